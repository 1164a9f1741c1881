/** RSAEncryptionPadding of .NET: PKCS #1 v1.5, or OAEP with a hash. */
import type { WrapPadding } from '../../src/platform/cryptography.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

/** Those that there are, by the name of the property that gives them. */
export const ENCRYPTION_PADDINGS = {
  Pkcs1: 'pkcs1',
  OaepSHA1: 'sha1',
  OaepSHA256: 'sha256',
  OaepSHA384: 'sha384',
  OaepSHA512: 'sha512',
} as const satisfies Record<string, WrapPadding>;

export class EncryptionPadding extends NetObject {
  constructor(
    /** What the host calls it. */
    readonly name: WrapPadding,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.RSAEncryptionPadding');
  }

  get mode(): 'Pkcs1' | 'Oaep' {
    return this.name === 'pkcs1' ? 'Pkcs1' : 'Oaep';
  }

  /** The hash of OAEP, upper-case; null for PKCS #1. */
  get hash(): string | null {
    return this.name === 'pkcs1' ? null : this.name.toUpperCase();
  }
}
