/** Certificates from bytes and files: PFX with a password, DER and PEM. What cannot be read is a CryptographicException. */

import { isSerializedStore, readSerializedStore, writeBundle } from '../../src/deployment/certificate-bundle.ts';
import { readBundle } from '../../src/deployment/certificate-file.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { GENEROUS_LIMITS, LOADER_LIMITS } from '../../src/deployment/password-encryption.ts';
import { isPfx, mainCertificate, type PfxCertificate, type PfxContents, readPfx } from '../../src/deployment/pfx.ts';
import { writePfx, writePfxOf } from '../../src/deployment/pfx-writing.ts';
import { isDamage } from '../../src/deployment/x509-details.ts';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import type { HostErrorParts } from '../../src/platform/host-error.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { netException } from '../../src/types/net-exception.ts';
import type { EnumValue } from '../../src/types/values/enum-value.ts';
import { SecureString } from '../../src/types/values/secure-string.ts';
import { enumNamed } from './certificate-chains.ts';
import { X509Certificate2 } from './certificate-objects.ts';

/** The certificate in a file as a script names it. */
export function certificateFromFile(path: string, password: unknown = null): X509Certificate2 {
  return certificateFromBytes(bytesOf(path), password, path);
}

/** All certificates in a file. */
export function certificatesFromFile(path: string, password: unknown = null): X509Certificate2[] {
  return certificatesFromBytes(bytesOf(path), password, path);
}

/** The bytes of a file as the session sees it. */
export function bytesOf(path: string): Uint8Array {
  const hostPath = ambient().files.hostPath(path);
  try {
    return hostFiles().readFile(hostPath);
  } catch (error) {
    const { code } = error as HostErrorParts;
    throw cryptographic(code === 'ENOENT' ? 'The system cannot find the file specified.' : 'Access is denied.');
  }
}

/** The certificate in DER, PEM or PFX bytes. */
export function certificateFromBytes(bytes: Uint8Array, password: unknown = null, path = ''): X509Certificate2 {
  try {
    return new X509Certificate2(readCertificate(bytes));
  } catch (error) {
    if (!isDamage(error)) throw error;
    return fromPfx(mainCertificate(contentsOfPfx(bytes, passwordText(password), path)));
  }
}

/** All certificates in DER, PEM, PKCS #7 or PFX bytes. */
export function certificatesFromBytes(bytes: Uint8Array, password: unknown = null, path = ''): X509Certificate2[] {
  switch (kindOf(bytes)) {
    case 'Cert':
      return [new X509Certificate2(readCertificate(bytes))];
    case 'SerializedStore':
      return readSerializedStore(bytes, path).map(
        ({ certificate, friendlyName = '' }) => new X509Certificate2(certificate, { friendlyName }),
      );
    case 'Pkcs7':
      return readBundle(bytes, path).map((certificate) => new X509Certificate2(certificate));
    default:
      return contentsOfPfx(bytes, passwordText(password), path).certificates.map(fromPfx);
  }
}

/** What bytes hold, as X509ContentType names it. */
export function contentTypeOf(bytes: Uint8Array): EnumValue {
  const kind = kindOf(bytes);
  if (kind === undefined) throw cryptographic('Cannot find the requested object.');
  return enumNamed('System.Security.Cryptography.X509Certificates.X509ContentType', kind);
}

export function contentTypeOfFile(path: string): EnumValue {
  return contentTypeOf(bytesOf(path));
}

function kindOf(bytes: Uint8Array): 'Cert' | 'SerializedStore' | 'Pkcs7' | 'Pfx' | undefined {
  if (isSerializedStore(bytes)) return 'SerializedStore';
  const holds = (read: () => unknown) => {
    try {
      read();
      return true;
    } catch (error) {
      if (!(error instanceof DeploymentError)) throw error;
      return false; // something else
    }
  };
  if (holds(() => readCertificate(bytes))) return 'Cert';
  if (holds(() => readBundle(bytes, ''))) return 'Pkcs7';
  return isPfx(bytes) ? 'Pfx' : undefined;
}

