/** Certificates as scripts see them: X509Certificate2 with its parts, and the stores and locations of the Cert: drive. */

import type { StorePlace } from '../../src/deployment/certificate-store.ts';
import { formatName } from '../../src/deployment/distinguished-name.ts';
import {
  type CertificateDetails,
  detailsOf,
  type EncodedExtension,
  type EncodedKey,
  isDamage,
} from '../../src/deployment/x509-details.ts';
import { type AlternativeName, namesIn } from '../../src/deployment/x509-general-names.ts';
import type { CertificateInfo } from '../../src/deployment/x509-reading.ts';
import { base64Text } from '../../src/platform/bytes.ts';
import type { HashName } from '../../src/platform/cryptography.ts';
import { platform } from '../../src/platform/platform.ts';
import { netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { publicKeyObject } from './asymmetric-keys.ts';
import { friendlyNameOf } from './object-identifiers.ts';

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const ISSUER_ALTERNATIVE_NAME = '2.5.29.18';

const NAMESPACE = 'System.Security.Cryptography';

/** What a certificate can do because it lies in a store, or came from a file with its key. */
export interface CertificateHome {
  readonly friendlyName: string;
  readonly key?: CertificateKey;
  /** The store that it was taken from. */
  readonly place?: StorePlace;
  rename?(friendlyName: string): void;
}

/** The private key of a certificate. */
export interface CertificateKey {
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
  readonly exportable: boolean;
}

/** The two classes of .NET; the older one has fewer members. */
export type CertificateClass = 'X509Certificate' | 'X509Certificate2';

const NO_HOME: CertificateHome = { friendlyName: '' };

export class X509Certificate2 extends NetObject {
  private contents: CertificateInfo | null;
  private origin: CertificateHome;
  private givenName: string;

  /** Without `info` it is the empty certificate that Import fills. */
  constructor(
    info?: CertificateInfo,
    home: CertificateHome = NO_HOME,
    readonly className: CertificateClass = 'X509Certificate2',
  ) {
    super();
    this.contents = info ?? null;
    this.origin = home;
    this.givenName = home.friendlyName;
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.X509Certificates.${this.className}`);
  }

  get isEmpty(): boolean {
    return this.contents === null;
  }

  /** What it says; an empty one says nothing. */
  get info(): CertificateInfo {
    if (this.contents) return this.contents;
    throw netException(`${NAMESPACE}.CryptographicException`, 'm_safeCertContext is an invalid handle.');
  }

  get home(): CertificateHome {
    return this.origin;
  }

  /** Becomes what another one is: Import and, with an empty one, Reset. */
  become(other: X509Certificate2): void {
    this.contents = other.contents;
    this.origin = other.origin;
    this.givenName = other.givenName;
  }

  get friendlyName(): string {
    return this.givenName;
  }

  set friendlyName(name: string) {
    this.home.rename?.(name);
    this.givenName = name;
  }

  get publicKey(): CertificatePart {
    return publicKey(this.details.key);
  }

  /** What the host's parser does not tell. @throws CryptographicException */
  get details(): CertificateDetails {
    try {
      return detailsOf(this.info.der);
    } catch (error) {
      if (isDamage(error)) throw netException(`${NAMESPACE}.CryptographicException`, 'ASN1 corrupted data.');
      throw error;
    }
  }

  get signatureAlgorithm(): CertificatePart {
    return oid(this.details.signatureAlgorithm);
  }

  get extensions(): CertificateExtension[] {
    return this.details.extensions.map((extension) => new CertificateExtension(extension));
  }

  get extensionCollection(): ExtensionCollection {
    return new ExtensionCollection(this.extensions);
  }

  get subjectName(): CertificatePart {
    return distinguishedName(formatName(this.details.subject), this.details.encodedSubject);
  }

  get issuerName(): CertificatePart {
    return distinguishedName(formatName(this.details.issuer), this.details.encodedIssuer);
  }

  /** The names by which the subject, or the issuer, is also known. None where the extension is damaged. */
  alternativeNames(ofIssuer: boolean): AlternativeName[] {
    const wanted = ofIssuer ? ISSUER_ALTERNATIVE_NAME : SUBJECT_ALTERNATIVE_NAME;
    const extension = this.details.extensions.find(({ identifier }) => identifier === wanted);
    try {
      return extension ? namesIn(extension.value) : [];
    } catch (error) {
      if (isDamage(error)) return [];
      throw error;
    }
  }

  get keyUsages(): CertificatePart[] {
    return this.info.keyPurposes.map(
      (id) =>
        new CertificatePart('Microsoft.PowerShell.Commands.EnhancedKeyUsageRepresentation', {
          FriendlyName: friendlyNameOf(id),
          ObjectId: id,
        }),
    );
  }

  /** A subject that is one common name, and the names of hosts among the alternative names, each once. */
  get dnsNames(): CertificatePart[] {
    const { subject, subjectName } = this.info;
    const names = new Map<string, string>();
    for (const name of [...(subject === `CN=${subjectName}` ? [subjectName] : []), ...this.info.dnsNames]) {
      if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
    }
    return [...names.values()].map(
      (name) =>
        new CertificatePart('Microsoft.PowerShell.Commands.DnsNameRepresentation', { Punycode: name, Unicode: name }),
    );
  }

  /** The hash of the certificate; its thumbprint is the one with SHA-1. */
  hash(algorithm: HashName): Uint8Array {
    return platform().cryptography.hash(algorithm, this.info.der);
  }

  pem(): string {
    const lines = base64Text(this.info.der).match(/.{1,64}/g) ?? [];
    return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n');
  }
}

/** A part of a certificate, or of the drive: named values of one .NET type. */
export class CertificatePart extends NetObject {
  constructor(
    readonly typeName: string,
    readonly values: Readonly<Record<string, unknown>>,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }
}

/** An extension; the common ones have classes of their own. */
export class CertificateExtension extends NetObject {
  constructor(
    readonly encoded: EncodedExtension,
    /** One that was made as the general class is of no special one, whatever its identifier. */
    private readonly isPlain = false,
  ) {
    super();
  }

  get identifier(): string {
    return this.encoded.identifier;
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.X509Certificates.X509${this.className}Extension`);
  }

  get oid(): CertificatePart {
    return oid(this.identifier);
  }

  private get className(): string {
    return (this.isPlain ? undefined : EXTENSION_CLASSES.get(this.identifier)) ?? '';
  }
}

