/** System.Net.NetworkInformation.PhysicalAddress: the bytes of a network card's address. */
import { hexBytes } from '../../platform/bytes.ts';
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class PhysicalAddress extends NetObject {
  constructor(readonly bytes: Uint8Array) {
    super();
  }

  /** `00-11-22-33-44-55`, with colons, dots or nothing between. Throws FormatException. */
  static parse(text: string): PhysicalAddress {
    const plain = /^(?:[0-9A-Fa-f]{2}(?:[-:][0-9A-Fa-f]{2})*|(?:[0-9A-Fa-f]{2})*|[0-9A-Fa-f]{4}(?:\.[0-9A-Fa-f]{4})*)$/;
    if (!plain.test(text)) {
      throw netException('System.FormatException', `An invalid physical address was specified: '${text}'.`);
    }
    return new PhysicalAddress(hexBytes(text.replace(/[-:.]/g, '')));
  }

  netType(): NetType {
    return typeNamed('System.Net.NetworkInformation.PhysicalAddress');
  }

  override toString(): string {
    return Array.from(this.bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
  }
}
