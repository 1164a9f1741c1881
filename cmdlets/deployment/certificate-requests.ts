/** CertificateRequest of .NET: made for a key, or read from a file; certificates and requests are made of it. */
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { encodedName, formatName, parseName } from '../../src/deployment/distinguished-name.ts';
import { assembleCertificate, assembleRequest } from '../../src/deployment/x509-assembly.ts';
import { type EncodedExtension, type EncodedKey, isDamage } from '../../src/deployment/x509-details.ts';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import { type RequestDetails, readRequest, requestInPem } from '../../src/deployment/x509-request.ts';
import type { PaddingName } from '../../src/platform/cryptography.ts';
import { platform } from '../../src/platform/platform.ts';
import { ambient } from '../../src/types/ambient.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { argumentException, netException } from '../../src/types/net-exception.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { NetList } from '../../src/types/values/net-list.ts';
import { type AsymmetricKey, cryptographic, privateKeyObject, publicKeyObject, signing } from './asymmetric-keys.ts';
import { constraintsOf, keyUsageFlags } from './certificate-extensions.ts';
import {
  CertificateExtension,
  type CertificateHome,
  CertificatePart,
  distinguishedName,
  encoded,
  encodedKeyOf,
  publicKey,
  X509Certificate2,
} from './certificate-objects.ts';
import type { HashAlgorithmName } from './hash-algorithm-name.ts';
import { SignatureGenerator } from './signature-generators.ts';

/** Of RSA and RSASSA-PSS, of elliptic curves, of DSA: the keys whose requests .NET tries to verify. */
const KEY_ALGORITHMS = new Set([
  '1.2.840.113549.1.1.1',
  '1.2.840.113549.1.1.10',
  '1.2.840.10045.2.1',
  '1.2.840.10040.4.1',
]);

const NAMESPACE = 'System.Security.Cryptography';

/** The bits of CertificateRequestLoadOptions. */
const SKIP_SIGNATURE_VALIDATION = 1n;
const UNSAFE_LOAD_CERTIFICATE_EXTENSIONS = 2n;

/** When a certificate holds, in milliseconds since 1970, and its number. */
export interface DatedNumber {
  readonly notBefore: number;
  readonly notAfter: number;
  readonly serialNumber: Uint8Array;
}

/** What a request is about; names are DER. */
export interface RequestContents {
  readonly subject: CertificatePart;
  readonly key: EncodedKey;
  readonly extensions: readonly EncodedExtension[];
  readonly attributes: readonly CertificatePart[];
  /** The key that signs; `null` where only its public half is known. */
  readonly signingKey: AsymmetricKey | null;
}

export class CertificateRequest extends NetObject {
  readonly extensions: NetList;
  readonly attributes: NetList;

