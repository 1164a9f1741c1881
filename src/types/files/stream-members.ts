/** Members that all streams share. */
import { argumentException, netException } from '../net-exception.ts';
import { outOfRange, requireNotNegative } from '../text/argument-checks.ts';
import type { MethodDeclaration, PropertyDeclaration } from '../type-declaration.ts';
import type { EnumValue } from '../values/enum-value.ts';
import type { NetStream } from './stream.ts';

const LENGTH = 'Stream length must be non-negative and less than 2^31 - 1 - origin.';

function requireRange(buffer: Uint8Array | null, offset: number, count: number): Uint8Array {
  if (buffer === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'buffer');
  for (const [value, name] of [
    [offset, 'offset'],
    [count, 'count'],
  ] as const) {
    requireNotNegative(value, name);
  }
  if (offset + count > buffer.length) {
    throw netException(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  }
  return buffer;
}

function readInto(self: NetStream, buffer: Uint8Array, offset: number, count: number): number {
  requireRange(buffer, offset, count);
  const bytes = self.read(count);
  buffer.set(bytes, offset);
  return bytes.length;
}

/** How much of a stream without a length is copied at once, as .NET does. */
const COPIED_AT_ONCE = 81_920;

function copyTo(self: NetStream, destination: NetStream): void {
  if (self.canSeek) {
    destination.write(self.read(Math.max(self.length - self.position, 0)));
    return;
  }
  for (let bytes = self.read(COPIED_AT_ONCE); bytes.length > 0; bytes = self.read(COPIED_AT_ONCE)) {
    destination.write(bytes);
  }
}

export const streamProperties: readonly PropertyDeclaration[] = [
  ['bool CanRead {get;}', (self: NetStream) => self.canRead],
  ['bool CanSeek {get;}', (self: NetStream) => self.canSeek],
  ['bool CanTimeout {get;}', () => false],
  ['bool CanWrite {get;}', (self: NetStream) => self.canWrite],
  ['long Length {get;}', (self: NetStream) => BigInt(self.length)],
  [
    'long Position {get;set;}',
    (self: NetStream) => BigInt(self.position),
    (self: NetStream, value: bigint) => {
      requireNotNegative(Number(value), 'value');
      self.position = Number(value);
    },
  ],
];

export const streamMethods: readonly MethodDeclaration[] = [
  ['int Read(byte[] buffer, int offset, int count)', readInto],
  [
    'void ReadExactly(byte[] buffer, int offset, int count)',
    (self: NetStream, buffer: Uint8Array, offset: number, count: number) => {
      if (readInto(self, buffer, offset, count) < count) {
        throw netException('System.IO.EndOfStreamException', 'Unable to read beyond the end of the stream.');
      }
    },
  ],
  ['int ReadByte()', (self: NetStream) => self.read(1)[0] ?? -1],
  [
    'void Write(byte[] buffer, int offset, int count)',
    (self: NetStream, buffer: Uint8Array, offset: number, count: number) =>
      self.write(requireRange(buffer, offset, count).subarray(offset, offset + count)),
  ],
  ['void WriteByte(byte value)', (self: NetStream, value: number) => self.write(Uint8Array.of(value))],
  [
    'long Seek(long offset, System.IO.SeekOrigin origin)',
    (self: NetStream, offset: bigint, origin: EnumValue) => BigInt(self.seek(Number(offset), origin.toString())),
  ],
  [
    'void SetLength(long value)',
    (self: NetStream, value: bigint) => {
      if (value < 0n) throw outOfRange(LENGTH, 'value');
      self.length = Number(value);
    },
  ],
  ['void CopyTo(System.IO.Stream destination)', copyTo],
  ['void Flush()', (self: NetStream) => self.flush()],
  ['void Close()', (self: NetStream) => self.close()],
  ['void Dispose()', (self: NetStream) => self.close()],
];
