/** Records of the streams. */
import { defineType } from '../../../types/type-declaration.ts';
import { DateTime } from '../../../types/values/date-time.ts';
import type { ProgressRecord } from '../../progress-record.ts';
import type { InformationRecord, TextRecord } from '../../stream-records.ts';

const textMembers = {
  toText: (self: TextRecord) => self.message,
  properties: [
    ['string Message {get;set;}', (self: TextRecord) => self.message],
    ['System.Management.Automation.InvocationInfo InvocationInfo {get;}', () => null],
  ],
} as const;

export default [
  defineType<TextRecord>({
    name: 'System.Management.Automation.InformationalRecord',
    ...textMembers,
  }),
  defineType<TextRecord>({
    name: 'System.Management.Automation.WarningRecord',
    base: 'System.Management.Automation.InformationalRecord',
    ...textMembers,
  }),
  defineType<TextRecord>({
    name: 'System.Management.Automation.VerboseRecord',
    base: 'System.Management.Automation.InformationalRecord',
    ...textMembers,
  }),
  defineType<TextRecord>({
    name: 'System.Management.Automation.DebugRecord',
    base: 'System.Management.Automation.InformationalRecord',
    ...textMembers,
  }),
  defineType<InformationRecord>({
    name: 'System.Management.Automation.InformationRecord',
    toText: (self) => String(self.messageData ?? ''),
    properties: [
      ['System.Object MessageData {get;}', (self: InformationRecord) => self.messageData],
      ['string Source {get;set;}', (self: InformationRecord) => self.source],
      ['datetime TimeGenerated {get;set;}', (self: InformationRecord) => DateTime.fromUnixMs(self.timeGenerated)],
      ['System.Collections.Generic.List[string] Tags {get;}', (self: InformationRecord) => [...self.tags]],
      ['string User {get;set;}', () => ''],
      ['string Computer {get;set;}', () => ''],
    ],
  }),
  defineType<ProgressRecord>({
    name: 'System.Management.Automation.ProgressRecord',
    properties: [
      ['int ActivityId {get;}', (self: ProgressRecord) => self.activityId],
      ['int ParentActivityId {get;set;}', (self: ProgressRecord) => self.parentActivityId],
      ['string Activity {get;set;}', (self: ProgressRecord) => self.activity],
      ['string StatusDescription {get;set;}', (self: ProgressRecord) => self.statusDescription],
      ['string CurrentOperation {get;set;}', (self: ProgressRecord) => self.currentOperation],
      ['int PercentComplete {get;set;}', (self: ProgressRecord) => self.percentComplete],
      ['int SecondsRemaining {get;set;}', (self: ProgressRecord) => self.secondsRemaining],
    ],
  }),
];
