/** Types of the records of event logs in the form of the newer interface. */
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType('System.Diagnostics.Eventing.Reader.EventLogRecord', [
    'string Message {get;}',
    'int Id {get;}',
    'byte Level {get;}',
    'string LevelDisplayName {get;}',
    'string LogName {get;}',
    'string MachineName {get;}',
    'string ProviderName {get;}',
    'long RecordId {get;}',
    'string TaskDisplayName {get;}',
    'datetime TimeCreated {get;}',
    'string UserId {get;}',
  ]),
];
