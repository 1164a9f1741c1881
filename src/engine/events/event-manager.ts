/**
 * The events of a session: who has subscribed, what came and waits to be fetched, and which actions are due. All of it
 * happens in the thread of the session: an action runs when the next command is about to run, or when the input has ended,
 * as in PowerShell. Timers are looked at then, too.
 */

import { platform } from '../../platform/platform.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import { jobsOf } from '../jobs/job-table.ts';
import type { Frame, Runspace, ScriptBlock } from '../runspace.ts';
import { ServiceKey } from '../services.ts';
import { EventJob } from './event-job.ts';
import { type EventContents, EventRecord } from './event-record.ts';

export interface Subscription {
  readonly sourceIdentifier: string;
  readonly sourceObject?: unknown;
  readonly eventName?: string | null;
  readonly action?: ScriptBlock | null;
  readonly messageData?: unknown;
  readonly supportEvent?: boolean;
  readonly forwardEvent?: boolean;
  /** How many events are taken; 0 for all. */
  readonly maxTriggerCount?: number;
}

export class EventSubscriber extends NetObject {
  triggered = 0;

  constructor(
    readonly id: number,
    readonly subscription: Subscription,
    readonly job: EventJob | null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSEventSubscriber');
  }

  get sourceIdentifier(): string {
    return this.subscription.sourceIdentifier;
  }

  isFor(sourceIdentifier: string): boolean {
    return this.subscription.sourceIdentifier.toLowerCase() === sourceIdentifier.toLowerCase();
  }
}

/** What raises events as time passes. */
export interface TimedSource {
  /** Raises what is due; false when there is nothing more to come. */
  raiseDue(): boolean;
}

export class EventManager {
  readonly subscribers: EventSubscriber[] = [];
  /** Events without an action, until somebody removes them. */
  readonly received: EventRecord[] = [];
  /** Whether something may be due: a field, since every command asks for it. */
  mayBeDue = false;
  /** Made with the first event: it costs loading the host's cryptography. */
  private runspaceId: string | null = null;
  private readonly due: { readonly subscriber: EventSubscriber; readonly event: EventRecord }[] = [];
  private readonly timers = new Set<TimedSource>();
  private lastEvent = 0;
  private lastSubscription = 0;
  private busy = false;

  subscribe(f: Frame, subscription: Subscription): EventSubscriber {
    const { action, sourceIdentifier } = subscription;
    const job = action ? jobsOf(f.runspace).add((id) => new EventJob(id, sourceIdentifier, action)) : null;
    const subscriber = new EventSubscriber(++this.lastSubscription, subscription, job);
    this.subscribers.push(subscriber);
    return subscriber;
  }

  unsubscribe(subscriber: EventSubscriber): void {
    const at = this.subscribers.indexOf(subscriber);
    if (at >= 0) this.subscribers.splice(at, 1);
    if (subscriber.job) subscriber.job.state = 'Stopped';
  }

  /** An event of a name (New-Event): for its subscribers, or to be fetched where no action takes it. */
  generate(contents: EventContents, now: number): EventRecord {
    return this.deliver(
      contents,
      this.subscribers.filter((one) => one.isFor(contents.sourceIdentifier)),
      now,
    );
  }

  /** An event of an object, for those who subscribed to it. */
  raise(source: unknown, eventName: string, args: readonly unknown[], now: number): void {
    const name = eventName.toLowerCase();
    const interested = this.subscribers.filter(
      ({ subscription }) => subscription.sourceObject === source && subscription.eventName?.toLowerCase() === name,
    );
    for (const one of interested) {
      const { sourceIdentifier, messageData } = one.subscription;
      const contents = { sourceIdentifier, sender: args[0], sourceEventArgs: args[1], sourceArgs: args, messageData };
      this.deliver(contents, [one], now);
    }
  }

  private deliver(contents: EventContents, subscribers: readonly EventSubscriber[], now: number): EventRecord {
    this.runspaceId ??= platform().random.uuid();
    const event = new EventRecord(++this.lastEvent, this.runspaceId, contents, now);
    const acting = subscribers.filter(({ job }) => job !== null);
    for (const subscriber of acting) this.due.push({ subscriber, event });
    for (const subscriber of subscribers) this.count(subscriber);
    if (acting.length === 0) this.received.push(event);
    else this.mayBeDue = true;
    return event;
  }

  private count(subscriber: EventSubscriber): void {
    const { maxTriggerCount = 0 } = subscriber.subscription;
    if (++subscriber.triggered === maxTriggerCount) this.subscribers.splice(this.subscribers.indexOf(subscriber), 1);
  }

  watch(timer: TimedSource): void {
    this.timers.add(timer);
    this.mayBeDue = true;
  }

  forget(timer: TimedSource): void {
    this.timers.delete(timer);
  }

  /** Raises what timers have due. */
  poll(): void {
    for (const timer of [...this.timers]) if (!timer.raiseDue()) this.timers.delete(timer);
  }

  /** Runs the actions that are due. */
  run(f: Frame): void {
    if (this.busy) return;
    this.busy = true;
    try {
      this.poll();
      for (let next = this.due.shift(); next; next = this.due.shift()) next.subscriber.job?.take(f, next);
    } finally {
      this.busy = false;
      this.mayBeDue = this.timers.size > 0 || this.due.length > 0;
    }
  }
}

/** Under which a session gives its events. */
export const EVENTS = new ServiceKey<EventManager>('events');

/** The events of a session. */
export function eventsOf(runspace: Runspace): EventManager {
  return runspace.services.require(EVENTS);
}
