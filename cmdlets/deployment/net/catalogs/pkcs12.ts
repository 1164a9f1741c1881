/** Pkcs12Builder, Pkcs12Info, their contents and bags, and PbeParameters. */
import { BAGS } from '../../../../src/deployment/pfx-parts.ts';
import { netException } from '../../../../src/types/net-exception.ts';
import { genericTypeOf, typeNamed } from '../../../../src/types/net-type.ts';
import { defineType, type MethodDeclaration } from '../../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { NetList } from '../../../../src/types/values/net-list.ts';
import type { ReadOnlyMemory } from '../../../../src/types/values/read-only-memory.ts';
import type { PSReference } from '../../../../src/types/values/reference.ts';
import type { AsymmetricKey } from '../../asymmetric-keys.ts';
import { enumNamed } from '../../certificate-chains.ts';
import { type CertificatePart, oid, type X509Certificate2 } from '../../certificate-objects.ts';
import type { HashAlgorithmName } from '../../hash-algorithm-name.ts';
import {
  keyBag,
  memory,
  PbeParameters,
  type Pkcs12Bag,
  Pkcs12Builder,
  Pkcs12Info,
  SafeContents,
  typedBag,
} from '../../pkcs12.ts';

const CRYPTOGRAPHY = 'System.Security.Cryptography';
const PKCS = `${CRYPTOGRAPHY}.Pkcs`;
const MEMORY = 'System.ReadOnlyMemory[byte]';
const CONTENTS = `${PKCS}.Pkcs12SafeContents`;
const BAG = `${PKCS}.Pkcs12SafeBag`;
const KEY = `${CRYPTOGRAPHY}.AsymmetricAlgorithm key`;
const PARAMETERS = `${CRYPTOGRAPHY}.PbeParameters pbeParameters`;
const MODES = { Unknown: 0, None: 1, Password: 2, PublicKey: 3 };

const bytesOf = ({ items }: ReadOnlyMemory): Uint8Array => Uint8Array.from(items as Uint8Array);

/** A list that is not changed, as .NET gives it out. */
function fixedList(element: string, items: readonly unknown[]): NetList {
  const type = genericTypeOf(typeNamed('System.Collections.ObjectModel.ReadOnlyCollection`1'), [typeNamed(element)]);
  return new NetList(type, [...items]);
}

/** A password in bytes would otherwise be taken for a text of numbers. */
function notInBytes(name: string): MethodDeclaration {
  return [
    name,
    () => {
      throw netException(
        'System.PlatformNotSupportedException',
        'Passwords that are given as bytes are not built here.',
      );
    },
  ];
}

