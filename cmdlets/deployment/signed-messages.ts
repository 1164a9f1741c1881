/** SignedCms of .NET with its parts: what is signed, by whom and how, and whether that holds. */
import { childAt, oidOf, readAsn1 } from '../../src/deployment/forge-asn1.ts';
import {
  encodeSignedMessage,
  hasHashOf,
  hashWithIdentifier,
  isSignatureBy,
  type MessageSigner,
  PLAIN_DATA,
  readSignedMessage,
  type SignedMessage,
  signContent,
  versionOf,
} from '../../src/deployment/signed-message.ts';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import { sameBytes } from '../../src/platform/bytes.ts';
import { argumentException, netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { type AsymmetricKey, cryptographic, publicKeyObject, signing } from './asymmetric-keys.ts';
import { statusText } from './certificate-chains.ts';
import { type CertificatePart, oid, X509Certificate2 } from './certificate-objects.ts';
import { CertificateCollection } from './certificate-stores.ts';
import { attributeList, attributesIn, readable } from './message-attributes.ts';
import { chainInSession } from './session-chains.ts';
import type { SignaturePadding } from './signature-paddings.ts';
import {
  type IdentifierType,
  isNamed,
  nameOf,
  type SubjectIdentifier,
  subjectIdentifier,
} from './subject-identifiers.ts';

const NAMESPACE = 'System.Security.Cryptography';
const PKCS = `${NAMESPACE}.Pkcs`;
const SHA256 = '2.16.840.1.101.3.4.2.1';

export type IncludeOption = 'None' | 'ExcludeRoot' | 'EndCertOnly' | 'WholeChain';

/** What a message carries. */
export class ContentInfo extends NetObject {
  constructor(
    readonly content: Uint8Array,
    readonly contentType: CertificatePart = oid(PLAIN_DATA),
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${PKCS}.ContentInfo`);
  }
}

/** Who is to sign, and how. */
export class CmsSigner extends NetObject {
  privateKey: AsymmetricKey | null = null;
  digestAlgorithm = oid(SHA256);
  includeOption: IncludeOption = 'ExcludeRoot';
  padding: SignaturePadding | null = null;
  readonly certificates = new CertificateCollection([]);
  readonly signedAttributes = attributeList([]);
  readonly unsignedAttributes = attributeList([]);

  constructor(
    public certificate: X509Certificate2 | null,
    public identifierType: IdentifierType = 'IssuerAndSerialNumber',
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${PKCS}.CmsSigner`);
  }
}

