/** SignedCms and its kin in System.Security.Cryptography.Pkcs. */
import { derOctets, derWhen } from '../../../../src/deployment/der-writing.ts';
import { listIndex } from '../../../../src/types/collections/list-members.ts';
import { argumentException } from '../../../../src/types/net-exception.ts';
import { typeNamed } from '../../../../src/types/net-type.ts';
import { defineType, type MethodDeclaration } from '../../../../src/types/type-declaration.ts';
import type { DateTime } from '../../../../src/types/values/date-time.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { instantOf } from '../../../../src/types/values/instants.ts';
import { NetList } from '../../../../src/types/values/net-list.ts';
import type { AsymmetricKey } from '../../asymmetric-keys.ts';
import { enumNamed } from '../../certificate-chains.ts';
import type { CertificatePart, X509Certificate2 } from '../../certificate-objects.ts';
import { CertificateCollection } from '../../certificate-stores.ts';
import { addAttribute, attributeList, attributeValue, valueIn } from '../../message-attributes.ts';
import { CmsSigner, type IncludeOption } from '../../message-signers.ts';
import { part } from '../../part-property.ts';
import { memory } from '../../pkcs12.ts';
import type { SignaturePadding } from '../../signature-paddings.ts';
import { ContentInfo, contentTypeIn, SignedCms, type SignerInfo } from '../../signed-messages.ts';

import type { IdentifierType, SubjectIdentifier } from '../../subject-identifiers.ts';

const CRYPTOGRAPHY = 'System.Security.Cryptography';
const PKCS = `${CRYPTOGRAPHY}.Pkcs`;
const CERTIFICATE = `${CRYPTOGRAPHY}.X509Certificates.X509Certificate2`;
const COLLECTION = `${CRYPTOGRAPHY}.X509Certificates.X509Certificate2Collection`;
const ATTRIBUTES = `${CRYPTOGRAPHY}.CryptographicAttributeObjectCollection`;
const SIGNERS = `${PKCS}.SignerInfoCollection`;
const IDENTIFIER = `${PKCS}.SubjectIdentifierType signerIdentifierType`;
const CONTENT = `${PKCS}.ContentInfo contentInfo`;
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

function message(
  info?: ContentInfo | null,
  isDetached = false,
  type: IdentifierType = 'IssuerAndSerialNumber',
): SignedCms {
  if (info === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'contentInfo');
  return new SignedCms(info, isDetached, type);
}

function content(bytes: Uint8Array | null, type?: CertificatePart): ContentInfo {
  if (bytes === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'content');
  return new ContentInfo(bytes, type);
}

const identifierType = (type: EnumValue): IdentifierType => String(type) as IdentifierType;

/** A message checks all of its signatures, a signer its own. */
const checkSignature: readonly MethodDeclaration[] = [
  [
    'void CheckSignature(bool verifySignatureOnly)',
    (self: SignedCms | SignerInfo, onlySignature: boolean) => self.checkSignature([], onlySignature),
  ],
  [
    `void CheckSignature(${COLLECTION} extraStore, bool verifySignatureOnly)`,
    (self: SignedCms | SignerInfo, { items }: CertificateCollection, onlySignature: boolean) =>
      self.checkSignature(items, onlySignature),
  ],
];

function signerList(items: readonly SignerInfo[]): NetList {
  return new NetList(typeNamed(SIGNERS), [...items]);
}

/** A signature as one that a message has, by its place. */
function remove(self: SignedCms, which: number | SignerInfo): void {
  const place = typeof which === 'number' ? which : self.signers.findIndex(({ signer }) => signer === which.signer);
  self.removeSignature(place);
}

