/** CertificateRevocationListBuilder of .NET: lists of revocations are read, changed, and signed anew. */
import {
  derEnumerated,
  derInteger,
  derOctets,
  derOid,
  derSequence,
  derTagged,
  derValue,
} from '../../src/deployment/der-writing.ts';
import { MalformedAsn1 } from '../../src/deployment/forge-asn1.ts';
import {
  assembleRevocationList,
  LIST_NUMBER,
  type RevocationEntry,
  readRevocationList,
} from '../../src/deployment/revocation-list-assembly.ts';
import { base64Bytes, hexBytes, hexText, latin1Bytes, sameBytes } from '../../src/platform/bytes.ts';
import { ambient } from '../../src/types/ambient.ts';
import { argumentException, netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { cryptographic, privateKeyObject, signing } from './asymmetric-keys.ts';
import { authorityKeyOfIssuer } from './authority-keys.ts';
import { constraintsOf, keyUsageFlags } from './certificate-extensions.ts';
import {
  CertificateExtension,
  type CertificatePart,
  distinguishedName,
  type X509Certificate2,
} from './certificate-objects.ts';
import type { HashAlgorithmName } from './hash-algorithm-name.ts';
import { SignatureGenerator } from './signature-generators.ts';
import type { SignaturePadding } from './signature-paddings.ts';

const NAMESPACE = 'System.Security.Cryptography.X509Certificates';
const REASON = '2.5.29.21';
const DISTRIBUTION_POINTS = '2.5.29.31';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
/** X509KeyUsageFlags.CrlSign */
const MAY_SIGN_LISTS = 0x02;
const ISSUER = 'issuerCertificate';

/** Reasons of X509RevocationReason with which .NET revokes. A removal belongs into delta lists, which it does not make. */
const REASONS = new Map([
  ['Unspecified', 0],
  ['KeyCompromise', 1],
  ['CACompromise', 2],
  ['AffiliationChanged', 3],
  ['Superseded', 4],
  ['CessationOfOperation', 5],
  ['CertificateHold', 6],
  ['PrivilegeWithdrawn', 9],
  ['WeakAlgorithmOrKey', 11],
]);

/** When a list is issued, and when the next one is; milliseconds since 1970. */
export interface ListDates {
  readonly thisUpdate?: number;
  readonly nextUpdate: number;
}

export class RevocationListBuilder extends NetObject {
  private readonly entries: RevocationEntry[];

  constructor(entries: readonly RevocationEntry[] = []) {
    super();
    this.entries = [...entries];
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.CertificateRevocationListBuilder`);
  }

  /** @throws ArgumentException, ArgumentNullException */
  addCertificate(certificate: X509Certificate2 | null, at?: number, reason?: string): void {
    if (!certificate) throw isNull('certificate');
    this.add(hexBytes(certificate.details.serialNumber), at, reason);
  }

  /** @throws ArgumentException, ArgumentNullException, ArgumentOutOfRangeException */
  add(serialNumber: Uint8Array | null, at = ambient().now(), reason?: string): void {
    if (!serialNumber) throw isNull('serialNumber');
    if (serialNumber.length === 0) throw argument('Array may not be empty or null.', 'serialNumber');
    const [first = 0, second = 0x80] = serialNumber;
    if (serialNumber.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
      throw argument(
        'The provided serial number is invalid. Ensure the input is in big-endian byte order and that all redundant leading bytes have been removed.',
        'serialNumber',
      );
    this.entries.push({ serialNumber, at, extensions: reasonExtension(reason) });
  }

  /** Whether there was an entry of that number. */
  remove(serialNumber: Uint8Array | null): boolean {
    if (!serialNumber) throw isNull('serialNumber');
    const at = this.entries.findIndex((entry) => sameBytes(entry.serialNumber, serialNumber));
    if (at >= 0) this.entries.splice(at, 1);
    return at >= 0;
  }

  /** A list signed by the key of an issuer's certificate. @throws ArgumentException */
  buildBy(
    issuer: X509Certificate2 | null,
    number: bigint,
    dates: ListDates,
    hash: HashAlgorithmName,
    padding: SignaturePadding | null,
  ): Uint8Array {
    if (!issuer) throw isNull(ISSUER);
    const { key } = issuer.home;
    if (!key) throw argument('The provided issuer certificate does not have an associated private key.', ISSUER);
    requireListNumber(number);
    requireOrder(dates);
    requireHash(hash);
    requireListSigner(issuer);
    const privateKey = privateKeyObject(key.privateKey);
    if (privateKey.family === 'RSA' && !padding)
      throw netException(
        'System.ArgumentException',
        'The issuer certificate uses an RSA key but no RSASignaturePadding was provided to a constructor. If one cannot be provided, use the X509SignatureGenerator overload.',
      );
    const generator = new SignatureGenerator(privateKey, privateKey.family === 'RSA' ? (padding?.name ?? null) : null);
    const { subject, encodedSubject } = { ...issuer.info, ...issuer.details };
    return this.build(
      distinguishedName(String(subject), encodedSubject),
      generator,
      number,
      dates,
      hash,
      authorityKeyOfIssuer(issuer),
    );
  }

  /** A list in DER. @throws ArgumentException */
  build(
    issuerName: CertificatePart | null,
    generator: SignatureGenerator | null,
    number: bigint,
    dates: ListDates,
    hash: HashAlgorithmName,
    authorityKey: CertificateExtension | null,
  ): Uint8Array {
    if (!issuerName) throw isNull('issuerName');
    if (!generator) throw isNull('generator');
    requireListNumber(number);
    requireOrder(dates);
    requireHash(hash);
    if (!authorityKey) throw isNull('authorityKeyIdentifier');
    const { thisUpdate = ambient().now(), nextUpdate } = dates;
    const listNumber = { identifier: LIST_NUMBER, critical: false, value: derInteger(bytesOf(number)) };
    const parts = {
      issuer: issuerName.values.RawData as Uint8Array,
      thisUpdate,
      nextUpdate,
      entries: this.entries,
      extensions: [authorityKey.encoded, listNumber],
    };
    return signing(() => assembleRevocationList(parts, generator.signer(hash)));
  }
}

/** A list in DER, and its number. @throws CryptographicException */
export function loadRevocationList(bytes: Uint8Array | null): { builder: RevocationListBuilder; number: bigint } {
  if (!bytes) throw isNull('currentCrl');
  try {
    const { entries, number } = readRevocationList(bytes);
    return { builder: new RevocationListBuilder(entries), number: number ? BigInt(`0x0${hexText(number)}`) : 0n };
  } catch (error) {
    if (error instanceof MalformedAsn1) throw cryptographic('ASN1 corrupted data.');
    throw error;
  }
}

/** The first list in a text of PEM. @throws CryptographicException */
export function loadRevocationListPem(text: string | null): ReturnType<typeof loadRevocationList> {
  if (text === null) throw isNull('currentCrl');
  const [, body] = /-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]*)-----END X509 CRL-----/.exec(text) ?? [];
  if (body === undefined)
    throw cryptographic("The contents do not contain a PEM with a 'X509 CRL' label, or the content is malformed.");
  return loadRevocationList(base64Bytes(body.replaceAll(/\s/g, '')));
}

/** An extension that says where lists lie. @throws ArgumentException, CryptographicException */
export function distributionPointExtension(
  addresses: readonly (string | null)[] | null,
  critical: boolean,
): CertificateExtension {
  if (!addresses) throw isNull('uris');
  if (addresses.length === 0) throw argument('The collection of distribution URIs must be non-empty.', 'uris');
  const points = addresses.map((address) => {
    if (address === null) throw argument('One of the provided CRL Distribution Point URIs is a null value.', 'uris');
    if (/[^\0-\x7f]/.test(address))
      throw cryptographic('The string contains a character not in the 7 bit ASCII character set.');
    return derSequence(derTagged(0, derTagged(0, derValue(0x86, latin1Bytes(address)))));
  });
  return new CertificateExtension({ identifier: DISTRIBUTION_POINTS, critical, value: derSequence(...points) });
}

function reasonExtension(reason: string | undefined): Uint8Array {
  const number = reason === undefined ? undefined : REASONS.get(reason);
  if (reason !== undefined && number === undefined)
    throw netException(
      'System.ArgumentOutOfRangeException',
      `The specified revocation reason is not supported. (Parameter 'reason')\nActual value was ${reason}.`,
    );
  // RFC 5280, 5.3.1: an unspecified reason is better left out.
  if (!number) return new Uint8Array();
  return derSequence(derSequence(derOid(REASON), derOctets(derEnumerated(number))));
}

function requireListNumber(number: bigint): void {
  if (number >= 0n) return;
  throw netException(
    'System.ArgumentOutOfRangeException',
    `crlNumber ('${number}') must be a non-negative value. (Parameter 'crlNumber')\nActual value was ${number}.`,
  );
}

function requireOrder({ thisUpdate = ambient().now(), nextUpdate }: ListDates): void {
  if (nextUpdate <= thisUpdate)
    throw netException('System.ArgumentException', 'The provided thisUpdate value is later than the nextUpdate value.');
}

function requireHash({ name }: HashAlgorithmName): void {
  if (!name) throw argument('The value cannot be an empty string.', 'hashAlgorithm');
}

function requireListSigner({ extensions }: X509Certificate2): void {
  const find = (identifier: string) => extensions.find((one) => one.identifier === identifier);
  const constraints = find(BASIC_CONSTRAINTS);
  if (!constraints) throw argument('The issuer certificate does not have a Basic Constraints extension.', ISSUER);
  if (!constraintsOf(constraints.encoded).isAuthority)
    throw argument(
      'The issuer certificate does not have an appropriate value for the Basic Constraints extension.',
      ISSUER,
    );
  const usage = find(KEY_USAGE);
  if (usage && (keyUsageFlags(usage.encoded) & MAY_SIGN_LISTS) === 0)
    throw argument(
      "The issuer certificate's Key Usage extension is present but does not contain the CrlSign flag.",
      ISSUER,
    );
}

function bytesOf(number: bigint): Uint8Array {
  const hexadecimal = number.toString(16);
  return hexBytes(hexadecimal.length % 2 === 0 ? hexadecimal : `0${hexadecimal}`);
}

function argument(message: string, parameter: string) {
  return argumentException('ArgumentException', message, parameter);
}

function isNull(parameter: string) {
  return argumentException('ArgumentNullException', 'Value cannot be null.', parameter);
}
