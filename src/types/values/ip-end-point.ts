/** System.Net.IPEndPoint: an address and a port. */
import { argumentException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { IPAddress } from './ip-address.ts';

export class IPEndPoint extends NetObject {
  private constructor(
    public address: IPAddress,
    public port: number,
  ) {
    super();
  }

  static of(address: IPAddress, port: number): IPEndPoint {
    if (port >= 0 && port <= 65535) return new IPEndPoint(address, port);
    throw argumentException(
      'ArgumentOutOfRangeException',
      'Specified argument was out of the range of valid values.',
      'port',
    );
  }

  /** `1.2.3.4:80`, `[::1]:80`, or an address alone (port 0). Throws FormatException. */
  static parse(text: string): IPEndPoint {
    const [, addressText = text, portText = 0] =
      /^\[(.*)\](?::(\d{1,5}))?$/.exec(text) ?? /^([^:]*)(?::(\d{1,5}))?$/.exec(text) ?? [];
    const address = IPAddress.tryParse(addressText);
    const port = Number(portText);
    if (address && port <= 65535) return new IPEndPoint(address, port);
    throw netException('System.FormatException', 'An invalid IPEndPoint was specified.');
  }

  netType(): NetType {
    return typeNamed('System.Net.IPEndPoint');
  }

  override toString(): string {
    return this.address.isV6 ? `[${this.address}]:${this.port}` : `${this.address}:${this.port}`;
  }
}
