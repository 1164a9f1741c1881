/** How long bytes say that they are: the header of a SEQUENCE, with which everything begins that is kept in a file. */
import { hexText } from '../platform/bytes.ts';

/** The whole length, header included; undefined where the bytes begin with no SEQUENCE. */
export function announcedLength(bytes: Uint8Array): number | undefined {
  const [tag, length] = bytes;
  if (tag !== 0x30 || length === undefined) return undefined;
  if (length < 0x80) return 2 + length;
  const count = length & 0x7f;
  if (count === 0) return bytes.length; // of indefinite length: the parser finds the end
  if (count > 4) return undefined;
  if (bytes.length < 2 + count) return 2 + count;
  return 2 + count + Number.parseInt(hexText(bytes.subarray(2, 2 + count)), 16);
}
