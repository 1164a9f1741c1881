/** CertificateRequest of .NET, as it is read from a file: what a request asks for, and the key that it is about. */
import { formatName } from '../../src/deployment/distinguished-name.ts';
import { isDamage } from '../../src/deployment/x509-details.ts';
import { keySizeOf, type RequestDetails, readRequest, requestInPem } from '../../src/deployment/x509-request.ts';
import { netException } from '../../src/types/net-exception.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { NetList } from '../../src/types/values/net-list.ts';
import {
  CertificateExtension,
  type CertificatePart,
  distinguishedName,
  encoded,
  publicKey,
} from './certificate-objects.ts';

const NAMESPACE = 'System.Security.Cryptography';

/** The bits of CertificateRequestLoadOptions. */
const SKIP_SIGNATURE_VALIDATION = 1n;
const UNSAFE_LOAD_CERTIFICATE_EXTENSIONS = 2n;

/** A hash by its name, which may be of none that there is. */
export class HashAlgorithmName extends NetObject {
  constructor(readonly name: string | null) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.HashAlgorithmName`);
  }
}

export class CertificateRequest extends NetObject {
  readonly extensions: NetList;
  readonly attributes: NetList;

  constructor(
    private readonly details: RequestDetails,
    /** The hash of signatures that are yet to be made. */
    readonly hashAlgorithm: HashAlgorithmName,
    withExtensions: boolean,
  ) {
    super();
    const extensions = withExtensions ? details.extensions.map((one) => new CertificateExtension(one)) : [];
    this.extensions = collection(`${NAMESPACE}.X509Certificates.X509Extension`, extensions);
    this.attributes = collection(
      `${NAMESPACE}.AsnEncodedData`,
      details.attributes.flatMap(({ identifier, values }) => values.map((value) => encoded(identifier, value))),
    );
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.X509Certificates.CertificateRequest`);
  }

  get subjectName(): CertificatePart {
    return distinguishedName(formatName(this.details.subject), this.details.encodedSubject);
  }

  get publicKey(): CertificatePart {
    return publicKey(this.details.key, keySizeOf(this.details.key));
  }
}

function collection(typeName: string, items: unknown[]): NetList {
  const type = genericTypeOf(typeNamed('System.Collections.ObjectModel.Collection`1'), [typeNamed(typeName)]);
  return new NetList(type, items);
}

/** A request in DER. @throws CryptographicException */
export function loadRequest(der: Uint8Array, hash: HashAlgorithmName, options: bigint): CertificateRequest {
  const details = readable(der);
  if ((options & SKIP_SIGNATURE_VALIDATION) === 0n && !details.isSigned) {
    throw cryptographic(
      'The public key within the PKCS#10 Certification Request did not verify the embedded signature.',
    );
  }
  return new CertificateRequest(details, hash, (options & UNSAFE_LOAD_CERTIFICATE_EXTENSIONS) !== 0n);
}

/** A request in PEM. @throws CryptographicException */
export function loadRequestPem(text: string | null, hash: HashAlgorithmName, options: bigint): CertificateRequest {
  const der = requestInPem(text ?? '');
  if (!der) {
    throw cryptographic(
      "The contents do not contain a PEM with a 'CERTIFICATE REQUEST' label, or the content is malformed.",
    );
  }
  return loadRequest(der, hash, options);
}

function readable(der: Uint8Array): RequestDetails {
  try {
    return readRequest(der);
  } catch (error) {
    if (isDamage(error)) throw cryptographic('ASN1 corrupted data.');
    throw error;
  }
}

function cryptographic(message: string) {
  return netException(`${NAMESPACE}.CryptographicException`, message);
}
