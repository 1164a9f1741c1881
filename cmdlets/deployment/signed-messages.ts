/** SignedCms of .NET with its parts: what is signed, by whom and how, and whether that holds. */
import { childAt, oidOf, readAsn1 } from '../../src/deployment/forge-asn1.ts';
import {
  encodedName,
  encodeSignedMessage,
  hasHashAsSignature,
  hasHashOf,
  inSetOrder,
  isSignatureBy,
  isUnsigned,
  type MessageSigner,
  PLAIN_DATA,
  readSignedMessage,
  type SignedMessage,
  signContent,
  signSignature,
  versionOf,
} from '../../src/deployment/signed-message.ts';
import {
  counterSignersOf,
  withAttributeValue,
  withCounterSigner,
  withCounterSignerAt,
  withoutAttributeValue,
} from '../../src/deployment/unsigned-attributes.ts';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import { sameBytes } from '../../src/platform/bytes.ts';
import { argumentException, netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { cryptographic, publicKeyObject, signing } from './asymmetric-keys.ts';
import { statusText } from './certificate-chains.ts';
import { type CertificatePart, oid, X509Certificate2 } from './certificate-objects.ts';
import { readable } from './message-attributes.ts';
import { CmsSigner, included, signingBy } from './message-signers.ts';
import { chainInSession } from './session-chains.ts';
import { type IdentifierType, isNamed, type SubjectIdentifier, subjectIdentifier } from './subject-identifiers.ts';

const NAMESPACE = 'System.Security.Cryptography';
const PKCS = `${NAMESPACE}.Pkcs`;
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

/** A signature of a message, or over such a signature. It stays what it was when the message changes. */
export class SignerInfo extends NetObject {
  constructor(
    private readonly message: SignedCms,
    readonly signer: MessageSigner,
    private readonly parent: SignerInfo | null = null,
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

  /** The signatures over this one. */
  get counterSigners(): SignerInfo[] {
    return readable(() => counterSignersOf(this.signer)).map((signer) => new SignerInfo(this.message, signer, this));
  }

  /** Signs this signature. @throws CryptographicException */
  counterSign(by: CmsSigner): void {
    // Windows would let a person choose one.
    if (!by.certificate && by.identifierType !== 'NoSignature')
      throw netException(
        'System.PlatformNotSupportedException',
        'No signer certificate was provided. This platform does not implement the certificate picker UI.',
      );
    const using = signingBy(by);
    if (this.parent) throw cryptographic('Only one level of counter-signatures are supported on this platform.');
    const added = signing(() => signSignature(this.signer, using));
    this.message.change(this, (signer) => withCounterSigner(signer, added));
    if (by.certificate) this.message.enclose(by);
  }

  /** @throws CryptographicException, ArgumentOutOfRangeException, ArgumentNullException */
  removeCounterSignature(which: number | SignerInfo | null): void {
    if (which === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'counterSignerInfo');
    if (this.parent) throw cryptographic('Cannot find the original signer.');
    const signers = this.message.current(this).counterSigners;
    const place = typeof which === 'number' ? which : signers.findIndex((one) => isSameName(one.signer, which.signer));
    if (typeof which !== 'number' && place < 0) throw cryptographic('Cannot find the original signer.');
    if (place < 0)
      throw argumentException(
        'ArgumentOutOfRangeException',
        'Specified argument was out of the range of valid values.',
        'index',
      );
    if (place >= signers.length) throw noSuchSigner();
    this.message.change(this, (signer) => withCounterSignerAt(signer, place, null));
  }

  /** @throws CryptographicException */
  addUnsignedAttribute(added: CertificatePart | null): void {
    const [identifier, value] = attributeIn(added);
    this.change((signer) => withAttributeValue(signer, identifier, value));
  }

  /** @throws CryptographicException */
  removeUnsignedAttribute(removed: CertificatePart | null): void {
    const [identifier, value] = attributeIn(removed);
    this.change((signer) => {
      const changed = withoutAttributeValue(signer, identifier, value);
      if (!changed) throw cryptographic('Attribute not found.');
      return changed;
    });
  }

  private change(work: (signer: MessageSigner) => MessageSigner): void {
    const { parent } = this;
    if (!parent) {
      this.message.change(this, work);
      return;
    }
    const place = this.message
      .current(parent)
      .counterSigners.findIndex(({ signer }) => isSameName(signer, this.signer));
    if (place < 0) throw cryptographic('Cannot find the original signer.');
    this.message.change(parent, (signer) => {
      const own = counterSignersOf(signer)[place];
      return own ? withCounterSignerAt(signer, place, work(own)) : signer;
    });
  }

  /** What was signed: the content, or the signature that this one is over. */
  private get content(): Uint8Array {
    return this.parent ? this.parent.signer.signature : this.message.contentInfo.content;
  }

  /** Whether a hash that stands in place of a signature is right; of others it says nothing. @throws CryptographicException */
  checkHash(): void {
    if (!isUnsigned(this.signer)) throw cryptographic('Invalid signature parameters.');
    if (!hasHashOf(this.signer, this.content) || !hasHashAsSignature(this.signer, this.content))
      throw cryptographic('Invalid signature.');
  }

  /** @throws CryptographicException where the signature does not hold, or nobody vouches for who made it */
  checkSignature(extra: readonly X509Certificate2[], onlySignature: boolean): void {
    const certificate = this.certificate ?? extra.find((one) => isNamed(one, this.signer.name));
    if (!certificate) throw cryptographic('Cannot find the original signer.');
    const { content } = this;
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

/** The identifier and the value of an attribute that is to be added or removed. */
function attributeIn(attribute: CertificatePart | null): readonly [identifier: string, value: Uint8Array] {
  if (!attribute)
    throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  const { Oid: identifier, RawData: value } = attribute.values;
  return [String((identifier as CertificatePart).values.Value), value as Uint8Array];
}

function isSameName(left: MessageSigner, right: MessageSigner): boolean {
  return sameBytes(encodedName(left.name), encodedName(right.name));
}

function noSuchSigner() {
  return cryptographic('The signed cryptographic message does not have a signer for the specified signer index.');
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
    if (this.info.content.length === 0) throw cryptographic('Cannot create CMS signature for empty content.');
    const contentType = String(this.info.contentType.values.Value);
    const by = signingBy(signer);
    const added = signing(() => signContent(contentType, this.info.content, by));
    const signers = [...(this.message?.signers ?? []), added];
    this.message = {
      version: versionOf(contentType, signers),
      contentType,
      content: this.isDetached ? null : this.info.content,
      certificates: this.message?.certificates ?? [],
      signers,
    };
    this.enclose(signer);
  }

  /** Puts the certificates that go with a signer into the message. */
  enclose({ certificate, identifierType, includeOption, certificates: others }: CmsSigner): void {
    const message = this.signed();
    const own = certificate && identifierType !== 'NoSignature' ? included(certificate, includeOption) : [];
    const added = [...own, ...others.items].map(({ info }) => info.der);
    this.message = { ...message, certificates: distinct([...message.certificates, ...added]) };
  }

  /** A signature as it is now, by who made it. @throws CryptographicException where it was removed */
  current({ signer }: SignerInfo): SignerInfo {
    const found = this.signers.find((one) => isSameName(one.signer, signer));
    if (!found) throw cryptographic('Cannot find the original signer.');
    return found;
  }

  /** Puts another signature in the place of one. */
  change(info: SignerInfo, work: (signer: MessageSigner) => MessageSigner): void {
    const message = this.signed();
    const { signer } = this.current(info);
    const changed = work(signer);
    this.message = { ...message, signers: message.signers.map((one) => (one === signer ? changed : one)) };
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
    for (const signer of this.signedBySomebody())
      for (const one of [signer, ...signer.counterSigners]) one.checkSignature(extra, onlySignature);
  }

  /** Looks at the hashes that stand in place of signatures; real signatures pass. @throws CryptographicException */
  checkHash(): void {
    for (const signer of this.signedBySomebody()) if (isUnsigned(signer.signer)) signer.checkHash();
  }

  private signedBySomebody(): SignerInfo[] {
    this.signed();
    if (this.signers.length > 0) return this.signers;
    throw noSuchSigner();
  }

  private signed(): SignedMessage {
    if (this.message) return this.message;
    throw netException('System.InvalidOperationException', 'The CMS message is not signed.');
  }
}

/** Each once, in the order of a set. */
function distinct(certificates: readonly Uint8Array[]): Uint8Array[] {
  return certificates.filter((der, at) => certificates.findIndex((one) => sameBytes(one, der)) === at).sort(inSetOrder);
}

/** The type of a message's content by its bytes. @throws CryptographicException */
export function contentTypeIn(bytes: Uint8Array): CertificatePart {
  return readable(() => oid(oidOf(childAt(readAsn1(bytes), 0))));
}
