/** EnvelopedCms and its kin in System.Security.Cryptography.Pkcs. */
import { listIndex } from '../../../../src/types/collections/list-members.ts';
import { typeNamed } from '../../../../src/types/net-type.ts';
import { requireValue } from '../../../../src/types/text/argument-checks.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { NetList } from '../../../../src/types/values/net-list.ts';
import type { AsymmetricKey } from '../../asymmetric-keys.ts';
import { enumNamed } from '../../certificate-chains.ts';
import type { CertificatePart, X509Certificate2 } from '../../certificate-objects.ts';
import { CertificateCollection } from '../../certificate-stores.ts';
import type { EncryptionPadding } from '../../encryption-paddings.ts';
import { algorithmIdentifier, CmsRecipient, EnvelopedCms, type RecipientInfo } from '../../enveloped-messages.ts';
import { attributeList } from '../../message-attributes.ts';
import { part } from '../../part-property.ts';
import type { ContentInfo } from '../../signed-messages.ts';
import type { IdentifierType } from '../../subject-identifiers.ts';

const CRYPTOGRAPHY = 'System.Security.Cryptography';
const PKCS = `${CRYPTOGRAPHY}.Pkcs`;
const CERTIFICATE = `${CRYPTOGRAPHY}.X509Certificates.X509Certificate2`;
const COLLECTION = `${CRYPTOGRAPHY}.X509Certificates.X509Certificate2Collection`;
const ATTRIBUTES = `${CRYPTOGRAPHY}.CryptographicAttributeObjectCollection`;
const IDENTIFIER = `${PKCS}.SubjectIdentifierType recipientIdentifierType`;
const PADDING = `${CRYPTOGRAPHY}.RSAEncryptionPadding rsaEncryptionPadding`;

const identifierType = (type: EnumValue): IdentifierType => String(type) as IdentifierType;
const recipientList = (items: readonly unknown[], type: string): NetList => new NetList(typeNamed(type), [...items]);