export default [
  defineType<PbeParameters>({
    name: 'System.Security.Cryptography.PbeParameters',
    constructors: [
      [
        `(${CRYPTOGRAPHY}.PbeEncryptionAlgorithm encryptionAlgorithm, ${CRYPTOGRAPHY}.HashAlgorithmName hashAlgorithm, int iterationCount)`,
        (algorithm: EnumValue, hash: HashAlgorithmName, iterations: number) =>
          new PbeParameters(algorithm, hash, iterations),
      ],
    ],
    properties: [
      [
        `${CRYPTOGRAPHY}.PbeEncryptionAlgorithm EncryptionAlgorithm {get;}`,
        ({ algorithm }: PbeParameters) => algorithm,
      ],
      [`${CRYPTOGRAPHY}.HashAlgorithmName HashAlgorithm {get;}`, ({ hash }: PbeParameters) => hash],
      ['int IterationCount {get;}', ({ iterations }: PbeParameters) => iterations],
    ],
  }),
  defineType({
    name: 'System.Security.Cryptography.PbeEncryptionAlgorithm',
    kind: 'enum',
    members: { Unknown: 0, Aes128Cbc: 1, Aes192Cbc: 2, Aes256Cbc: 3, TripleDes3KeyPkcs12: 4 },
  }),
  defineType({ name: 'System.Security.Cryptography.Pkcs.Pkcs12ConfidentialityMode', kind: 'enum', members: MODES }),
  defineType({ name: 'System.Security.Cryptography.Pkcs.Pkcs12IntegrityMode', kind: 'enum', members: MODES }),
  defineType<Pkcs12Builder>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs12Builder',
    constructors: [['()', () => new Pkcs12Builder()]],
    properties: [['bool IsSealed {get;}', (self: Pkcs12Builder) => self.isSealed]],
    methods: [
      [
        `void AddSafeContentsUnencrypted(${CONTENTS} safeContents)`,
        (self: Pkcs12Builder, contents: SafeContents | null) => self.addPlain(contents),
      ],
      [
        `void AddSafeContentsEncrypted(${CONTENTS} safeContents, string password, ${PARAMETERS})`,
        (
          self: Pkcs12Builder,
          contents: SafeContents | null,
          password: string | null,
          parameters: PbeParameters | null,
        ) => self.addEncrypted(contents, password, parameters),
      ],
      notInBytes(`void AddSafeContentsEncrypted(${CONTENTS} safeContents, byte[] passwordBytes, ${PARAMETERS})`),
      [
        `void SealWithMac(string password, ${CRYPTOGRAPHY}.HashAlgorithmName hashAlgorithm, int iterationCount)`,
        (self: Pkcs12Builder, password: string | null, hash: HashAlgorithmName, iterations: number) =>
          self.seal(password, hash, iterations),
      ],
      ['void SealWithoutIntegrity()', (self: Pkcs12Builder) => self.sealWithoutIntegrity()],
      ['byte[] Encode()', (self: Pkcs12Builder) => self.encode()],
    ],
  }),
  defineType<SafeContents>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs12SafeContents',
    constructors: [['()', () => new SafeContents()]],
    properties: [
      [
        `${PKCS}.Pkcs12ConfidentialityMode ConfidentialityMode {get;}`,
        ({ confidentiality }: SafeContents) => enumNamed(`${PKCS}.Pkcs12ConfidentialityMode`, confidentiality),
      ],
      ['bool IsReadOnly {get;}', ({ isReadOnly }: SafeContents) => isReadOnly],
    ],
    methods: [
      [
        `void AddSafeBag(${BAG} safeBag)`,
        (self: SafeContents, bag: Pkcs12Bag | null) => {
          self.add(bag);
        },
      ],
      [
        `${PKCS}.Pkcs12CertBag AddCertificate(${CRYPTOGRAPHY}.X509Certificates.X509Certificate2 certificate)`,
        (self: SafeContents, certificate: X509Certificate2 | null) => self.addCertificate(certificate),
      ],
      [
        `${PKCS}.Pkcs12KeyBag AddKeyUnencrypted(${KEY})`,
        (self: SafeContents, key: AsymmetricKey | null) => self.addKey(key),
      ],
      [
        `${PKCS}.Pkcs12ShroudedKeyBag AddShroudedKey(${KEY}, string password, ${PARAMETERS})`,
        (self: SafeContents, key: AsymmetricKey | null, password: string | null, parameters: PbeParameters | null) =>
          self.addShroudedKey(key, password, parameters),
      ],
      notInBytes(`${PKCS}.Pkcs12ShroudedKeyBag AddShroudedKey(${KEY}, byte[] passwordBytes, ${PARAMETERS})`),
      [
        `${PKCS}.Pkcs12SafeContentsBag AddNestedContents(${CONTENTS} safeContents)`,
        (self: SafeContents, contents: SafeContents | null) => self.addNested(contents),
      ],
      [
        `${PKCS}.Pkcs12SecretBag AddSecret(${CRYPTOGRAPHY}.Oid secretType, ${MEMORY} secretValue)`,
        (self: SafeContents, type: CertificatePart | null, value: ReadOnlyMemory) =>
          self.addSecret(type, bytesOf(value)),
      ],
      ['void Decrypt(string password)', (self: SafeContents, password: string | null) => self.decrypt(password)],
      notInBytes('void Decrypt(byte[] passwordBytes)'),
      [`System.Collections.Generic.IEnumerable[${BAG}] GetBags()`, (self: SafeContents) => fixedList(BAG, self.list())],
    ],
  }),
  defineType<Pkcs12Info>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs12Info',
    properties: [
      [
        `System.Collections.ObjectModel.ReadOnlyCollection[${CONTENTS}] AuthenticatedSafe {get;}`,
        ({ contents }: Pkcs12Info) => fixedList(CONTENTS, contents),
      ],
      [
        `${PKCS}.Pkcs12IntegrityMode IntegrityMode {get;}`,
        ({ integrity }: Pkcs12Info) => enumNamed(`${PKCS}.Pkcs12IntegrityMode`, integrity),
      ],
    ],
    methods: [
      ['bool VerifyMac(string password)', (self: Pkcs12Info, password: string | null) => self.verify(password)],
    ],
    staticMethods: [
      [
        `${PKCS}.Pkcs12Info Decode(${MEMORY} encodedBytes, [ref] int bytesConsumed, bool skipCopy = false)`,
        (encoded: ReadOnlyMemory, consumed: PSReference) => {
          const { info, length } = Pkcs12Info.decode(bytesOf(encoded));
          consumed.value = length;
          return info;
        },
      ],
    ],
  }),
  defineType<Pkcs12Bag>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs12SafeBag',
    abstract: true,
    properties: [
      [`${MEMORY} EncodedBagValue {get;}`, ({ value }: Pkcs12Bag) => memory(value)],
      [
        `${CRYPTOGRAPHY}.CryptographicAttributeObjectCollection Attributes {get;}`,
        (self: Pkcs12Bag) => self.attributes,
      ],
    ],
    methods: [
      ['byte[] Encode()', (self: Pkcs12Bag) => self.encode()],
      [`${CRYPTOGRAPHY}.Oid GetBagId()`, ({ type }: Pkcs12Bag) => oid(type)],
    ],
  }),
  defineType<Pkcs12Bag>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs12CertBag',
    base: BAG,
    constructors: [
      [
        `(${CRYPTOGRAPHY}.Oid certificateType, ${MEMORY} encodedCertificate)`,
        (type: CertificatePart | null, value: ReadOnlyMemory) =>
          typedBag(BAGS.certificate, type, bytesOf(value), 'certificateType'),
      ],
    ],
    properties: [
      [`${MEMORY} EncodedCertificate {get;}`, ({ typed }: Pkcs12Bag) => memory(typed.value)],
      ['bool IsX509Certificate {get;}', ({ isCertificate }: Pkcs12Bag) => isCertificate],
    ],
    methods: [
      [
        `${CRYPTOGRAPHY}.X509Certificates.X509Certificate2 GetCertificate()`,
        ({ certificate }: Pkcs12Bag) => certificate,
      ],
      [`${CRYPTOGRAPHY}.Oid GetCertificateType()`, ({ typed }: Pkcs12Bag) => oid(typed.type)],
    ],
  }),
  defineType<Pkcs12Bag>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs12KeyBag',
    base: BAG,
    constructors: [
      [`(${MEMORY} pkcs8PrivateKey, bool skipCopy = false)`, (key: ReadOnlyMemory) => keyBag(BAGS.key, bytesOf(key))],
    ],
    properties: [[`${MEMORY} Pkcs8PrivateKey {get;}`, ({ value }: Pkcs12Bag) => memory(value)]],
  }),
  defineType<Pkcs12Bag>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs12ShroudedKeyBag',
    base: BAG,
    constructors: [
      [
        `(${MEMORY} encryptedPkcs8PrivateKey, bool skipCopy = false)`,
        (key: ReadOnlyMemory) => keyBag(BAGS.shroudedKey, bytesOf(key)),
      ],
    ],
    properties: [[`${MEMORY} EncryptedPkcs8PrivateKey {get;}`, ({ value }: Pkcs12Bag) => memory(value)]],
  }),
  defineType<Pkcs12Bag>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs12SecretBag',
    base: BAG,
    properties: [[`${MEMORY} SecretValue {get;}`, ({ typed }: Pkcs12Bag) => memory(typed.value)]],
    methods: [[`${CRYPTOGRAPHY}.Oid GetSecretType()`, ({ typed }: Pkcs12Bag) => oid(typed.type)]],
  }),
  defineType<Pkcs12Bag>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs12SafeContentsBag',
    base: BAG,
    properties: [[`${CONTENTS} SafeContents {get;}`, ({ contents }: Pkcs12Bag) => contents]],
  }),
];
