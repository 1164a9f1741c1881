/** Microsoft.PowerShell.Commands.ByteCollection: rows of bytes, as Format-Hex gives them. */
import { defineType } from '../../types/type-declaration.ts';
import type { ByteCollection } from '../byte-collection.ts';

export default defineType<ByteCollection>({
  name: 'Microsoft.PowerShell.Commands.ByteCollection',
  properties: [
    ['uint Offset {get;}', (self: ByteCollection) => self.offset % 2 ** 32],
    ['ulong Offset64 {get;}', (self: ByteCollection) => BigInt(self.offset)],
    ['byte[] Bytes {get;}', (self: ByteCollection) => self.bytes],
    ['string Path {get;}', (self: ByteCollection) => self.path],
    ['string HexOffset {get;}', (self: ByteCollection) => self.hexOffset],
    ['string Label {get;}', (self: ByteCollection) => self.label],
    ['string HexBytes {get;}', (self: ByteCollection) => self.hexBytes],
    ['string Ascii {get;}', (self: ByteCollection) => self.ascii],
  ],
  toText: (self) => `${self.hexOffset}   ${self.hexBytes.padEnd(47)}  ${self.ascii.padEnd(16)}`,
});
