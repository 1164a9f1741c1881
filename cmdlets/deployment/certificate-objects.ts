/** Certificates as scripts see them: X509Certificate2 with its parts, and the stores and locations of the Cert: drive. */

import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import type { CertificateInfo } from '../../src/deployment/x509-reading.ts';
import { base64Text } from '../../src/platform/bytes.ts';
import { platform } from '../../src/platform/platform.ts';
import { NetObject } from '../../src/types/net-object.ts';
import { type NetType, typeNamed } from '../../src/types/net-type.ts';

const NAMESPACE = 'System.Security.Cryptography';

/** Names of object identifiers as Windows shows them. */
const FRIENDLY_NAMES = new Map([
  ['1.2.840.113549.1.1.1', 'RSA'],
  ['1.2.840.10045.2.1', 'ECC'],
  ['1.2.840.113549.1.1.5', 'sha1RSA'],
  ['1.2.840.113549.1.1.11', 'sha256RSA'],
  ['1.2.840.113549.1.1.12', 'sha384RSA'],
  ['1.2.840.113549.1.1.13', 'sha512RSA'],
  ['1.2.840.10045.4.3.2', 'sha256ECDSA'],
  ['1.3.6.1.5.5.7.3.1', 'Server Authentication'],
  ['1.3.6.1.5.5.7.3.2', 'Client Authentication'],
  ['2.5.29.14', 'Subject Key Identifier'],
  ['2.5.29.15', 'Key Usage'],
  ['2.5.29.17', 'Subject Alternative Name'],
  ['2.5.29.19', 'Basic Constraints'],
  ['2.5.29.31', 'CRL Distribution Points'],
  ['2.5.29.35', 'Authority Key Identifier'],
  ['2.5.29.37', 'Enhanced Key Usage'],
  ['1.3.6.1.5.5.7.1.1', 'Authority Information Access'],
  ['1.3.6.1.4.1.311.20.2', 'Certificate Template Name'],
  ['1.3.6.1.4.1.311.21.7', 'Certificate Template Information'],
]);

/** What a certificate can do because it lies in a store, or came from a file with its key. */
export interface CertificateHome {
  readonly hasPrivateKey: boolean;
  readonly friendlyName: string;
  /** The private key (PKCS #8, DER) of a certificate that is in no store. */
  readonly privateKey?: Buffer;
  /** Whether the machine trusts its chain. */
  isTrusted?(): boolean;
  rename?(friendlyName: string): void;
}

export class X509Certificate2 extends NetObject {
  #friendlyName: string;

  constructor(
    readonly info: CertificateInfo,
    readonly home: CertificateHome = { hasPrivateKey: false, friendlyName: '' },
  ) {
    super();
    this.#friendlyName = home.friendlyName;
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.X509Certificates.X509Certificate2`);
  }

  get friendlyName(): string {
    return this.#friendlyName;
  }

  set friendlyName(name: string) {
    this.home.rename?.(name);
    this.#friendlyName = name;
  }

  get publicKey(): CertificatePart {
    const { algorithm } = this.#parsed().tbsCertificate.subjectPublicKeyInfo.algorithm;
    const key = new CertificatePart(this.info.keyAlgorithm === 'rsa' ? `${NAMESPACE}.RSA` : `${NAMESPACE}.ECDsa`, {
      KeySize: this.info.keyBits,
    });
    return new CertificatePart(`${NAMESPACE}.X509Certificates.PublicKey`, { Key: key, Oid: oid(algorithm) });
  }

  get signatureAlgorithm(): CertificatePart {
    return oid(this.#parsed().signatureAlgorithm.algorithm);
  }

  get extensions(): CertificatePart[] {
    return (this.#parsed().tbsCertificate.extensions ?? []).map(
      ({ extnID, critical, extnValue }) =>
        new CertificatePart(`${NAMESPACE}.X509Certificates.X509Extension`, {
          Critical: critical,
          Oid: oid(extnID),
          RawData: new Uint8Array(extnValue.buffer),
        }),
    );
  }

  get keyUsages(): CertificatePart[] {
    return this.info.keyPurposes.map(
      (id) =>
        new CertificatePart('Microsoft.PowerShell.Commands.EnhancedKeyUsageRepresentation', {
          FriendlyName: FRIENDLY_NAMES.get(id) ?? '',
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

/** A distinguished name. */
export function distinguishedName(name: string): CertificatePart {
  return new CertificatePart(`${NAMESPACE}.X509Certificates.X500DistinguishedName`, { Name: name });
}

function oid(value: string): CertificatePart {
  return new CertificatePart(`${NAMESPACE}.Oid`, { Value: value, FriendlyName: FRIENDLY_NAMES.get(value) ?? '' });
}