export default [
  defineType<EnvelopedCms>({
    name: 'System.Security.Cryptography.Pkcs.EnvelopedCms',
    constructors: [
      ['()', () => new EnvelopedCms()],
      [`(${PKCS}.ContentInfo contentInfo)`, (info: ContentInfo) => new EnvelopedCms(requireValue(info, 'contentInfo'))],
      [
        `(${PKCS}.ContentInfo contentInfo, ${PKCS}.AlgorithmIdentifier encryptionAlgorithm)`,
        (info: ContentInfo, algorithm: CertificatePart) =>
          new EnvelopedCms(requireValue(info, 'contentInfo'), requireValue(algorithm, 'encryptionAlgorithm')),
      ],
    ],
    properties: [
      ['int Version {get;}', (self: EnvelopedCms) => self.version],
      [`${PKCS}.ContentInfo ContentInfo {get;}`, (self: EnvelopedCms) => self.contentInfo],
      [`${PKCS}.AlgorithmIdentifier ContentEncryptionAlgorithm {get;}`, (self: EnvelopedCms) => self.contentAlgorithm],
      [`${COLLECTION} Certificates {get;}`, () => new CertificateCollection()],
      [`${ATTRIBUTES} UnprotectedAttributes {get;}`, () => attributeList([])],
      [
        `${PKCS}.RecipientInfoCollection RecipientInfos {get;}`,
        (self: EnvelopedCms) => recipientList(self.recipients, `${PKCS}.RecipientInfoCollection`),
      ],
    ],
    methods: [
      ['byte[] Encode()', (self: EnvelopedCms) => self.encode()],
      ['void Decode(byte[] encodedMessage)', (self: EnvelopedCms, bytes: Uint8Array | null) => self.decode(bytes)],
      [
        `void Encrypt(${PKCS}.CmsRecipient recipient)`,
        (self: EnvelopedCms, one: CmsRecipient | null) => self.encrypt([requireValue(one, 'recipient')]),
      ],
      [
        `void Encrypt(${PKCS}.CmsRecipientCollection recipients)`,
        (self: EnvelopedCms, recipients: NetList | null) =>
          self.encrypt(requireValue(recipients, 'recipients').items as CmsRecipient[]),
      ],
      ['void Decrypt()', (self: EnvelopedCms) => self.decrypt([])],
      [
        `void Decrypt(${COLLECTION} extraStore)`,
        (self: EnvelopedCms, store: CertificateCollection | null) =>
          self.decrypt(requireValue(store, 'extraStore').items),
      ],
      [
        `void Decrypt(${PKCS}.RecipientInfo recipientInfo)`,
        (self: EnvelopedCms, only: RecipientInfo | null) => self.decrypt([], requireValue(only, 'recipientInfo')),
      ],
      [
        `void Decrypt(${PKCS}.RecipientInfo recipientInfo, ${COLLECTION} extraStore)`,
        (self: EnvelopedCms, only: RecipientInfo | null, store: CertificateCollection | null) =>
          self.decrypt(requireValue(store, 'extraStore').items, requireValue(only, 'recipientInfo')),
      ],
      [
        `void Decrypt(${PKCS}.RecipientInfo recipientInfo, ${CRYPTOGRAPHY}.AsymmetricAlgorithm privateKey)`,
        (self: EnvelopedCms, only: RecipientInfo | null, key: AsymmetricKey | null) =>
          self.decryptWith(requireValue(only, 'recipientInfo'), requireValue(key, 'privateKey')),
      ],
    ],
  }),
  defineType<CmsRecipient>({
    name: 'System.Security.Cryptography.Pkcs.CmsRecipient',
    constructors: [
      [
        `(${CERTIFICATE} certificate)`,
        (one: X509Certificate2 | null) => new CmsRecipient(requireValue(one, 'certificate')),
      ],
      [
        `(${CERTIFICATE} certificate, ${PADDING})`,
        (one: X509Certificate2 | null, padding: EncryptionPadding) =>
          new CmsRecipient(requireValue(one, 'certificate'), padding),
      ],
      [
        `(${IDENTIFIER}, ${CERTIFICATE} certificate)`,
        (type: EnumValue, one: X509Certificate2 | null) =>
          new CmsRecipient(requireValue(one, 'certificate'), null, identifierType(type)),
      ],
      [
        `(${IDENTIFIER}, ${CERTIFICATE} certificate, ${PADDING})`,
        (type: EnumValue, one: X509Certificate2 | null, padding: EncryptionPadding) =>
          new CmsRecipient(requireValue(one, 'certificate'), padding, identifierType(type)),
      ],
    ],
    properties: [
      [`${CRYPTOGRAPHY}.RSAEncryptionPadding RSAEncryptionPadding {get;}`, (self: CmsRecipient) => self.padding],
      [
        `${PKCS}.SubjectIdentifierType RecipientIdentifierType {get;}`,
        (self: CmsRecipient) => enumNamed(`${PKCS}.SubjectIdentifierType`, self.identifierType),
      ],
      [`${CERTIFICATE} Certificate {get;}`, (self: CmsRecipient) => self.certificate],
    ],
  }),
  defineType<NetList>({
    name: 'System.Security.Cryptography.Pkcs.CmsRecipientCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    constructors: [
      ['()', () => recipientList([], `${PKCS}.CmsRecipientCollection`)],
      [
        `(${PKCS}.CmsRecipient recipient)`,
        (one: CmsRecipient) => recipientList([one], `${PKCS}.CmsRecipientCollection`),
      ],
      [
        `(${IDENTIFIER}, ${COLLECTION} certificates)`,
        (type: EnumValue, { items }: CertificateCollection) =>
          recipientList(
            items.map((one) => new CmsRecipient(one, null, identifierType(type))),
            `${PKCS}.CmsRecipientCollection`,
          ),
      ],
    ],
    properties: [['int Count {get;}', ({ items }: NetList) => items.length]],
    methods: [
      [`int Add(${PKCS}.CmsRecipient recipient)`, ({ items }: NetList, one: CmsRecipient) => items.push(one) - 1],
      [
        `void Remove(${PKCS}.CmsRecipient recipient)`,
        ({ items }: NetList, one: CmsRecipient) => {
          const place = items.indexOf(one);
          if (place >= 0) items.splice(place, 1);
        },
      ],
    ],
    enumerate: ({ items }) => items,
    count: ({ items }) => items.length,
    index: { ...listIndex, signature: `${PKCS}.CmsRecipient Item(int index) {get;}` },
  }),
  defineType<NetList>({
    name: 'System.Security.Cryptography.Pkcs.RecipientInfoCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    properties: [['int Count {get;}', ({ items }: NetList) => items.length]],
    enumerate: ({ items }) => items,
    count: ({ items }) => items.length,
    index: { ...listIndex, signature: `${PKCS}.RecipientInfo Item(int index) {get;}` },
  }),
  defineType({ name: 'System.Security.Cryptography.Pkcs.RecipientInfo', abstract: true }),
  defineType<RecipientInfo>({
    name: 'System.Security.Cryptography.Pkcs.KeyTransRecipientInfo',
    base: `${PKCS}.RecipientInfo`,
    properties: [
      ['int Version {get;}', ({ recipient }: RecipientInfo) => recipient.version],
      [`${PKCS}.SubjectIdentifier RecipientIdentifier {get;}`, (self: RecipientInfo) => self.identifier],
      [
        `${PKCS}.AlgorithmIdentifier KeyEncryptionAlgorithm {get;}`,
        ({ recipient }: RecipientInfo) => algorithmIdentifier(recipient.algorithm),
      ],
      ['byte[] EncryptedKey {get;}', ({ recipient }: RecipientInfo) => recipient.encryptedKey],
      [`${PKCS}.RecipientInfoType Type {get;}`, () => enumNamed(`${PKCS}.RecipientInfoType`, 'KeyTransport')],
    ],
  }),
  defineType({
    name: 'System.Security.Cryptography.Pkcs.RecipientInfoType',
    kind: 'enum',
    members: { Unknown: 0, KeyTransport: 1, KeyAgreement: 2 },
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.Pkcs.AlgorithmIdentifier',
    constructors: [
      [`(${CRYPTOGRAPHY}.Oid oid)`, (oid: CertificatePart) => algorithmIdentifier(String(oid.values.Value))],
    ],
    properties: [
      part(`${CRYPTOGRAPHY}.Oid Oid {get;}`),
      part('int KeyLength {get;}'),
      part('byte[] Parameters {get;}'),
    ],
  }),
];
