/** Certificates as scripts see them: X509Certificate2 with its parts, and the stores and locations of the Cert: drive. */

import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, ExtendedKeyUsage } from '@peculiar/asn1-x509';
import type { CertificateInfo } from '../../src/deployment/x509-reading.ts';
import { base64Text } from '../../src/platform/bytes.ts';
import { platform } from '../../src/platform/platform.ts';
import { netException } from '../../src/types/net-exception.ts';
import { NetObject } from '../../src/types/net-object.ts';
import { type NetType, typeNamed } from '../../src/types/net-type.ts';
import { friendlyNameOf } from './object-identifiers.ts';

const NAMESPACE = 'System.Security.Cryptography';

/** What a certificate can do because it lies in a store, or came from a file with its key. */
export interface CertificateHome {
  readonly hasPrivateKey: boolean;
  readonly friendlyName: string;
  /** The private key (PKCS #8, DER) of a certificate that is in no store. */
  readonly privateKey?: Buffer;
  rename?(friendlyName: string): void;
}

/** The two classes of .NET; the older one has fewer members. */
export type CertificateClass = 'X509Certificate' | 'X509Certificate2';

const NO_HOME: CertificateHome = { hasPrivateKey: false, friendlyName: '' };

export class X509Certificate2 extends NetObject {
  #info: CertificateInfo | undefined;
  #home: CertificateHome;
  #friendlyName: string;

  /** Without `info` it is the empty certificate that Import fills. */
  constructor(
    info?: CertificateInfo,
    home: CertificateHome = NO_HOME,
    readonly className: CertificateClass = 'X509Certificate2',
  ) {
    super();
    this.#info = info;
    this.#home = home;
    this.#friendlyName = home.friendlyName;
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.X509Certificates.${this.className}`);
  }

  get isEmpty(): boolean {
    return this.#info === undefined;
  }

  /** What it says; an empty one says nothing. */
  get info(): CertificateInfo {
    if (this.#info) return this.#info;
    throw netException(`${NAMESPACE}.CryptographicException`, 'm_safeCertContext is an invalid handle.');
  }

  get home(): CertificateHome {
    return this.#home;
  }

  /** Becomes what another one is: Import and, with an empty one, Reset. */
  become(other: X509Certificate2): void {
    this.#info = other.#info;
    this.#home = other.#home;
    this.#friendlyName = other.#friendlyName;
  }

  get friendlyName(): string {
    return this.#friendlyName;
  }

  set friendlyName(name: string) {
    this.home.rename?.(name);
    this.#friendlyName = name;
  }

  get publicKey(): CertificatePart {
    const { algorithm } = this.keyAlgorithm;
    const key = new CertificatePart(this.info.keyAlgorithm === 'rsa' ? `${NAMESPACE}.RSA` : `${NAMESPACE}.ECDsa`, {
      KeySize: this.info.keyBits,
    });
    return new CertificatePart(`${NAMESPACE}.X509Certificates.PublicKey`, {
      Key: key,
      Oid: oid(algorithm),
      EncodedKeyValue: encoded(algorithm, this.publicKeyBytes),
      EncodedParameters: encoded(algorithm, this.keyAlgorithm.parameters),
    });
  }

  /** The algorithm of the public key, with its parameters in DER. */
  get keyAlgorithm(): { readonly algorithm: string; readonly parameters: Uint8Array } {
    const { algorithm, parameters } = this.#parsed().tbsCertificate.subjectPublicKeyInfo.algorithm;
    // The schema reads ASN.1's NULL as null, and a parameter that is not there as undefined.
    return { algorithm, parameters: new Uint8Array(parameters === null ? [5, 0] : (parameters ?? [])) };
  }

  get publicKeyBytes(): Uint8Array {
    return new Uint8Array(this.#parsed().tbsCertificate.subjectPublicKeyInfo.subjectPublicKey);
  }

  get signatureAlgorithm(): CertificatePart {
    return oid(this.#parsed().signatureAlgorithm.algorithm);
  }

  get extensions(): CertificateExtension[] {
    return (this.#parsed().tbsCertificate.extensions ?? []).map(
      ({ extnID, critical, extnValue }) => new CertificateExtension(extnID, critical, new Uint8Array(extnValue.buffer)),
    );
  }

  get extensionCollection(): ExtensionCollection {
    return new ExtensionCollection(this.extensions);
  }

  /** 3 for one with extensions; ASN.1 counts from zero. */
  get version(): number {
    return this.#parsed().tbsCertificate.version + 1;
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

  get dnsNames(): CertificatePart[] {
    return this.info.alternativeNames.map(
      (name) =>
        new CertificatePart('Microsoft.PowerShell.Commands.DnsNameRepresentation', { Punycode: name, Unicode: name }),
    );
  }

  /** The hash of the certificate; its thumbprint is the one with SHA-1. */
  hash(algorithm: 'sha1' | 'sha256'): Buffer {
    return Buffer.from(platform().cryptography.hash(algorithm, this.info.der));
  }

  pem(): string {
    const lines = base64Text(this.info.der).match(/.{1,64}/g) ?? [];
    return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n');
  }

  #parsed(): Certificate {
    return AsnConvert.parse(new Uint8Array(this.info.der), Certificate);
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
    readonly identifier: string,
    readonly critical: boolean,
    readonly rawData: Uint8Array,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.X509Certificates.X509${EXTENSION_CLASSES.get(this.identifier) ?? ''}Extension`);
  }

  get oid(): CertificatePart {
    return oid(this.identifier);
  }
}

const EXTENSION_CLASSES = new Map([
  ['2.5.29.14', 'SubjectKeyIdentifier'],
  ['2.5.29.15', 'KeyUsage'],
  ['2.5.29.17', 'SubjectAlternativeName'],
  ['2.5.29.19', 'BasicConstraints'],
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

/** The object identifiers of an extended key usage. */
export function keyPurposesOf(value: Uint8Array): string[] {
  return [...AsnConvert.parse(value, ExtendedKeyUsage)];
}

/** A distinguished name. */
export function distinguishedName(name: string): CertificatePart {
  return new CertificatePart(`${NAMESPACE}.X509Certificates.X500DistinguishedName`, { Name: name });
}

export function oid(value: string): CertificatePart {
  return new CertificatePart(`${NAMESPACE}.Oid`, { Value: value, FriendlyName: friendlyNameOf(value) });
}

function encoded(identifier: string, rawData: Uint8Array): CertificatePart {
  return new CertificatePart(`${NAMESPACE}.AsnEncodedData`, { Oid: oid(identifier), RawData: rawData });
}
