/** Types of event logs. */
import { defineType } from '../../../../src/types/type-declaration.ts';
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType('System.Diagnostics.EventLogEntry', [
    'string MachineName {get;}',
    'byte[] Data {get;}',
    'int Index {get;}',
    'string Category {get;}',
    'short CategoryNumber {get;}',
    'int EventID {get;}',
    'System.Diagnostics.EventLogEntryType EntryType {get;}',
    'string Message {get;}',
    'string Source {get;}',
    'string[] ReplacementStrings {get;}',
    'long InstanceId {get;}',
    'datetime TimeGenerated {get;}',
    'datetime TimeWritten {get;}',
    'string UserName {get;}',
  ]),
  dataType('System.Diagnostics.EventLog', [
    'string Log {get;}',
    'string LogDisplayName {get;}',
    'string MachineName {get;}',
    'long MaximumKilobytes {get;}',
    'int MinimumRetentionDays {get;}',
    'string OverflowAction {get;}',
    'bool EnableRaisingEvents {get;}',
    'System.Object[] Entries {get;}',
  ]),
  defineType({
    name: 'System.Diagnostics.EventLogEntryType',
    kind: 'enum',
    members: { Error: 1, Warning: 2, Information: 4, SuccessAudit: 8, FailureAudit: 16 },
  }),
];
