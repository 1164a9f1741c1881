/** System.Buffer: bytes copied from array to array. */
import { netException } from '../net-exception.ts';
import { requireNotNegative, requireValue } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';

/** Arrays of other numbers lie in memory in another form here. */
function bytesIn(array: unknown, parameter: string): Uint8Array {
  const given = requireValue(array, parameter);
  if (given instanceof Uint8Array) return given;
  throw netException('System.NotSupportedException', 'System.Buffer is built for arrays of bytes alone here.');
}

function blockCopy(from: unknown, fromOffset: number, to: unknown, toOffset: number, count: number): void {
  const [source, target] = [bytesIn(from, 'src'), bytesIn(to, 'dst')];
  requireNotNegative(fromOffset, 'srcOffset');
  requireNotNegative(toOffset, 'dstOffset');
  requireNotNegative(count, 'count');
  if (fromOffset + count > source.length || toOffset + count > target.length) {
    throw netException(
      'System.ArgumentException',
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  }
  target.set(source.slice(fromOffset, fromOffset + count), toOffset);
}

export default defineType({
  name: 'System.Buffer',
  abstract: true,
  staticMethods: [
    ['void BlockCopy(array src, int srcOffset, array dst, int dstOffset, int count)', blockCopy],
    ['int ByteLength(array array)', (array: unknown) => bytesIn(array, 'array').length],
  ],
});