/** A certificate of a PFX, with its key if the file has it. */
export function fromPfx({ certificate, privateKey, friendlyName = '' }: PfxCertificate): X509Certificate2 {
  return new X509Certificate2(certificate, {
    friendlyName,
    ...(privateKey && { key: { privateKey, exportable: true } }),
  });
}

/** The first certificate with a key in a PFX, within the limits of .NET's loader. */
export function loadedFromPfx(bytes: Uint8Array, password: unknown): X509Certificate2 {
  return fromPfx(mainCertificate(contentsOfPfx(bytes, passwordText(password), '', LOADER_LIMITS)));
}

/** All certificates of a PFX, within the limits of .NET's loader. */
export function allFromPfx(bytes: Uint8Array, password: unknown): X509Certificate2[] {
  return contentsOfPfx(bytes, passwordText(password), '', LOADER_LIMITS).certificates.map(fromPfx);
}

function contentsOfPfx(bytes: Uint8Array, password: string, path: string, limits = GENEROUS_LIMITS): PfxContents {
  try {
    return readPfx(bytes, password, path, limits);
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    throw readingException(error);
  }
}

/** The exceptions of .NET, with the texts of Windows where those are its own. */
function readingException({ code, data }: DeploymentError) {
  switch (code) {
    case 'pfx-wrong-password':
      return cryptographic('The specified network password is not correct.');
    case 'pfx-cipher-unsupported':
    case 'pfx-key-unsupported':
      return cryptographic(
        `The algorithm identified by '${data.identifier}' is unknown, not valid for the requested usage, or was not handled.`,
      );
    case 'pfx-hash-unsupported':
      return cryptographic(`'${data.identifier}' is not a known hash algorithm.`);
    case 'pfx-iterations':
      return netException(
        'System.Security.Cryptography.X509Certificates.Pkcs12LoadLimitExceededException',
        `The PKCS#12/PFX violated the '${data.limit}' limit.`,
      );
    default:
      return cryptographic('Cannot find the requested object.');
  }
}

/** `X509Certificate2.Export`: the certificate alone, or with its key as a PFX. */
export function exportedBytes(certificate: X509Certificate2, type: string, password: unknown): Uint8Array {
  const { info, home } = certificate;
  if (type === 'Cert') return new Uint8Array(info.der);
  if (type !== 'Pfx' && type !== 'Pkcs12') throw cryptographic('Invalid content type.');
  if (!home.key?.exportable) throw cryptographic('Key not valid for use in specified state.');
  const source = { certificate: info.der, privateKey: home.key.privateKey, friendlyName: home.friendlyName };
  return new Uint8Array(writePfx(source, passwordText(password)));
}

/** Several certificates: the first of them, a bundle, or a PFX with the keys that they have. */
export function exportedCollection(
  certificates: readonly X509Certificate2[],
  type: string,
  password: unknown,
): Uint8Array | null {
  const [first] = certificates;
  if (type === 'Pkcs7') return writeBundle(certificates.map(({ info }) => info.der));
  if (type === 'Cert') return first ? new Uint8Array(first.info.der) : null;
  if (type !== 'Pfx' && type !== 'Pkcs12') throw cryptographic('Invalid content type.');
  const entries = certificates.map(({ info, home }) => {
    if (home.key && !home.key.exportable) throw cryptographic('Key not valid for use in specified state.');
    return { certificate: info.der, privateKey: home.key?.privateKey, friendlyName: home.friendlyName };
  });
  // Whoever reads a PFX lists the last of it first.
  return new Uint8Array(writePfxOf(entries.toReversed(), passwordText(password)));
}

/** A password as a text or a secure string; none is the empty one. */
export function passwordText(password: unknown): string {
  if (password instanceof SecureString) return password.reveal();
  return typeof password === 'string' ? password : '';
}

function cryptographic(message: string) {
  return netException('System.Security.Cryptography.CryptographicException', message);
}
