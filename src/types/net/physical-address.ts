/** System.Net.NetworkInformation.PhysicalAddress: the address of a network adapter. */
import { defineType } from '../type-declaration.ts';
import { PhysicalAddress } from '../values/physical-address.ts';

export default defineType<PhysicalAddress>({
  name: 'System.Net.NetworkInformation.PhysicalAddress',
  accelerators: ['PhysicalAddress'],
  constructors: [['(byte[] address)', (bytes: Uint8Array) => new PhysicalAddress(Uint8Array.from(bytes))]],
  methods: [
    ['byte[] GetAddressBytes()', (self: PhysicalAddress) => Uint8Array.from(self.bytes)],
    ['string ToString()', (self: PhysicalAddress) => String(self)],
  ],
  staticProperties: [['PhysicalAddress None {get;}', () => new PhysicalAddress(new Uint8Array())]],
  staticMethods: [['PhysicalAddress Parse(string address)', (text: string) => PhysicalAddress.parse(text)]],
  toText: String,
  equals: (a, b) => String(a) === String(b),
  hashKey: String,
});
