/** Reads certificate requests (PKCS #10), and asks whether who made one has the private key of it. */
import { CertificationRequest } from '@peculiar/asn1-csr';
import { AsnConvert } from '@peculiar/asn1-schema';
import { ExtendedKeyUsage, Extensions, id_ce_extKeyUsage } from '@peculiar/asn1-x509';
import { base64Bytes, hexText, latin1Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { signatureAlgorithmOf } from '../platform/signature-algorithm.ts';
import { DeploymentError } from './deployment-error.ts';
import { announcedLength } from './der-length.ts';
import { type DistinguishedName, partsOf } from './distinguished-name.ts';
import { childAt, integerBytes, readAsn1 } from './forge-asn1.ts';
import { type EncodedExtension, type EncodedKey, encodedKey, PARSER_LIMITS, parsing } from './x509-details.ts';

const RSA = '1.2.840.113549.1.1.1';
const ELLIPTIC_CURVE = '1.2.840.10045.2.1';

/** By the object identifiers of prime256v1, secp384r1 and secp521r1, in DER. */
const CURVE_BITS = new Map([
  ['06082a8648ce3d030107', 256],
  ['06052b81040022', 384],
  ['06052b81040023', 521],
]);

/** PKCS #9 extensionRequest. */
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';

/** An attribute of a request by its object identifier; each value is in DER. */
export interface RequestAttribute {
  readonly identifier: string;
  readonly values: readonly Uint8Array[];
}

/** What a request says. */
export interface RequestDetails {
  readonly subject: DistinguishedName;
  /** The name in DER. */
  readonly encodedSubject: Uint8Array;
  readonly key: EncodedKey;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** Object identifiers of the extended key usages that are asked for. */
  readonly keyPurposes: readonly string[];
  /** The extensions that the certificate is to have. */
  readonly extensions: readonly EncodedExtension[];
  /** The attributes that ask for no extensions. */
  readonly attributes: readonly RequestAttribute[];
  /** Whether it bears a signature by its own key. */
  readonly isSigned: boolean;
}

/** Reads a request's DER, all of it. @throws DeploymentError `certificate-damaged` */
export function readRequest(der: Uint8Array): RequestDetails {
  if (announcedLength(der) !== der.length) {
    throw new DeploymentError('certificate-damaged', { reason: 'its length is not what it says' });
  }
  const request = parsing(() => AsnConvert.parse(Uint8Array.from(der), CertificationRequest, PARSER_LIMITS));
  const { subject, subjectPKInfo, attributes: encoded } = request.certificationRequestInfo;
  const attributes = [...encoded].map(({ type, values }) => ({
    identifier: type,
    values: values.map((value) => new Uint8Array(value)),
  }));
  const publicKey = new Uint8Array(AsnConvert.serialize(subjectPKInfo));
  const extensions = attributes.filter(({ identifier }) => identifier === EXTENSION_REQUEST).flatMap(extensionsIn);
  const signed = request.certificationRequestInfoRaw ?? AsnConvert.serialize(request.certificationRequestInfo);
  return {
    subject: partsOf(subject),
    encodedSubject: new Uint8Array(AsnConvert.serialize(subject)),
    key: encodedKey(subjectPKInfo),
    publicKey,
    keyPurposes: purposesIn(extensions),
    extensions,
    attributes: attributes.filter(({ identifier }) => identifier !== EXTENSION_REQUEST),
    isSigned: platform().cryptography.isSignedBy(
      publicKey,
      parsing(() => signatureAlgorithmOf(request.signatureAlgorithm.algorithm, request.signatureAlgorithm.parameters)),
      new Uint8Array(signed),
      new Uint8Array(request.signature),
    ),
  };
}

/** The number of a key's bits: of RSA's modulus, or of the curve. 0 for another algorithm. */
export function keySizeOf({ algorithm, parameters, bits }: EncodedKey): number {
  if (algorithm === ELLIPTIC_CURVE) return CURVE_BITS.get(hexText(parameters)) ?? 0;
  if (algorithm !== RSA) return 0;
  const modulus = integerBytes(childAt(readAsn1(bits), 0));
  return 8 * modulus.length - Math.clz32(modulus[0] ?? 0) + 24;
}

/** The DER in a PEM text; undefined where there is no request in it. */
export function requestInPem(text: string): Uint8Array | undefined {
  return contentOfPem(text, 'CERTIFICATE REQUEST-----');
}

function contentOfPem(text: string, label: string): Uint8Array | undefined {
  const [, content] = new RegExp(`-----BEGIN ${label}([A-Za-z0-9+/=\\s]*)-----END ${label}`).exec(text) ?? [];
  return content === undefined ? undefined : base64Bytes(content);
}

/** The request in a file: in PEM, with Windows' label or the other, or in DER. Undefined where there is none in it. */
export function requestInFile(bytes: Uint8Array): Uint8Array | undefined {
  if (announcedLength(bytes) === bytes.length) return bytes;
  const text = latin1Text(bytes);
  return requestInPem(text) ?? contentOfPem(text, 'NEW CERTIFICATE REQUEST-----');
}

function purposesIn(extensions: readonly EncodedExtension[]): string[] {
  const found = extensions.find(({ identifier }) => identifier === id_ce_extKeyUsage);
  return found ? [...parsing(() => AsnConvert.parse(found.value, ExtendedKeyUsage, PARSER_LIMITS))] : [];
}

function extensionsIn({ values }: RequestAttribute): EncodedExtension[] {
  return values.flatMap((value) => {
    const extensions = parsing(() => AsnConvert.parse(value, Extensions, PARSER_LIMITS));
    return [...extensions].map(({ extnID, critical, extnValue }) => ({
      identifier: extnID,
      critical,
      value: new Uint8Array(extnValue.buffer),
    }));
  });
}
