/** PSEventJob: the action of a subscription, which holds what the action puts out. */

import type { NetObject } from '../../types/net-type.ts';
import { Job } from '../jobs/job.ts';
import { CallbackPipe } from '../pipeline/pipe.ts';
import type { Frame, ScriptBlock } from '../runspace.ts';
import { isCatchable, scriptErrorOf } from '../statement-errors.ts';
import type { EventRecord } from './event-record.ts';

export class EventJob extends Job {
  constructor(
    id: number,
    name: string,
    readonly action: ScriptBlock,
  ) {
    super(id, name, 'EventJob', action.toString());
  }

  /** Runs the action for an event. */
  take(f: Frame, { subscriber, event }: { readonly subscriber: NetObject; readonly event: EventRecord }): void {
    this.state = 'Running';
    const { sender = null, sourceEventArgs = null, sourceArgs = [] } = event.contents;
    try {
      f.runspace.invokeBlock(this.action, {
        caller: f,
        args: sourceArgs,
        out: new CallbackPipe((value) => this.put({ stream: 'output', value })),
        prepare: (scope) => {
          scope.assign('Event', event);
          scope.assign('EventSubscriber', subscriber);
          scope.assign('Sender', sender);
          scope.assign('EventArgs', sourceEventArgs);
        },
      });
    } catch (error) {
      if (!isCatchable(error)) throw error;
      this.put({ stream: 'error', value: scriptErrorOf(f, error).record });
    }
  }
}
