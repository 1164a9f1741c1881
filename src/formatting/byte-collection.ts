/** ByteCollection: one row of Format-Hex, up to 16 bytes with where they stand and as what they read. */
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';

export const BYTES_PER_ROW = 16;

export class ByteCollection extends NetObject {
  constructor(
    readonly offset: number,
    readonly bytes: Uint8Array,
    /** The file the bytes are from; null for other input. */
    readonly path: string | null,
    /** What the rows are grouped by: the file, or the type of the input. */
    readonly label: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.Commands.ByteCollection');
  }

  get hexOffset(): string {
    return this.offset.toString(16).toUpperCase().padStart(16, '0');
  }

  get hexBytes(): string {
    return Array.from(this.bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
  }

  /** Latin-1 characters; a zero byte as a blank, what cannot be printed as the replacement character. */
  get ascii(): string {
    return Array.from(this.bytes, (byte) => {
      if (byte === 0) return ' ';
      const printable = byte > 0x1f && (byte < 0x7f || byte > 0x9f);
      return printable ? String.fromCharCode(byte) : '\ufffd';
    }).join('');
  }
}