export default [
  defineType<SignedCms>({
    name: 'System.Security.Cryptography.Pkcs.SignedCms',
    constructors: [
      ['()', () => message()],
      [`(${IDENTIFIER})`, (type: EnumValue) => message(undefined, false, identifierType(type))],
      [`(${CONTENT})`, (info: ContentInfo | null) => message(info)],
      [
        `(${IDENTIFIER}, ${CONTENT})`,
        (type: EnumValue, info: ContentInfo | null) => message(info, false, identifierType(type)),
      ],
      [`(${CONTENT}, bool detached)`, (info: ContentInfo | null, detached: boolean) => message(info, detached)],
      [
        `(${IDENTIFIER}, ${CONTENT}, bool detached)`,
        (type: EnumValue, info: ContentInfo | null, detached: boolean) => message(info, detached, identifierType(type)),
      ],
    ],
    properties: [
      ['int Version {get;}', (self: SignedCms) => self.version],
      [`${PKCS}.ContentInfo ContentInfo {get;}`, (self: SignedCms) => self.contentInfo],
      ['bool Detached {get;}', (self: SignedCms) => self.detached],
      [`${COLLECTION} Certificates {get;}`, (self: SignedCms) => new CertificateCollection(self.certificates)],
      [`${SIGNERS} SignerInfos {get;}`, (self: SignedCms) => signerList(self.signers)],
    ],
    methods: [
      ['byte[] Encode()', (self: SignedCms) => self.encode()],
      ['void Decode(byte[] encodedMessage)', (self: SignedCms, bytes: Uint8Array) => self.decode(bytes)],
      ['void ComputeSignature()', (self: SignedCms) => self.computeSignature(self.signerWith(null))],
      [
        `void ComputeSignature(${PKCS}.CmsSigner signer)`,
        (self: SignedCms, signer: CmsSigner) => self.computeSignature(signer),
      ],
      [
        `void ComputeSignature(${PKCS}.CmsSigner signer, bool silent)`,
        (self: SignedCms, signer: CmsSigner) => self.computeSignature(signer),
      ],
      ['void RemoveSignature(int index)', remove],
      [`void RemoveSignature(${PKCS}.SignerInfo signerInfo)`, remove],
      ...checkSignature,
      ['void CheckHash()', (self: SignedCms) => self.checkHash()],
      [
        `void AddCertificate(${CERTIFICATE} certificate)`,
        (self: SignedCms, one: X509Certificate2) => self.addCertificate(one),
      ],
      [
        `void RemoveCertificate(${CERTIFICATE} certificate)`,
        (self: SignedCms, one: X509Certificate2) => self.removeCertificate(one),
      ],
    ],
  }),
  defineType<ContentInfo>({
    name: 'System.Security.Cryptography.Pkcs.ContentInfo',
    constructors: [
      ['(byte[] content)', (bytes: Uint8Array | null) => content(bytes)],
      [
        `(${CRYPTOGRAPHY}.Oid contentType, byte[] content)`,
        (type: CertificatePart, bytes: Uint8Array | null) => content(bytes, type),
      ],
    ],
    properties: [
      [`${CRYPTOGRAPHY}.Oid ContentType {get;}`, (self: ContentInfo) => self.contentType],
      ['byte[] Content {get;}', (self: ContentInfo) => self.content],
    ],
    staticMethods: [[`${CRYPTOGRAPHY}.Oid GetContentType(byte[] encodedMessage)`, contentTypeIn]],
  }),
  defineType<CmsSigner>({
    name: 'System.Security.Cryptography.Pkcs.CmsSigner',
    constructors: [
      ['()', () => new CmsSigner(null)],
      [`(${IDENTIFIER})`, (type: EnumValue) => new CmsSigner(null, identifierType(type))],
      [`(${CERTIFICATE} certificate)`, (one: X509Certificate2 | null) => new CmsSigner(one)],
      [
        `(${IDENTIFIER}, ${CERTIFICATE} certificate)`,
        (type: EnumValue, one: X509Certificate2 | null) => new CmsSigner(one, identifierType(type)),
      ],
      [
        `(${IDENTIFIER}, ${CERTIFICATE} certificate, ${CRYPTOGRAPHY}.AsymmetricAlgorithm privateKey)`,
        (type: EnumValue, one: X509Certificate2 | null, key: AsymmetricKey | null) => {
          const signer = new CmsSigner(one, identifierType(type));
          signer.privateKey = key;
          return signer;
        },
      ],
    ],
    properties: [
      [
        `${CERTIFICATE} Certificate {get;set;}`,
        (self: CmsSigner) => self.certificate,
        (self: CmsSigner, one: X509Certificate2 | null) => {
          self.certificate = one;
        },
      ],
      [
        `${CRYPTOGRAPHY}.AsymmetricAlgorithm PrivateKey {get;set;}`,
        (self: CmsSigner) => self.privateKey,
        (self: CmsSigner, key: AsymmetricKey | null) => {
          self.privateKey = key;
        },
      ],
      [`${COLLECTION} Certificates {get;}`, (self: CmsSigner) => self.certificates],
      [
        `${CRYPTOGRAPHY}.Oid DigestAlgorithm {get;set;}`,
        (self: CmsSigner) => self.digestAlgorithm,
        (self: CmsSigner, algorithm: CertificatePart) => {
          self.digestAlgorithm = algorithm;
        },
      ],
      [
        `${CRYPTOGRAPHY}.X509Certificates.X509IncludeOption IncludeOption {get;set;}`,
        (self: CmsSigner) => enumNamed(`${CRYPTOGRAPHY}.X509Certificates.X509IncludeOption`, self.includeOption),
        (self: CmsSigner, option: EnumValue) => {
          self.includeOption = String(option) as IncludeOption;
        },
      ],
      [`${ATTRIBUTES} SignedAttributes {get;}`, (self: CmsSigner) => self.signedAttributes],
      [`${ATTRIBUTES} UnsignedAttributes {get;}`, (self: CmsSigner) => self.unsignedAttributes],
      [
        `${CRYPTOGRAPHY}.RSASignaturePadding SignaturePadding {get;set;}`,
        (self: CmsSigner) => self.padding,
        (self: CmsSigner, padding: SignaturePadding | null) => {
          self.padding = padding;
        },
      ],
      [
        `${PKCS}.SubjectIdentifierType SignerIdentifierType {get;set;}`,
        (self: CmsSigner) => enumNamed(`${PKCS}.SubjectIdentifierType`, self.identifierType),
        (self: CmsSigner, type: EnumValue) => {
          self.identifierType = identifierType(type);
        },
      ],
    ],
  }),
  defineType<SignerInfo>({
    name: 'System.Security.Cryptography.Pkcs.SignerInfo',
    properties: [
      ['int Version {get;}', (self: SignerInfo) => self.version],
      [`${PKCS}.SubjectIdentifier SignerIdentifier {get;}`, (self: SignerInfo) => self.identifier],
      [`${ATTRIBUTES} SignedAttributes {get;}`, ({ signer }: SignerInfo) => attributeList(signer.signedAttributes)],
      [`${ATTRIBUTES} UnsignedAttributes {get;}`, ({ signer }: SignerInfo) => attributeList(signer.unsignedAttributes)],
      [`${CERTIFICATE} Certificate {get;}`, (self: SignerInfo) => self.certificate],
      [`${SIGNERS} CounterSignerInfos {get;}`, (self: SignerInfo) => signerList(self.counterSigners)],
      [`${CRYPTOGRAPHY}.Oid DigestAlgorithm {get;}`, (self: SignerInfo) => self.digestAlgorithm],
      [`${CRYPTOGRAPHY}.Oid SignatureAlgorithm {get;}`, (self: SignerInfo) => self.signatureAlgorithm],
    ],
    methods: [
      ['byte[] GetSignature()', ({ signer }: SignerInfo) => signer.signature],
      ...checkSignature,
      ['void CheckHash()', (self: SignerInfo) => self.checkHash()],
      ['void ComputeCounterSignature()', (self: SignerInfo) => self.counterSign(new CmsSigner(null))],
      [
        `void ComputeCounterSignature(${PKCS}.CmsSigner signer)`,
        (self: SignerInfo, signer: CmsSigner | null) => {
          if (!signer) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'signer');
          self.counterSign(signer);
        },
      ],
      [
        'void RemoveCounterSignature(int index)',
        (self: SignerInfo, index: number) => self.removeCounterSignature(index),
      ],
      [
        `void RemoveCounterSignature(${PKCS}.SignerInfo counterSignerInfo)`,
        (self: SignerInfo, one: SignerInfo | null) => self.removeCounterSignature(one),
      ],
      [
        `void AddUnsignedAttribute(${CRYPTOGRAPHY}.AsnEncodedData unsignedAttribute)`,
        (self: SignerInfo, attribute: CertificatePart | null) => self.addUnsignedAttribute(attribute),
      ],
      [
        `void RemoveUnsignedAttribute(${CRYPTOGRAPHY}.AsnEncodedData unsignedAttribute)`,
        (self: SignerInfo, attribute: CertificatePart | null) => self.removeUnsignedAttribute(attribute),
      ],
    ],
  }),
  defineType<NetList>({
    name: 'System.Security.Cryptography.Pkcs.SignerInfoCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    properties: [['int Count {get;}', ({ items }: NetList) => items.length]],
    enumerate: ({ items }) => items,
    count: ({ items }) => items.length,
    index: { ...listIndex, signature: `${PKCS}.SignerInfo Item(int index) {get;}` },
  }),
  defineType<SubjectIdentifier>({
    name: 'System.Security.Cryptography.Pkcs.SubjectIdentifier',
    properties: [part(`${PKCS}.SubjectIdentifierType Type {get;}`), part('System.Object Value {get;}')],
    methods: [
      [
        `bool MatchesCertificate(${CERTIFICATE} certificate)`,
        (self: SubjectIdentifier, one: X509Certificate2) => self.matches(one),
      ],
    ],
  }),
  defineType({
    name: 'System.Security.Cryptography.Pkcs.SubjectIdentifierType',
    kind: 'enum',
    members: { Unknown: 0, IssuerAndSerialNumber: 1, SubjectKeyIdentifier: 2, NoSignature: 3 },
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.Xml.X509IssuerSerial',
    kind: 'struct',
    properties: [part('string IssuerName {get;set;}'), part('string SerialNumber {get;set;}')],
  }),
  defineType({
    name: 'System.Security.Cryptography.X509Certificates.X509IncludeOption',
    kind: 'enum',
    members: { None: 0, ExcludeRoot: 1, EndCertOnly: 2, WholeChain: 3 },
  }),
  defineType<NetList>({
    name: 'System.Security.Cryptography.CryptographicAttributeObjectCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    constructors: [['()', () => attributeList([])]],
    properties: [['int Count {get;}', ({ items }: NetList) => items.length]],
    methods: [
      [`int Add(${CRYPTOGRAPHY}.AsnEncodedData asnEncodedData)`, addAttribute],
      [`int Add(${CRYPTOGRAPHY}.CryptographicAttributeObject attribute)`, addAttribute],
    ],
    enumerate: ({ items }) => items,
    count: ({ items }) => items.length,
    index: { ...listIndex, signature: `${CRYPTOGRAPHY}.CryptographicAttributeObject Item(int index) {get;}` },
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.CryptographicAttributeObject',
    properties: [
      part(`${CRYPTOGRAPHY}.Oid Oid {get;}`),
      part(`${CRYPTOGRAPHY}.AsnEncodedDataCollection Values {get;}`),
    ],
  }),
  defineType<NetList>({
    name: 'System.Security.Cryptography.AsnEncodedDataCollection',
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
    properties: [['int Count {get;}', ({ items }: NetList) => items.length]],
    enumerate: ({ items }) => items,
    count: ({ items }) => items.length,
    index: { ...listIndex, signature: `${CRYPTOGRAPHY}.AsnEncodedData Item(int index) {get;}` },
  }),
  defineType({
    name: 'System.Security.Cryptography.Pkcs.Pkcs9AttributeObject',
    base: `${CRYPTOGRAPHY}.AsnEncodedData`,
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs9SigningTime',
    base: `${PKCS}.Pkcs9AttributeObject`,
    constructors: [
      ['(datetime signingTime)', (moment: DateTime) => attributeValue(SIGNING_TIME, derWhen(instantOf(moment)))],
    ],
    properties: [['datetime SigningTime {get;}', valueIn.signingTime]],
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs9LocalKeyId',
    base: `${PKCS}.Pkcs9AttributeObject`,
    constructors: [['(byte[] keyId)', (identifier: Uint8Array) => attributeValue(LOCAL_KEY_ID, derOctets(identifier))]],
    properties: [['System.ReadOnlyMemory[byte] KeyId {get;}', (self: CertificatePart) => memory(valueIn.octets(self))]],
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs9ContentType',
    base: `${PKCS}.Pkcs9AttributeObject`,
    properties: [[`${CRYPTOGRAPHY}.Oid ContentType {get;}`, valueIn.contentType]],
  }),
  defineType<CertificatePart>({
    name: 'System.Security.Cryptography.Pkcs.Pkcs9MessageDigest',
    base: `${PKCS}.Pkcs9AttributeObject`,
    properties: [['byte[] MessageDigest {get;}', valueIn.octets]],
  }),
];
