/** RSASignaturePadding of .NET: PKCS #1 or PSS. */
import type { PaddingName } from '../../src/platform/cryptography.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export class SignaturePadding extends NetObject {
  constructor(readonly mode: 'Pkcs1' | 'Pss') {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.RSASignaturePadding');
  }

  /** What the host calls it. */
  get name(): PaddingName {
    return this.mode === 'Pss' ? 'pss' : 'pkcs1';
  }
}
