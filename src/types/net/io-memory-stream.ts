/** System.IO.MemoryStream. */
import { MemoryStream, type NetStream } from '../files/stream.ts';
import { requireNotNegative } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import { newBytes } from '../values/array-limit.ts';

export default defineType<MemoryStream>({
  name: 'System.IO.MemoryStream',
  base: 'System.IO.Stream',
  constructors: [
    ['()', () => new MemoryStream()],
    [
      '(int capacity)',
      (capacity: number) => {
        requireNotNegative(capacity, 'capacity');
        return new MemoryStream(newBytes(capacity));
      },
    ],
    ['(byte[] buffer)', (buffer: Uint8Array) => new MemoryStream(buffer, true, true)],
    [
      '(byte[] buffer, bool writable)',
      (buffer: Uint8Array, writable: boolean) => new MemoryStream(buffer, writable, true),
    ],
    [
      '(byte[] buffer, int index, int count)',
      (buffer: Uint8Array, index: number, count: number) =>
        new MemoryStream(buffer.subarray(index, index + count), true, true),
    ],
  ],
  properties: [
    [
      'int Capacity {get;set;}',
      (self: MemoryStream) => self.capacity,
      (self: MemoryStream, value: number) => {
        self.capacity = value;
      },
    ],
  ],
  methods: [
    ['byte[] ToArray()', (self: MemoryStream) => self.toArray()],
    ['byte[] GetBuffer()', (self: MemoryStream) => self.buffer],
    ['void WriteTo(System.IO.Stream stream)', (self: MemoryStream, stream: NetStream) => stream.write(self.toArray())],
  ],
});
