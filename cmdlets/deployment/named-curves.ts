/** ECCurve of .NET: the curves of NIST, by their names and object identifiers. */
import { netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { type CertificatePart, oid } from './certificate-objects.ts';

const CURVES = [
  { names: ['nistP256', 'ECDSA_P256', 'secp256r1', '1.2.840.10045.3.1.7'], bits: 256 },
  { names: ['nistP384', 'ECDSA_P384', 'secp384r1', '1.3.132.0.34'], bits: 384 },
  { names: ['nistP521', 'ECDSA_P521', 'secp521r1', '1.3.132.0.35'], bits: 521 },
] as const;

export class Curve extends NetObject {
  private constructor(
    readonly bits: number,
    private readonly identifier: string,
  ) {
    super();
  }

  /** A curve by a name or its object identifier. @throws PlatformNotSupportedException for another one */
  static named(name: string): Curve {
    const found = CURVES.find(({ names }) => names.some((known) => known.toLowerCase() === name.toLowerCase()));
    if (found) return new Curve(found.bits, found.names[3]);
    throw netException(
      'System.PlatformNotSupportedException',
      `The specified curve '${name}' or its parameters are not valid for this platform.`,
    );
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.ECCurve');
  }

  get oid(): CertificatePart {
    return oid(this.identifier);
  }
}
