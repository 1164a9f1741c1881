/** System.Management.Automation.SwitchParameter. */
import { defineType } from '../type-declaration.ts';
import { SwitchParameter } from '../values/switch-parameter.ts';

export default defineType<SwitchParameter>({
  name: 'System.Management.Automation.SwitchParameter',
  accelerators: ['switch'],
  kind: 'struct',
  empty: () => SwitchParameter.absent,
  constructors: [['(bool isPresent)', (isPresent: boolean) => SwitchParameter.of(isPresent)]],
  properties: [['bool IsPresent {get;}', (self: SwitchParameter) => self.isPresent]],
  staticProperties: [['switch Present {get;}', () => SwitchParameter.present]],
  methods: [
    [
      'bool Equals(System.Object obj)',
      (self: SwitchParameter, other: unknown) => self === other || self.isPresent === other,
    ],
    ['bool ToBool()', (self: SwitchParameter) => self.isPresent],
    ['int GetHashCode()', (self: SwitchParameter) => Number(self.isPresent)],
    ['string ToString()', (self: SwitchParameter) => self.toString()],
  ],
  toText: (self) => self.toString(),
  equals: (a, b) => a === b,
  hashKey: (self) => Number(self.isPresent),
  convertFrom: (value) => (typeof value === 'boolean' ? SwitchParameter.of(value) : undefined),
});