const EXTENSION_CLASSES = new Map([
  ['1.3.6.1.5.5.7.1.1', 'AuthorityInformationAccess'],
  ['2.5.29.14', 'SubjectKeyIdentifier'],
  ['2.5.29.15', 'KeyUsage'],
  ['2.5.29.17', 'SubjectAlternativeName'],
  ['2.5.29.19', 'BasicConstraints'],
  ['2.5.29.35', 'AuthorityKeyIdentifier'],
  ['2.5.29.37', 'EnhancedKeyUsage'],
]);

/** The extensions of one certificate. */
export class ExtensionCollection extends NetObject {
  constructor(readonly items: readonly CertificateExtension[]) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.X509Certificates.X509ExtensionCollection`);
  }
}

/** A distinguished name with its DER. */
export function distinguishedName(name: string, rawData: Uint8Array): CertificatePart {
  return new CertificatePart(`${NAMESPACE}.X509Certificates.X500DistinguishedName`, { Name: name, RawData: rawData });
}

export function oid(value: string): CertificatePart {
  return new CertificatePart(`${NAMESPACE}.Oid`, { Value: value, FriendlyName: friendlyNameOf(value) });
}

/** A public key with its algorithm. */
export function publicKey(key: EncodedKey): CertificatePart {
  const { algorithm, parameters, bits } = key;
  return new CertificatePart(`${NAMESPACE}.X509Certificates.PublicKey`, {
    Key: publicKeyObject(key),
    Oid: oid(algorithm),
    EncodedKeyValue: encoded(algorithm, bits),
    EncodedParameters: encoded(algorithm, parameters),
  });
}

/** The key that a PublicKey is. */
export function encodedKeyOf({ values }: CertificatePart): EncodedKey {
  const bytes = (part: unknown) => (part as CertificatePart).values.RawData as Uint8Array;
  return {
    algorithm: String((values.Oid as CertificatePart).values.Value),
    parameters: bytes(values.EncodedParameters),
    bits: bytes(values.EncodedKeyValue),
  };
}

export function encoded(identifier: string, rawData: Uint8Array): CertificatePart {
  return new CertificatePart(`${NAMESPACE}.AsnEncodedData`, { Oid: oid(identifier), RawData: rawData });
}
