/** Types of the records of event logs in the form of the newer interface. */
import { dataType } from '../../../../src/types/values/data-object.ts';
import type { EventLogRecord } from '../../event-log-records.ts';

const NAMESPACE = 'System.Diagnostics.Eventing.Reader';

export default [
  dataType('System.Diagnostics.Eventing.Reader.EventProperty', ['System.Object Value {get;}']),
  dataType(
    'System.Diagnostics.Eventing.Reader.EventLogRecord',
    [
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
      `System.Collections.Generic.IList[${NAMESPACE}.EventProperty] Properties {get;}`,
    ],
    {
      methods: [
        ['string ToXml()', ({ xml }: EventLogRecord) => xml],
        ['string FormatDescription()', (self: EventLogRecord) => self.get('Message')],
      ],
    },
  ),
];
