/**
 * What the host's parser does not tell of a certificate, or not in full: names with their parts, algorithms, extensions.
 * Read from the bytes by the schemas that @peculiar/x509 is built on; the library itself reads what extensions say
 * (`cmdlets/deployment/certificate-extensions.ts`) and names of all kinds (`x509-general-names.ts`).
 */
import { AsnConvert, type IAsnParseOptions } from '@peculiar/asn1-schema';
import { Certificate, GeneralNames, Name, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { hexText } from '../platform/bytes.ts';
import { DeploymentError } from './deployment-error.ts';
import { type DistinguishedName, partsOf } from './distinguished-name.ts';

/** How much a file may ask of the parser: a list of 50,000 revocations is fine, nested brackets without end are not. */
export const PARSER_LIMITS: IAsnParseOptions = { berOptions: { maxDepth: 100, maxNodes: 400_000 } };

/** An extension as it is encoded. */
export interface EncodedExtension {
  /** The object identifier. */
  readonly identifier: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** The key that a certificate or a request is about. */
export interface EncodedKey {
  readonly algorithm: string;
  /** DER; empty where there are none. */
  readonly parameters: Uint8Array;
  readonly bits: Uint8Array;
}

export interface CertificateDetails {
  /** 3 for one with extensions; ASN.1 counts from zero. */
  readonly version: number;
  /** Upper-case hexadecimal, all bytes. */
  readonly serialNumber: string;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** The names in DER. */
  readonly encodedSubject: Uint8Array;
  readonly encodedIssuer: Uint8Array;
  /** The object identifier. */
  readonly signatureAlgorithm: string;
  readonly key: EncodedKey;
  readonly extensions: readonly EncodedExtension[];
}

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';

const known = new WeakMap<Uint8Array, CertificateDetails>();

/** Reads a certificate's DER, once for the same bytes. @throws DeploymentError `certificate-damaged` */
export function detailsOf(der: Uint8Array): CertificateDetails {
  let details = known.get(der);
  if (!details) known.set(der, (details = describe(der)));
  return details;
}

/** A distinguished name in DER. @throws DeploymentError `certificate-damaged` */
export function nameIn(der: Uint8Array): DistinguishedName {
  return partsOf(parsing(() => AsnConvert.parse(der, Name, PARSER_LIMITS)));
}

/** The subject alternative names of a certificate as they are encoded; none where the extension is damaged. */
export function alternativeNamesOf({ extensions }: CertificateDetails): GeneralNames {
  const extension = extensions.find(({ identifier }) => identifier === SUBJECT_ALTERNATIVE_NAME);
  if (!extension) return new GeneralNames();
  try {
    return parsing(() => AsnConvert.parse(extension.value, GeneralNames, PARSER_LIMITS));
  } catch (error) {
    if (isDamage(error)) return new GeneralNames();
    throw error;
  }
}

/**
 * Runs a parser, the host's or a library's, on bytes that anybody may have made: it fails with errors of no particular
 * kind. Nothing else belongs into `parse`. @throws DeploymentError `certificate-damaged`
 */
export function parsing<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new DeploymentError('certificate-damaged', { reason: (cause as Error).message }, { cause });
  }
}

/** Whether an error says that bytes are no certificate, rather than anything else. */
export function isDamage(error: unknown): error is DeploymentError {
  return error instanceof DeploymentError && error.code === 'certificate-damaged';
}

function describe(der: Uint8Array): CertificateDetails {
  const { tbsCertificate: body, signatureAlgorithm } = parsing(() =>
    AsnConvert.parse(Uint8Array.from(der), Certificate, PARSER_LIMITS),
  );
  return {
    version: body.version + 1,
    serialNumber: hexText(new Uint8Array(body.serialNumber)).toUpperCase(),
    subject: partsOf(body.subject),
    issuer: partsOf(body.issuer),
    get encodedSubject() {
      return new Uint8Array(AsnConvert.serialize(body.subject));
    },
    get encodedIssuer() {
      return new Uint8Array(AsnConvert.serialize(body.issuer));
    },
    signatureAlgorithm: signatureAlgorithm.algorithm,
    key: encodedKey(body.subjectPublicKeyInfo),
    extensions: (body.extensions ?? []).map(({ extnID, critical, extnValue }) => ({
      identifier: extnID,
      critical,
      value: new Uint8Array(extnValue.buffer),
    })),
  };
}

/** The parts of a SubjectPublicKeyInfo in DER. @throws DeploymentError `certificate-damaged` */
export function keyIn(publicKey: Uint8Array): EncodedKey {
  return parsing(() => encodedKey(AsnConvert.parse(publicKey, SubjectPublicKeyInfo, PARSER_LIMITS)));
}

/** The parts of a key. */
export function encodedKey({
  algorithm: { algorithm, parameters },
  subjectPublicKey,
}: SubjectPublicKeyInfo): EncodedKey {
  return {
    algorithm,
    // The schema reads ASN.1's NULL as null, and a parameter that is not there as undefined.
    parameters: new Uint8Array(parameters === null ? [5, 0] : (parameters ?? [])),
    bits: new Uint8Array(subjectPublicKey),
  };
}
