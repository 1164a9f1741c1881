/** System.Diagnostics.Eventing.Reader.EventLogConfiguration. */

import { typeNamed } from '../../../src/types/net-type.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { EnumValue } from '../../../src/types/values/enum-value.ts';
import { Int64 } from '../../../src/types/values/numbers.ts';
import { asTypedArray } from '../../../src/types/values/typed-array.ts';
import { EventLogConfiguration } from '../event-log-configuration.ts';

type Self = EventLogConfiguration;

const NAMESPACE = 'System.Diagnostics.Eventing.Reader';
const named = (type: string, name: string) => EnumValue.named(typeNamed(`${NAMESPACE}.${type}`), name);

export default defineType<EventLogConfiguration>({
  name: 'System.Diagnostics.Eventing.Reader.EventLogConfiguration',
  constructors: [['(string logName)', (name: string | null) => EventLogConfiguration.named(name ?? '')]],
  properties: [
    ['bool IsClassicLog {get;}', ({ isClassicLog }: Self) => isClassicLog],
    [
      'bool IsEnabled {get;set;}',
      ({ isEnabled }: Self) => isEnabled,
      (self: Self, value: boolean) => {
        self.isEnabled = value;
      },
    ],
    ['string LogFilePath {get;}', ({ logFilePath }: Self) => logFilePath],
    [`${NAMESPACE}.EventLogIsolation LogIsolation {get;}`, () => named('EventLogIsolation', 'Application')],
    [`${NAMESPACE}.EventLogMode LogMode {get;}`, () => named('EventLogMode', 'Circular')],
    ['string LogName {get;}', ({ logName }: Self) => logName],
    [
      `${NAMESPACE}.EventLogType LogType {get;}`,
      ({ isClassicLog }: Self) => named('EventLogType', isClassicLog ? 'Administrative' : 'Operational'),
    ],
    ['long MaximumSizeInBytes {get;}', ({ maximumSize }: Self) => new Int64(BigInt(maximumSize))],
    [
      'string OwningProviderName {get;}',
      ({ isClassicLog, providerNames }: Self) => (isClassicLog ? '' : (providerNames[0] ?? '')),
    ],
    [
      'string[] ProviderNames {get;}',
      ({ providerNames }: Self) => asTypedArray(providerNames, typeNamed('System.String')),
    ],
    ['long RecordCount {get;}', ({ recordCount }: Self) => new Int64(BigInt(recordCount))],
  ],
  methods: [['void SaveChanges()', (self: Self) => self.saveChanges()]],
});
