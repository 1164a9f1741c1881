/** X509SignatureGenerator, and the classes that .NET makes of it. */
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { HashAlgorithmName } from '../../hash-algorithm-name.ts';
import { generatorForCurve, generatorForRsa, type SignatureGenerator } from '../../signature-generators.ts';

const CRYPTOGRAPHY = 'System.Security.Cryptography';
const NAMESPACE = `${CRYPTOGRAPHY}.X509Certificates`;
const GENERATOR = `${NAMESPACE}.X509SignatureGenerator`;
const HASH = `${CRYPTOGRAPHY}.HashAlgorithmName hashAlgorithm`;

export default [
  defineType<SignatureGenerator>({
    name: 'System.Security.Cryptography.X509Certificates.X509SignatureGenerator',
    abstract: true,
    properties: [[`${NAMESPACE}.PublicKey PublicKey {get;}`, (self: SignatureGenerator) => self.publicKey]],
    methods: [
      [
        `byte[] GetSignatureAlgorithmIdentifier(${HASH})`,
        (self: SignatureGenerator, hash: HashAlgorithmName) => self.algorithm(hash),
      ],
      [
        `byte[] SignData(byte[] data, ${HASH})`,
        (self: SignatureGenerator, data: Uint8Array | null, hash: HashAlgorithmName) => self.sign(data, hash),
      ],
    ],
    staticMethods: [
      [
        `${GENERATOR} CreateForRSA(${CRYPTOGRAPHY}.RSA key, ${CRYPTOGRAPHY}.RSASignaturePadding signaturePadding)`,
        generatorForRsa,
      ],
      [`${GENERATOR} CreateForECDsa(${CRYPTOGRAPHY}.ECDsa key)`, generatorForCurve],
    ],
  }),
  defineType({ name: 'System.Security.Cryptography.X509Certificates.RSAPkcs1X509SignatureGenerator', base: GENERATOR }),
  defineType({ name: 'System.Security.Cryptography.X509Certificates.RSAPssX509SignatureGenerator', base: GENERATOR }),
  defineType({ name: 'System.Security.Cryptography.X509Certificates.ECDsaX509SignatureGenerator', base: GENERATOR }),
];
