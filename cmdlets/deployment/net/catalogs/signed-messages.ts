/** SignedCms, as far as bundles of certificates (PKCS #7, P7B) need it: what is in one is read. */
import { readBundle } from '../../../../src/deployment/certificate-file.ts';
import { isDamage } from '../../../../src/deployment/x509-details.ts';
import { netException } from '../../../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../../../src/types/net-type.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import { cryptographic } from '../../asymmetric-keys.ts';
import { X509Certificate2 } from '../../certificate-objects.ts';
import { CertificateCollection } from '../../certificate-stores.ts';

class SignedMessage extends NetObject {
  certificates: CertificateCollection | null = null;

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.Pkcs.SignedCms');
  }
}

function decode(message: SignedMessage, bytes: Uint8Array): void {
  try {
    message.certificates = new CertificateCollection(readBundle(bytes, '').map((one) => new X509Certificate2(one)));
  } catch (error) {
    if (isDamage(error)) throw cryptographic('ASN1 corrupted data.');
    throw error;
  }
}

function notBuilt(): never {
  throw netException(
    'System.PlatformNotSupportedException',
    'Signing messages is not built here: SignedCms reads bundles of certificates.',
  );
}

export default [
  defineType<SignedMessage>({
    name: 'System.Security.Cryptography.Pkcs.SignedCms',
    constructors: [['()', () => new SignedMessage()]],
    properties: [
      [
        'System.Security.Cryptography.X509Certificates.X509Certificate2Collection Certificates {get;}',
        (self: SignedMessage) => self.certificates ?? new CertificateCollection([]),
      ],
    ],
    methods: [
      ['void Decode(byte[] encodedMessage)', decode],
      ['void ComputeSignature()', notBuilt],
      ['byte[] Encode()', notBuilt],
    ],
  }),
];
