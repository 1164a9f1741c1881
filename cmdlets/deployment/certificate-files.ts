/** Certificates from bytes and files: PFX with a password, DER and PEM. What cannot be read is a CryptographicException. */
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { type PfxContents, readPfx, writePfx } from '../../src/deployment/pfx.ts';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import type { HostErrorParts } from '../../src/platform/host-error.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { netException } from '../../src/types/net-exception.ts';
import { SecureString } from '../../src/types/values/secure-string.ts';
import { X509Certificate2 } from './certificate-objects.ts';

/** The certificate in a file as a script names it. */
export function certificateFromFile(path: string, password: unknown = null): X509Certificate2 {
  const hostPath = ambient().files.hostPath(path);
  let bytes: Uint8Array;
  try {
    bytes = hostFiles().readFile(hostPath);
  } catch (error) {
    const { code } = error as HostErrorParts;
    throw cryptographic(code === 'ENOENT' ? 'The system cannot find the file specified.' : 'Access is denied.');
  }
  return certificateFromBytes(bytes, password, path);
}

/** The certificate in DER, PEM or PFX bytes. */
export function certificateFromBytes(bytes: Uint8Array, password: unknown = null, path = ''): X509Certificate2 {
  const buffer = Buffer.from(bytes);
  try {
    return new X509Certificate2(readCertificate(buffer));
  } catch {
    return fromPfx(contentsOfPfx(buffer, passwordText(password), path));
  }
}

/** The certificate of a PFX, with its key. */
export function fromPfx({ certificate, privateKey, friendlyName }: PfxContents): X509Certificate2 {
  return new X509Certificate2(certificate, { hasPrivateKey: true, friendlyName: friendlyName ?? '', privateKey });
}

function contentsOfPfx(bytes: Buffer, password: string, path: string): PfxContents {
  try {
    return readPfx(bytes, password, path);
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    const isPassword = error.code === 'pfx-wrong-password';
    throw cryptographic(
      isPassword ? 'The specified network password is not correct.' : 'Cannot find the requested object.',
    );
  }
}

/** `X509Certificate2.Export`: the certificate alone, or with its key as a PFX. */
export function exportedBytes(certificate: X509Certificate2, type: string, password: unknown): Uint8Array {
  const { info, home } = certificate;
  if (type === 'Cert') return new Uint8Array(info.der);
  if (type !== 'Pfx' && type !== 'Pkcs12') throw cryptographic('Invalid content type.');
  if (!home.privateKey) throw cryptographic('Key not valid for use in specified state.');
  const source = { certificate: info.der, privateKey: home.privateKey, friendlyName: home.friendlyName };
  return new Uint8Array(writePfx(source, passwordText(password)));
}

/** A password as a text or a secure string; none is the empty one. */
export function passwordText(password: unknown): string {
  if (password instanceof SecureString) return password.reveal();
  return typeof password === 'string' ? password : '';
}

function cryptographic(message: string) {
  return netException('System.Security.Cryptography.CryptographicException', message);
}
