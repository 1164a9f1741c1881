/** Types of CIM and WMI instances: their properties are those of their class. */
import { netException } from '../../../types/net-exception.ts';
import { defineType, type PropertyAdapter } from '../../../types/type-declaration.ts';
import type { DateTime } from '../../../types/values/date-time.ts';
import { type CimObject, fromDmtf, toDmtf } from '../../cim-instances.ts';

const adapter: PropertyAdapter<CimObject> = {
  isPowerShells: true,
  get: (self, name) => self.get(name),
  set: (self, name, value) => self.set(name, value),
  names: (self) => self.names(),
};

function readDate(text: string): DateTime {
  const date = fromDmtf(text);
  if (!date) {
    throw netException(
      'System.ArgumentOutOfRangeException',
      "Specified argument was out of the range of valid values. (Parameter 'dmtfDate')",
    );
  }
  return date;
}

export default [
  defineType<CimObject>({
    name: 'Microsoft.Management.Infrastructure.CimInstance',
    accelerators: ['CimInstance'],
    interfaces: ['System.IDisposable', 'System.ICloneable'],
    adapter,
    methods: [['void Dispose()', () => undefined]],
    toText: (self) => self.toString(),
  }),
  defineType<CimObject>({
    name: 'System.Management.ManagementObject',
    accelerators: ['wmi'],
    adapter,
    methods: [
      ['datetime ConvertToDateTime(string dmtfDate)', (_self: CimObject, text: string) => readDate(text)],
      ['string ConvertFromDateTime(datetime date)', (_self: CimObject, date: DateTime) => toDmtf(date)],
      ['void Get()', () => undefined],
      ['void Dispose()', () => undefined],
    ],
    toText: (self) => self.toString(),
  }),
  defineType({
    name: 'System.Management.ManagementDateTimeConverter',
    abstract: true,
    staticMethods: [
      ['datetime ToDateTime(string dmtfDate)', (text: string) => readDate(text)],
      ['string ToDmtfDateTime(datetime date)', (date: DateTime) => toDmtf(date)],
    ],
  }),
];