/** A signature of a message. */
export class SignerInfo extends NetObject {
  constructor(
    private readonly message: SignedCms,
    readonly signer: MessageSigner,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${PKCS}.SignerInfo`);
  }

  get version(): number {
    return this.signer.name.kind === 'key' ? 3 : 1;
  }

  get identifier(): SubjectIdentifier {
    return subjectIdentifier(this.signer.name);
  }

  get digestAlgorithm(): CertificatePart {
    return oid(this.signer.digest);
  }

  get signatureAlgorithm(): CertificatePart {
    return oid(this.signer.algorithm);
  }

  get certificate(): X509Certificate2 | null {
    return this.message.certificates.find((one) => isNamed(one, this.signer.name)) ?? null;
  }

  /** .NET looks at hashes that stand in place of a signature, and at no others. @throws CryptographicException */
  checkHash(): never {
    throw cryptographic('Invalid signature parameters.');
  }

  /** @throws CryptographicException where the signature does not hold, or nobody vouches for who made it */
  checkSignature(extra: readonly X509Certificate2[], onlySignature: boolean): void {
    const certificate = this.certificate ?? extra.find((one) => isNamed(one, this.signer.name));
    if (!certificate) throw cryptographic('Cannot find the original signer.');
    const { content } = this.message.contentInfo;
    if (!hasHashOf(this.signer, content)) throw cryptographic('The hash value is not correct.');
    const { publicKey } = publicKeyObject(certificate.details.key);
    if (!isSignatureBy(this.signer, publicKey, content)) throw cryptographic('Invalid signature.');
    if (onlySignature) return;
    const candidates = [...extra, ...this.message.certificates].map(({ info }) => info);
    const [status] = chainInSession(certificate.info, { extra: candidates }).statuses;
    if (status === undefined) return;
    throw cryptographic(
      `Certificate trust could not be established. The first reported error is: ${statusText(status).trimEnd()}`,
    );
  }
}

export class SignedCms extends NetObject {
  private message: SignedMessage | null = null;

  constructor(
    private info: ContentInfo = new ContentInfo(new Uint8Array()),
    private isDetached = false,
    private readonly identifierType: IdentifierType = 'IssuerAndSerialNumber',
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${PKCS}.SignedCms`);
  }

  get version(): number {
    return this.message?.version ?? 0;
  }

  get detached(): boolean {
    return this.isDetached;
  }

  get contentInfo(): ContentInfo {
    return this.info;
  }

  get certificates(): X509Certificate2[] {
    return (this.message?.certificates ?? []).map((der) => new X509Certificate2(readCertificate(der)));
  }

  get signers(): SignerInfo[] {
    return (this.message?.signers ?? []).map((signer) => new SignerInfo(this, signer));
  }

  /** Becomes the message in the bytes; what a detached one signs is the content that was given before. */
  decode(bytes: Uint8Array): void {
    const message = readable(() => {
      const read = readSignedMessage(bytes);
      for (const der of read.certificates) readCertificate(der);
      return read;
    });
    if (!this.isDetached || message.content)
      this.info = new ContentInfo(message.content ?? new Uint8Array(), oid(message.contentType));
    this.isDetached &&= message.content === null;
    this.message = message;
  }

  encode(): Uint8Array {
    return encodeSignedMessage(this.signed());
  }

  /** Adds a signature. @throws CryptographicException, InvalidOperationException */
  computeSignature(signer: CmsSigner): void {
    if (signer.identifierType === 'NoSignature')
      throw netException(
        'System.PlatformNotSupportedException',
        'Messages with a hash in place of a signature (SubjectIdentifierType.NoSignature) are not built here.',
      );
    const { certificate } = signer;
    if (!certificate) throw netException('System.InvalidOperationException', 'No signer certificate was provided.');
    if (this.info.content.length === 0) throw cryptographic('Cannot create CMS signature for empty content.');
    const privateKey = signer.privateKey?.privateKey ?? certificate.home.key?.privateKey;
    if (!privateKey) throw cryptographic('A certificate with a private key is required.');
    const identifier = String(signer.digestAlgorithm.values.Value);
    const hash = hashWithIdentifier(identifier);
    if (!hash) throw cryptographic(`'${identifier}' is not a known hash algorithm.`);
    const contentType = String(this.info.contentType.values.Value);
    const added = signing(() =>
      signContent(contentType, this.info.content, {
        privateKey,
        hash,
        padding: signer.padding?.name ?? 'pkcs1',
        name: nameOf(certificate, signer.identifierType),
        signedAttributes: attributesIn(signer.signedAttributes),
        unsignedAttributes: attributesIn(signer.unsignedAttributes),
      }),
    );
    const signers = [...(this.message?.signers ?? []), added];
    const enclosed = [...included(certificate, signer.includeOption), ...signer.certificates.items];
    this.message = {
      version: versionOf(contentType, signers),
      contentType,
      content: this.isDetached ? null : this.info.content,
      certificates: distinct([...(this.message?.certificates ?? []), ...enclosed.map(({ info }) => info.der)]),
      signers,
    };
  }

  /** Who signs where only a certificate is given. */
  signerWith(certificate: X509Certificate2 | null): CmsSigner {
    return new CmsSigner(certificate, this.identifierType);
  }

  removeSignature(index: number): void {
    const message = this.signed();
    if (index < 0 || index >= message.signers.length)
      throw argumentException(
        'ArgumentOutOfRangeException',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
        'index',
      );
    this.message = { ...message, signers: message.signers.toSpliced(index, 1) };
  }

  addCertificate({ info }: X509Certificate2): void {
    const message = this.signed();
    if (message.certificates.some((der) => sameBytes(der, info.der)))
      throw cryptographic('Certificate already present in the collection.');
    this.message = { ...message, certificates: [...message.certificates, info.der] };
  }

  removeCertificate({ info }: X509Certificate2): void {
    const message = this.signed();
    const certificates = message.certificates.filter((der) => !sameBytes(der, info.der));
    if (certificates.length === message.certificates.length) throw cryptographic('Certificate not found.');
    this.message = { ...message, certificates };
  }

  checkSignature(extra: readonly X509Certificate2[], onlySignature: boolean): void {
    for (const signer of this.signedBySomebody()) signer.checkSignature(extra, onlySignature);
  }

  /** That of content in place of whose signature a hash stands: there is none such here, and real signatures pass. */
  checkHash(): void {
    this.signedBySomebody();
  }

  private signedBySomebody(): SignerInfo[] {
    this.signed();
    if (this.signers.length > 0) return this.signers;
    throw cryptographic('The signed cryptographic message does not have a signer for the specified signer index.');
  }

  private signed(): SignedMessage {
    if (this.message) return this.message;
    throw netException('System.InvalidOperationException', 'The CMS message is not signed.');
  }
}

/** The certificates of the signer's chain that go with the message. A certificate that is its own issuer is no root of itself. */
function included(certificate: X509Certificate2, option: IncludeOption): X509Certificate2[] {
  if (option === 'None') return [];
  if (option === 'EndCertOnly') return [certificate];
  const chain = chainInSession(certificate.info, { revocation: false }).links.map((link) => link.certificate);
  const others = chain.slice(1).filter(({ isSelfSigned }) => option === 'WholeChain' || !isSelfSigned);
  return [certificate, ...others.map((info) => new X509Certificate2(info))];
}

function distinct(certificates: readonly Uint8Array[]): Uint8Array[] {
  return certificates.filter((der, at) => certificates.findIndex((one) => sameBytes(one, der)) === at);
}

/** The type of a message's content by its bytes. @throws CryptographicException */
export function contentTypeIn(bytes: Uint8Array): CertificatePart {
  return readable(() => oid(oidOf(childAt(readAsn1(bytes), 0))));
}