  constructor(
    private readonly contents: RequestContents,
    /** The hash of signatures that are yet to be made. */
    readonly hashAlgorithm: HashAlgorithmName,
    /** Of signatures by keys of RSA that are yet to be made. */
    private readonly padding: PaddingName | null,
  ) {
    super();
    const extensions = contents.extensions.map((one) => new CertificateExtension(one));
    this.extensions = collection(`${NAMESPACE}.X509Certificates.X509Extension`, extensions);
    this.attributes = collection(`${NAMESPACE}.AsnEncodedData`, [...contents.attributes]);
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.X509Certificates.CertificateRequest`);
  }

  get subjectName(): CertificatePart {
    return this.contents.subject;
  }

  get publicKey(): CertificatePart {
    return publicKey(this.contents.key);
  }

  /** The request in DER (PKCS #10), signed with its own key, or as a generator does. */
  createSigningRequest(generator = this.generatorOf(this.key)): Uint8Array {
    const { publicKey } = publicKeyObject(this.contents.key);
    return signing(() => assembleRequest({ ...this.body, publicKey }, generator.signer(this.hashAlgorithm)));
  }

  /** A certificate that is signed with the key of the request. */
  createSelfSigned(notBefore: number, notAfter: number): X509Certificate2 {
    requireOrder(notBefore, notAfter);
    requireOnce(this.body.extensions);
    const [first = 0, ...others] = platform().random.bytes(8);
    const parts = {
      ...this.body,
      issuer: this.body.subject,
      serialNumber: Uint8Array.of((first & 0x7f) | 0x01, ...others),
      notBefore,
      notAfter,
      publicKey: this.key.publicKey,
    };
    const signer = this.generatorOf(this.key).signer(this.hashAlgorithm);
    const made = readCertificate(signing(() => assembleCertificate(parts, signer)));
    return new X509Certificate2(made, keptKey(this.key.privateKey));
  }

  /** A certificate that an issuer signs; the key of the request stays where it is. */
  create(issuer: X509Certificate2, notBefore: number, notAfter: number, serialNumber: Uint8Array): X509Certificate2 {
    const issuerKey = issuer.home.key;
    if (!issuerKey) throw argument('The provided issuer certificate does not have an associated private key.', ISSUER);
    requireOrder(notBefore, notAfter);
    if (serialNumber.length === 0) throw argument('Array may not be empty or null.', 'serialNumber');
    requireIssuer(issuer, this.contents.key);
    requireWithin(issuer, notBefore, notAfter);
    const key = privateKeyObject(issuerKey.privateKey);
    if (this.padding === null && key.family === 'RSA') {
      throw netException(
        'System.InvalidOperationException',
        'The issuer certificate uses an RSA key but no RSASignaturePadding was provided to a constructor. If one cannot be provided, use the X509SignatureGenerator overload.',
      );
    }
    return this.signed(issuer.details.encodedSubject, this.generatorOf(key), { notBefore, notAfter, serialNumber });
  }

  /** A certificate in the name of an issuer (DER), as a generator signs. */
  createWith(issuer: Uint8Array, generator: SignatureGenerator, dated: DatedNumber): X509Certificate2 {
    requireOrder(dated.notBefore, dated.notAfter);
    if (dated.serialNumber.length === 0) throw argument('Array may not be empty or null.', 'serialNumber');
    return this.signed(issuer, generator, dated);
  }

  private signed(issuer: Uint8Array, generator: SignatureGenerator, dated: DatedNumber): X509Certificate2 {
    requireOnce(this.body.extensions);
    const { publicKey } = publicKeyObject(this.contents.key);
    const signer = generator.signer(this.hashAlgorithm);
    const made = signing(() => assembleCertificate({ ...this.body, ...dated, issuer, publicKey }, signer));
    return new X509Certificate2(readCertificate(made));
  }

  private get body(): { readonly subject: Uint8Array; readonly extensions: readonly EncodedExtension[] } {
    const extensions = this.extensions.items.map((one) => (one as CertificateExtension).encoded);
    return { subject: this.subjectName.values.RawData as Uint8Array, extensions };
  }

  private get key(): AsymmetricKey {
    const { signingKey } = this.contents;
    if (signingKey) return signingKey;
    throw netException(
      'System.InvalidOperationException',
      'This method cannot be used since no signing key was provided via a constructor, use an overload accepting an X509SignatureGenerator instead.',
    );
  }

  private generatorOf(key: AsymmetricKey): SignatureGenerator {
    return new SignatureGenerator(key, key.family === 'RSA' ? (this.padding ?? 'pkcs1') : null);
  }
}

/** A request may name an extension twice, a certificate may not. */
function requireOnce(extensions: readonly EncodedExtension[]): void {
  const identifiers = extensions.map(({ identifier }) => identifier);
  const twice = identifiers.find((identifier, at) => identifiers.indexOf(identifier) < at);
  if (twice === undefined) return;
  throw netException(
    'System.InvalidOperationException',
    `An X509Extension with OID '${twice}' has already been specified.`,
  );
}

/** A key that comes with a certificate and may leave with it. */
export function keptKey(privateKey: Uint8Array): CertificateHome {
  return { friendlyName: '', key: { privateKey, exportable: true } };
}

/** A request for a key by its subject, a name as people write it or one that is encoded. */
export function newRequest(
  subject: string | CertificatePart | null,
  key: AsymmetricKey,
  hash: HashAlgorithmName,
  padding: PaddingName | null,
): CertificateRequest {
  requireHash(hash);
  const name = subject instanceof CertificatePart ? subject : writtenName(subject ?? '');
  return new CertificateRequest(
    { subject: name, key: key.encoded, extensions: [], attributes: [], signingKey: key },
    hash,
    padding,
  );
}

/** A request for a key of which only the public half is known. */
export function requestForPublicKey(
  subject: CertificatePart,
  key: CertificatePart,
  hash: HashAlgorithmName,
  padding: PaddingName | null,
): CertificateRequest {
  requireHash(hash);
  const contents = { subject, key: encodedKeyOf(key), extensions: [], attributes: [], signingKey: null };
  return new CertificateRequest(contents, hash, padding);
}

function requireHash({ name }: HashAlgorithmName): void {
  if (!name) throw argument('The value cannot be an empty string.', 'hashAlgorithm');
}

/** A name as people write it: `CN=host, O=Contoso`. @throws CryptographicException */
export function writtenName(text: string): CertificatePart {
  const isName = /^(?:\s*[\w.]+\s*=\s*(?:"(?:[^"]|"")*"|[^,"]*)\s*(?:,|;|$))+$/.test(text) && !/[,;]\s*$/.test(text);
  try {
    if (text.trim() !== '' && !isName) throw new DeploymentError('subject-invalid', { subject: text, reason: '' });
    const der = encodedName(text.trim() === '' ? [] : parseName(text));
    return distinguishedName(text, der);
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    throw cryptographic('The string contains an invalid X500 name attribute key, oid, value or delimiter.');
  }
}

const ISSUER = 'issuerCertificate';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
/** X509KeyUsageFlags.KeyCertSign */
const MAY_SIGN = 0x04;

function requireOrder(notBefore: number, notAfter: number): void {
  if (notAfter < notBefore)
    throw netException('System.ArgumentException', 'The provided notBefore value is later than the notAfter value.');
}

/** Whether a certificate is that of an issuer, in the order in which .NET asks. */
function requireIssuer(issuer: X509Certificate2, { algorithm }: EncodedKey): void {
  const { key } = issuer.details;
  if (key.algorithm !== algorithm) {
    throw argument(
      `The issuer certificate public key algorithm (${key.algorithm}) does not match the value for this certificate request (${algorithm}), use the X509SignatureGenerator overload.`,
      ISSUER,
    );
  }
  const find = (identifier: string) => issuer.extensions.find((one) => one.identifier === identifier);
  const constraints = find(BASIC_CONSTRAINTS);
  if (!constraints) throw argument('The issuer certificate does not have a Basic Constraints extension.', ISSUER);
  if (!constraintsOf(constraints.encoded).isAuthority) {
    throw argument(
      'The issuer certificate does not have an appropriate value for the Basic Constraints extension.',
      ISSUER,
    );
  }
  const usage = find(KEY_USAGE);
  if (usage && (keyUsageFlags(usage.encoded) & MAY_SIGN) === 0) {
    throw argument(
      "The issuer certificate's Key Usage extension is present but does not contain the KeyCertSign flag.",
      ISSUER,
    );
  }
}

function requireWithin({ info }: X509Certificate2, notBefore: number, notAfter: number): void {
  const text = (instant: number) => formatValue(localDate(instant), 'G', ambient().culture);
  if (notBefore < info.notBefore) {
    throw argument(
      `The requested notBefore value (${text(notBefore)}) is earlier than issuerCertificate.NotBefore (${text(info.notBefore)}).`,
      'notBefore',
    );
  }
  if (notAfter > info.notAfter) {
    throw argument(
      `The requested notAfter value (${text(notAfter)}) is later than issuerCertificate.NotAfter (${text(info.notAfter)}).`,
      'notAfter',
    );
  }
}

function argument(message: string, parameter: string) {
  return argumentException('ArgumentException', message, parameter);
}

function collection(typeName: string, items: unknown[]): NetList {
  const type = genericTypeOf(typeNamed('System.Collections.ObjectModel.Collection`1'), [typeNamed(typeName)]);
  return new NetList(type, items);
}

/** A key of RSA that signs by PSS and nothing else (id-RSASSA-PSS). */
const PSS_KEY = '1.2.840.113549.1.1.10';

/** A request in DER. @throws CryptographicException */
export function loadRequest(
  der: Uint8Array,
  hash: HashAlgorithmName,
  options: bigint,
  padding: PaddingName | null,
): CertificateRequest {
  const details = readable(der);
  if (!KEY_ALGORITHMS.has(details.key.algorithm)) {
    const message = `'${details.key.algorithm}' is not a known key algorithm.`;
    throw netException('System.NotSupportedException', message);
  }
  // .NET takes no key that is for PSS alone, and so verifies nothing with it.
  const isVerified = details.isSigned && details.key.algorithm !== PSS_KEY;
  if ((options & SKIP_SIGNATURE_VALIDATION) === 0n && !isVerified) {
    throw cryptographic(
      'The public key within the PKCS#10 Certification Request did not verify the embedded signature.',
    );
  }
  const isUnsafe = (options & UNSAFE_LOAD_CERTIFICATE_EXTENSIONS) !== 0n;
  return new CertificateRequest(
    {
      subject: distinguishedName(formatName(details.subject), details.encodedSubject),
      key: details.key,
      extensions: isUnsafe ? details.extensions : [],
      attributes: details.attributes.flatMap(({ identifier, values }) =>
        values.map((value) => encoded(identifier, value)),
      ),
      signingKey: null,
    },
    hash,
    padding,
  );
}

/** A request in PEM. @throws CryptographicException */
export function loadRequestPem(
  text: string | null,
  hash: HashAlgorithmName,
  options: bigint,
  padding: PaddingName | null,
): CertificateRequest {
  const der = requestInPem(text ?? '');
  if (!der) {
    throw cryptographic(
      "The contents do not contain a PEM with a 'CERTIFICATE REQUEST' label, or the content is malformed.",
    );
  }
  return loadRequest(der, hash, options, padding);
}

function readable(der: Uint8Array): RequestDetails {
  try {
    return readRequest(der);
  } catch (error) {
    if (isDamage(error)) throw cryptographic('ASN1 corrupted data.');
    throw error;
  }
}
