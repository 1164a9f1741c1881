/** EnvelopedCms of .NET with its parts: content that only the recipients can read. */
import {
  CannotDecrypt,
  DEFAULT_CIPHER,
  decryptContent,
  type EnvelopedMessage,
  encodeEnvelopedMessage,
  encryptContent,
  type MessageRecipient,
  readEnvelopedMessage,
  UnknownEncryption,
} from '../../src/deployment/enveloped-message.ts';
import { ambientPort } from '../../src/types/ambient.ts';
import { argumentException, netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { type AsymmetricKey, cryptographic, publicKeyObject } from './asymmetric-keys.ts';
import { CertificatePart, oid, type X509Certificate2 } from './certificate-objects.ts';
import type { EncryptionPadding } from './encryption-paddings.ts';
import { machineCertificates } from './machine-certificates.ts';
import { readable } from './message-attributes.ts';
import { ContentInfo } from './signed-messages.ts';
import {
  type IdentifierType,
  isNamed,
  nameOf,
  type SubjectIdentifier,
  subjectIdentifier,
} from './subject-identifiers.ts';

const PKCS = 'System.Security.Cryptography.Pkcs';

/** An algorithm as .NET shows it. */
export function algorithmIdentifier(identifier: string): CertificatePart {
  return new CertificatePart(`${PKCS}.AlgorithmIdentifier`, {
    Oid: oid(identifier),
    KeyLength: 0,
    Parameters: new Uint8Array(),
  });
}

/** For whom a message is to be. */
export class CmsRecipient extends NetObject {
  constructor(
    readonly certificate: X509Certificate2,
    readonly padding: EncryptionPadding | null = null,
    readonly identifierType: IdentifierType = 'IssuerAndSerialNumber',
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${PKCS}.CmsRecipient`);
  }
}

/** A recipient that a message has. */
export class RecipientInfo extends NetObject {
  constructor(readonly recipient: MessageRecipient) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${PKCS}.KeyTransRecipientInfo`);
  }

  get identifier(): SubjectIdentifier {
    return subjectIdentifier(this.recipient.name);
  }
}

export class EnvelopedCms extends NetObject {
  private encrypted: EnvelopedMessage | null = null;
  private decoded: EnvelopedMessage | null = null;

  constructor(
    private info: ContentInfo = new ContentInfo(new Uint8Array()),
    private readonly algorithm = algorithmIdentifier(DEFAULT_CIPHER),
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${PKCS}.EnvelopedCms`);
  }

  get version(): number {
    return this.decoded?.version ?? 0;
  }

  get contentInfo(): ContentInfo {
    return this.info;
  }

  get contentAlgorithm(): CertificatePart {
    return this.decoded ? algorithmIdentifier(this.decoded.cipher) : this.algorithm;
  }

  /** Those of a message that was read; what was only encrypted here has none to show. */
  get recipients(): RecipientInfo[] {
    return (this.decoded?.recipients ?? []).map((recipient) => new RecipientInfo(recipient));
  }

  /** @throws CryptographicException where a certificate has no key that encrypts */
  encrypt(recipients: readonly CmsRecipient[]): void {
    if (recipients.length === 0)
      throw cryptographic('The message is not encrypted because it does not contain any recipients.');
    const meant = recipients.map(({ certificate, padding, identifierType }) => {
      const { publicKey, family } = publicKeyObject(certificate.details.key);
      if (family !== 'RSA')
        throw cryptographic("'1.2.840.10045.2.1' is not a known key transport algorithm: only RSA encrypts here.");
      return { name: nameOf(certificate, identifierType), publicKey, padding: padding?.name ?? ('pkcs1' as const) };
    });
    const [type, cipher] = [this.info.contentType, this.algorithm.values.Oid as CertificatePart];
    this.encrypted = known(() =>
      encryptContent(String(type.values.Value), this.info.content, meant, String(cipher.values.Value)),
    );
    this.decoded = null;
  }

  encode(): Uint8Array {
    const message = this.encrypted ?? this.decoded;
    if (message) return encodeEnvelopedMessage(message);
    throw notEncrypted();
  }

  /** Becomes the message in the bytes. @throws CryptographicException */
  decode(bytes: Uint8Array | null): void {
    if (bytes === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'encodedMessage');
    const message = readable(() => readEnvelopedMessage(bytes));
    this.info = new ContentInfo(message.encrypted, oid(message.contentType));
    this.decoded = message;
    this.encrypted = null;
  }

  /** With the key of a certificate: of those given, or in one of the stores named My. */
  decrypt(extra: readonly X509Certificate2[], only: RecipientInfo | null = null): void {
    const message = this.received();
    const wanted = only ? [only.recipient] : message.recipients;
    for (const recipient of wanted) {
      const privateKey = [...extra, ...ownCertificates()]
        .filter((certificate) => isNamed(certificate, recipient.name))
        .flatMap(({ home }) => home.key?.privateKey ?? [])[0];
      if (privateKey) {
        this.open(recipient, privateKey);
        return;
      }
    }
    throw cryptographic('The enveloped-data message does not contain the specified recipient.');
  }

  /** With a key. */
  decryptWith({ recipient }: RecipientInfo, key: AsymmetricKey): void {
    this.received();
    this.open(recipient, key.privateKey);
  }

  private open(recipient: MessageRecipient, privateKey: Uint8Array): void {
    const message = this.received();
    const content = known(() => decryptContent(message, recipient, privateKey));
    this.info = new ContentInfo(content, oid(message.contentType));
  }

  private received(): EnvelopedMessage {
    if (this.decoded) return this.decoded;
    throw notEncrypted();
  }
}

function ownCertificates(): readonly X509Certificate2[] {
  const machine = ambientPort(machineCertificates);
  return machine ? (['CurrentUser', 'LocalMachine'] as const).flatMap((location) => machine.list(location, 'My')) : [];
}

function notEncrypted() {
  return netException('System.InvalidOperationException', 'The CMS message is not encrypted.');
}

/** What is encrypted or decrypted. @throws CryptographicException where the algorithm is none of these, or the key another one */
function known<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnknownEncryption) throw cryptographic(`Unknown algorithm '${error.message}'.`);
    if (error instanceof CannotDecrypt) throw cryptographic('The specified data could not be decrypted.');
    throw error;
  }
}
