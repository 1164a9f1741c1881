/** Events as scripts see them, and System.Timers.Timer. */

import { convertTo } from '../../../types/conversion/conversion.ts';
import { ListedEvent } from '../../../types/members/listed-members.ts';
import { netException } from '../../../types/net-exception.ts';
import { typeNamed } from '../../../types/net-type.ts';
import { defineType } from '../../../types/type-declaration.ts';
import { DateTime } from '../../../types/values/date-time.ts';
import type { EventJob } from '../../events/event-job.ts';
import type { EventSubscriber } from '../../events/event-manager.ts';
import type { EventRecord } from '../../events/event-record.ts';
import { type ElapsedEvent, NetTimer } from '../../events/timer.ts';

function localTime(milliseconds: number): DateTime {
  return DateTime.fromUnixMs(milliseconds).toLocalTime();
}

/** @throws NetException where it is no interval */
function checkedInterval(value: number): number {
  if (value > 0) return value;
  const message = `'${value}' is not a valid value for 'Interval'. 'Interval' must be greater than 0.`;
  throw netException('System.ArgumentException', message);
}

export default [
  defineType({ name: 'System.EventArgs' }),
  defineType<EventRecord>({
    name: 'System.Management.Automation.PSEventArgs',
    base: 'System.EventArgs',
    properties: [
      ['string ComputerName {get;}', () => null],
      ['guid RunspaceId {get;}', (self: EventRecord) => convertTo(self.runspaceId, typeNamed('System.Guid'))],
      ['int EventIdentifier {get;}', (self: EventRecord) => self.id],
      ['System.Object Sender {get;}', (self: EventRecord) => self.contents.sender ?? null],
      ['System.EventArgs SourceEventArgs {get;}', (self: EventRecord) => self.contents.sourceEventArgs ?? null],
      ['System.Object[] SourceArgs {get;}', (self: EventRecord) => [...(self.contents.sourceArgs ?? [])]],
      ['string SourceIdentifier {get;}', (self: EventRecord) => self.contents.sourceIdentifier],
      ['datetime TimeGenerated {get;}', (self: EventRecord) => localTime(self.timeGenerated)],
      ['psobject MessageData {get;}', (self: EventRecord) => self.contents.messageData ?? null],
    ],
  }),
  defineType<EventSubscriber>({
    name: 'System.Management.Automation.PSEventSubscriber',
    properties: [
      ['int SubscriptionId {get;set;}', (self: EventSubscriber) => self.id],
      ['System.Object SourceObject {get;}', (self: EventSubscriber) => self.subscription.sourceObject ?? null],
      ['string EventName {get;}', (self: EventSubscriber) => self.subscription.eventName ?? null],
      ['string SourceIdentifier {get;}', (self: EventSubscriber) => self.subscription.sourceIdentifier],
      ['System.Management.Automation.PSEventJob Action {get;}', (self: EventSubscriber) => self.job],
      ['System.Object HandlerDelegate {get;}', () => null],
      ['bool SupportEvent {get;}', (self: EventSubscriber) => self.subscription.supportEvent ?? false],
      ['bool ForwardEvent {get;}', (self: EventSubscriber) => self.subscription.forwardEvent ?? false],
    ],
  }),
  defineType<EventJob>({
    name: 'System.Management.Automation.PSEventJob',
    base: 'System.Management.Automation.Job',
    properties: [['string PSJobTypeName {get;}', () => '']],
  }),
  defineType<ElapsedEvent>({
    name: 'System.Timers.ElapsedEventArgs',
    base: 'System.EventArgs',
    properties: [['datetime SignalTime {get;}', (self: ElapsedEvent) => localTime(self.signalTime)]],
  }),
  defineType<NetTimer>({
    name: 'System.Timers.Timer',
    constructors: [
      ['()', () => new NetTimer()],
      ['(double interval)', (interval: number) => new NetTimer(checkedInterval(interval))],
    ],
    properties: [
      [
        'bool AutoReset {get;set;}',
        (self: NetTimer) => self.autoReset,
        (self: NetTimer, value: boolean) => {
          self.autoReset = value;
        },
      ],
      [
        'bool Enabled {get;set;}',
        (self: NetTimer) => self.enabled,
        (self: NetTimer, value: boolean) => {
          self.enabled = value;
        },
      ],
      [
        'double Interval {get;set;}',
        (self: NetTimer) => self.interval,
        (self: NetTimer, value: number) => {
          self.interval = checkedInterval(value);
        },
      ],
    ],
    methods: [
      ['void Start()', (self: NetTimer) => setEnabled(self, true)],
      ['void Stop()', (self: NetTimer) => setEnabled(self, false)],
      ['void Close()', (self: NetTimer) => setEnabled(self, false)],
      ['void Dispose()', (self: NetTimer) => setEnabled(self, false)],
    ],
    extended: () => [
      new ListedEvent('Disposed', 'System.EventHandler Disposed(System.Object, System.EventArgs)'),
      new ListedEvent(
        'Elapsed',
        'System.Timers.ElapsedEventHandler Elapsed(System.Object, System.Timers.ElapsedEventArgs)',
      ),
    ],
  }),
];

function setEnabled(timer: NetTimer, enabled: boolean): void {
  timer.enabled = enabled;
}
