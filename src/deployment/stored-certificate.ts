/** A certificate as a store has it: what the lab keeps of it, and what is read out of that when somebody asks. */
import { base64Bytes, base64Text, hexText } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { base64, flag, instant, list, optional, record, text } from '../storage/shape.ts';
import { thumbprintShape } from './certificate-configuration.ts';
import { type Validity, validityIn } from './der-outline.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

/**
 * A certificate as a lab keeps it. DER and PKCS #8 are in base64. What lists of thousands are searched by stands beside,
 * so that a certificate that nobody opens is not decoded; labs of format 4 had nothing of that.
 */
export interface StoredCertificate {
  readonly der: string;
  readonly thumbprint?: string;
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly privateKey?: string;
  readonly exportable?: boolean;
  readonly friendlyName?: string;
}

/** The certificates of a store. */
export const storedCertificates = list(
  record<StoredCertificate>({
    der: base64,
    thumbprint: optional(thumbprintShape),
    notBefore: optional(instant),
    notAfter: optional(instant),
    privateKey: optional(base64),
    exportable: optional(flag),
    friendlyName: optional(text()),
  }),
);

/** The private key of a certificate in a store. Whoever holds it has it still when the certificate is taken out. */
export class StoredKey {
  constructor(
    private readonly base64: string,
    readonly exportable: boolean,
  ) {}

  /** PKCS #8, DER. */
  get privateKey(): Uint8Array {
    return base64Bytes(this.base64);
  }
}

/** A certificate in a store, read. */
export interface StoreEntry extends CertificateInfo {
  readonly key?: StoredKey | undefined;
  readonly hasPrivateKey: boolean;
  readonly exportable: boolean;
  readonly friendlyName: string;
}

/** What to put into a store. */
export interface NewStoreEntry {
  readonly certificate: CertificateInfo;
  /** PKCS #8, DER. */
  readonly privateKey?: Uint8Array;
  readonly exportable?: boolean;
  readonly friendlyName?: string;
}

/** The stored form of a new entry. */
export function toStored(entry: NewStoreEntry): StoredCertificate {
  const { certificate, privateKey, exportable, friendlyName } = entry;
  return {
    der: base64Text(certificate.der),
    thumbprint: certificate.thumbprint,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    ...(privateKey && { privateKey: base64Text(privateKey), exportable: exportable ?? false }),
    ...(friendlyName !== undefined && { friendlyName }),
  };
}

/** By what the lab keeps: its values never change. */
const thumbprints = new WeakMap<StoredCertificate, string>();

/** Without reading the certificate, which takes twenty times as long. */
export function thumbprintOf(entry: StoredCertificate): string {
  if (entry.thumbprint !== undefined) return entry.thumbprint;
  let thumbprint = thumbprints.get(entry);
  if (thumbprint === undefined) {
    thumbprint = hexText(platform().cryptography.hash('sha1', base64Bytes(entry.der))).toUpperCase();
    thumbprints.set(entry, thumbprint);
  }
  return thumbprint;
}

/** A certificate of a store. It was read when it came; most of what it says is read again only when somebody asks. */
class ReadEntry implements StoreEntry {
  private bytes: Uint8Array | null = null;
  private dates: Validity | null = null;

  constructor(private readonly stored: StoredCertificate) {}

  get hasPrivateKey(): boolean {
    return this.stored.privateKey !== undefined;
  }
  get key(): StoredKey | undefined {
    const { privateKey } = this.stored;
    return privateKey === undefined ? undefined : new StoredKey(privateKey, this.exportable);
  }
  get exportable(): boolean {
    return this.stored.exportable ?? false;
  }
  get friendlyName(): string {
    return this.stored.friendlyName ?? '';
  }
  get thumbprint(): string {
    return thumbprintOf(this.stored);
  }
  get der(): Uint8Array {
    return (this.bytes ??= base64Bytes(this.stored.der));
  }
  get notBefore(): number {
    return this.stored.notBefore ?? this.validity.notBefore;
  }
  get notAfter(): number {
    return this.stored.notAfter ?? this.validity.notAfter;
  }
  get serialNumber(): string {
    return this.info.serialNumber;
  }
  get issuer(): string {
    return this.info.issuer;
  }
  get subject(): string {
    return this.info.subject;
  }
  get issuerName(): string {
    return this.info.issuerName;
  }
  get subjectName(): string {
    return this.info.subjectName;
  }
  get alternativeNames(): readonly string[] {
    return this.info.alternativeNames;
  }
  get dnsNames(): readonly string[] {
    return this.info.dnsNames;
  }
  get keyPurposes(): readonly string[] {
    return this.info.keyPurposes;
  }
  get keyAlgorithm(): string {
    return this.info.keyAlgorithm;
  }
  get keyBits(): number {
    return this.info.keyBits;
  }
  get isAuthority(): boolean {
    return this.info.isAuthority;
  }
  get isSelfSigned(): boolean {
    return this.info.isSelfSigned;
  }

  private get info(): CertificateInfo {
    return readCertificate(this.stored.der);
  }

  private get validity(): Validity {
    return (this.dates ??= validityIn(this.der) ?? this.info);
  }
}

/** A certificate of a store, to be read. */
export function toEntry(entry: StoredCertificate): StoreEntry {
  return new ReadEntry(entry);
}
