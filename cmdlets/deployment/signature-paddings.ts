/** RSASignaturePadding of .NET. Signatures here are those of PKCS #1; PSS is refused by name. */
import { netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export class SignaturePadding extends NetObject {
  constructor(readonly mode: 'Pkcs1' | 'Pss') {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.RSASignaturePadding');
  }
}

/** @throws PlatformNotSupportedException for any other padding */
export function requirePkcs1({ mode }: SignaturePadding): void {
  if (mode === 'Pkcs1') return;
  throw netException(
    'System.PlatformNotSupportedException',
    `Signatures with the padding ${mode} are not built here; use [System.Security.Cryptography.RSASignaturePadding]::Pkcs1.`,
  );
}
