/**
 * Reads and writes PFX files (PKCS #12). Reading is node-forge's, which knows the RC2 and 3DES files that Windows
 * writes as well as AES ones. Writing is as Windows Server 2012 does it (3DES, SHA-1), which both Windows and
 * `openssl pkcs12` open; keys of any algorithm can be written.
 */

import forge from 'node-forge';
import { platform } from '../platform/platform.ts';
import { DeploymentError } from './deployment-error.ts';
import { type CertificateInfo, isKeyOf, readCertificate } from './x509-reading.ts';

/** What a PFX holds. */
export interface PfxContents {
  readonly certificate: CertificateInfo;
  /** PKCS #8, DER. */
  readonly privateKey: Buffer;
  /** Other certificates in the file, e.g. those of the issuers. */
  readonly chain: readonly CertificateInfo[];
  readonly friendlyName?: string;
}

const ITERATIONS = 2000;

/** Reads a PFX; `path` is for messages. Each way in which a file can be bad has an error of its own. */
export function readPfx(bytes: Buffer, password: string, path: string): PfxContents {
  let failure: DeploymentError | undefined;
  // PKCS #12 tells an empty password from none, and writers of files without a password do either.
  for (const attempt of password === '' ? ['', undefined] : [password]) {
    const structure = parseStructure(bytes, path);
    try {
      const { safeContents } = forge.pkcs12.pkcs12FromAsn1(structure, false, attempt);
      return contentsOf(
        safeContents.flatMap((safe) => safe.safeBags),
        path,
      );
    } catch (error) {
      if (error instanceof DeploymentError) throw error;
      failure = readingError(error as Error, path);
      if (failure.code !== 'pfx-wrong-password') break;
    }
  }
  throw failure;
}

/** Reads the outer ASN.1 and tells a cut-off file from one that is something else. */
function parseStructure(bytes: Buffer, path: string): forge.asn1.Asn1 {
  const { asn1 } = forge;
  const announced = announcedLength(bytes);
  if (announced === undefined) throw new DeploymentError('pfx-not-a-pfx', { path });
  if (announced > bytes.length) throw new DeploymentError('pfx-truncated', { path });
  let structure: forge.asn1.Asn1;
  try {
    structure = asn1.fromDer(bytes.toString('binary', 0, announced));
  } catch (error) {
    const code = /too few bytes/i.test((error as Error).message) ? 'pfx-truncated' : 'pfx-not-a-pfx';
    throw new DeploymentError(code, { path }, { cause: error });
  }
  // PFX ::= SEQUENCE { version INTEGER (3), authSafe ContentInfo, macData OPTIONAL }; a lone certificate starts with
  // a SEQUENCE instead.
  const [version] = Array.isArray(structure.value) ? structure.value : [];
  if (typeof version?.value !== 'string' || version.value !== '\x03') {
    throw new DeploymentError('pfx-not-a-pfx', { path });
  }
  return structure;
}

/** How long the file must be according to its first bytes; `undefined` where it does not start as a PFX must. */
function announcedLength(bytes: Buffer): number | undefined {
  if (bytes.length < 2 || bytes[0] !== 0x30) return undefined;
  if (bytes[1] < 0x80) return 2 + bytes[1];
  const count = bytes[1] & 0x7f;
  if (count === 0) return bytes.length; // of indefinite length: the parser finds the end
  if (count > 4) return undefined;
  if (bytes.length < 2 + count) return 2 + count;
  return 2 + count + bytes.readUIntBE(2, count);
}

function readingError(error: Error, path: string): DeploymentError {
  if (/MAC could not be verified|Invalid password|unable to decrypt/i.test(error.message)) {
    return new DeploymentError('pfx-wrong-password', { path }, { cause: error });
  }
  if (/too few bytes/i.test(error.message)) return new DeploymentError('pfx-truncated', { path }, { cause: error });
  if (/not an? PKCS#12 PFX/i.test(error.message))
    return new DeploymentError('pfx-not-a-pfx', { path }, { cause: error });
  return new DeploymentError('pfx-damaged', { path, reason: error.message }, { cause: error });
}

function contentsOf(bags: readonly forge.pkcs12.Bag[], path: string): PfxContents {
  const { pki } = forge;
  const certificateBags = bags.filter((bag) => bag.type === pki.oids.certBag);
  if (certificateBags.length === 0) throw new DeploymentError('pfx-no-certificate', { path });
  const keyBag = bags.find((bag) => bag.type === pki.oids.keyBag || bag.type === pki.oids.pkcs8ShroudedKeyBag);
  if (!keyBag) throw new DeploymentError('pfx-no-private-key', { path });
  const privateKey = keyOfBag(keyBag);
  platform().cryptography.keyAlgorithm(privateKey);
  const certificates = certificateBags.map((bag) => readCertificate(certificateOfBag(bag)));
  const own = certificates.findIndex((certificate) => isKeyOf(certificate, privateKey));
  if (own < 0) throw new DeploymentError('pfx-no-private-key', { path });
  const names = (certificateBags[own].attributes?.friendlyName ?? keyBag.attributes?.friendlyName) as string[];
  return {
    certificate: certificates[own],
    privateKey,
    chain: certificates.filter((_, index) => index !== own),
    friendlyName: names?.[0],
  };
}

/** forge understands RSA alone; of another key or certificate it leaves the ASN.1. */
function keyOfBag(bag: forge.pkcs12.Bag): Buffer {
  const { asn1, pki } = forge;
  const info = bag.key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(bag.key)) : bag.asn1;
  return Buffer.from(asn1.toDer(info).getBytes(), 'binary');
}

function certificateOfBag(bag: forge.pkcs12.Bag): Buffer {
  const { asn1, pki } = forge;
  // The ASN.1 tree keeps strings as they were, so that what comes out is byte for byte what was signed.
  const tree = bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1;
  return Buffer.from(asn1.toDer(tree).getBytes(), 'binary');
}

/** What is to be written. */
export interface PfxSource {
  /** DER. */
  readonly certificate: Buffer;
  /** PKCS #8, DER. */
  readonly privateKey: Buffer;
  readonly chain?: readonly Buffer[];
  readonly friendlyName?: string;
}

/** Makes a PFX. */
export function writePfx(source: PfxSource, password: string): Buffer {
  const { pki } = forge;
  const { certificate, friendlyName } = source;
  const keyId = readCertificate(certificate).thumbprint;
  const key = platform().cryptography.normalizedKey(source.privateKey);
  const certificates = [
    safeBag(pki.oids.certBag, certificateValue(certificate), bagAttributes(keyId, friendlyName)),
    ...(source.chain ?? []).map((issuer) => safeBag(pki.oids.certBag, certificateValue(issuer), [])),
  ];
  const keys = [safeBag(pki.oids.pkcs8ShroudedKeyBag, encryptedKey(key, password), bagAttributes(keyId, friendlyName))];
  const authenticatedSafe = der(sequence([dataContent(der(sequence(keys))), dataContent(der(sequence(certificates)))]));
  return der(sequence([integer(3), dataContent(authenticatedSafe), macData(authenticatedSafe, password)]));
}

function der(tree: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(tree).getBytes(), 'binary');
}

function fromDer(bytes: Buffer): forge.asn1.Asn1 {
  return forge.asn1.fromDer(bytes.toString('binary'));
}

function sequence(items: forge.asn1.Asn1[]): forge.asn1.Asn1 {
  const { asn1 } = forge;
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, items);
}

function setOf(items: forge.asn1.Asn1[]): forge.asn1.Asn1 {
  const { asn1 } = forge;
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, items);
}

function explicit(item: forge.asn1.Asn1): forge.asn1.Asn1 {
  const { asn1 } = forge;
  return asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0 as forge.asn1.Type, true, [item]);
}

function octets(bytes: Buffer): forge.asn1.Asn1 {
  const { asn1 } = forge;
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OCTETSTRING, false, bytes.toString('binary'));
}

function oid(identifier: string): forge.asn1.Asn1 {
  const { asn1 } = forge;
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(identifier).getBytes());
}

function integer(value: number): forge.asn1.Asn1 {
  const { asn1 } = forge;
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, asn1.integerToDer(value).getBytes());
}

/** ContentInfo of type data. */
function dataContent(bytes: Buffer): forge.asn1.Asn1 {
  return sequence([oid(forge.pki.oids.data), explicit(octets(bytes))]);
}

function safeBag(type: string, value: forge.asn1.Asn1, attributes: forge.asn1.Asn1[]): forge.asn1.Asn1 {
  return sequence([oid(type), explicit(value), ...(attributes.length > 0 ? [setOf(attributes)] : [])]);
}

/** CertBag of type x509Certificate. */
function certificateValue(certificate: Buffer): forge.asn1.Asn1 {
  return sequence([oid(forge.pki.oids.x509Certificate), explicit(octets(certificate))]);
}

function bagAttributes(keyId: string, friendlyName: string | undefined): forge.asn1.Asn1[] {
  const { asn1, pki } = forge;
  const attributes = [sequence([oid(pki.oids.localKeyId), setOf([octets(Buffer.from(keyId, 'hex'))])])];
  if (friendlyName) {
    const bmp = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.BMPSTRING, false, friendlyName);
    attributes.push(sequence([oid(pki.oids.friendlyName), setOf([bmp])]));
  }
  return attributes;
}

/** EncryptedPrivateKeyInfo under pbeWithSHAAnd3-KeyTripleDES-CBC. */
function encryptedKey(key: Uint8Array, password: string): forge.asn1.Asn1 {
  const { pki } = forge;
  const salt = Buffer.from(platform().random.bytes(8));
  const [cipherKey, vector] = [derived(password, salt, 1, 24), derived(password, salt, 2, 8)];
  const encrypted = platform().cryptography.encrypt('des-ede3-cbc', cipherKey, vector, key);
  const algorithm = sequence([
    oid(pki.oids['pbeWithSHAAnd3-KeyTripleDES-CBC']),
    sequence([octets(salt), integer(ITERATIONS)]),
  ]);
  return sequence([algorithm, octets(Buffer.from(encrypted))]);
}

function macData(content: Buffer, password: string): forge.asn1.Asn1 {
  const { pki } = forge;
  const salt = Buffer.from(platform().random.bytes(8));
  const digest = platform().cryptography.hmac('sha1', derived(password, salt, 3, 20), content);
  const sha1 = sequence([oid(pki.oids.sha1), fromDer(Buffer.from([5, 0]))]);
  return sequence([sequence([sha1, octets(Buffer.from(digest))]), octets(salt), integer(ITERATIONS)]);
}

/** The key derivation of PKCS #12 (RFC 7292, appendix B); purpose 1 = key, 2 = initial vector, 3 = MAC. */
function derived(password: string, salt: Buffer, purpose: 1 | 2 | 3, length: number): Buffer {
  const generate = (
    forge.pkcs12 as unknown as {
      generateKey(
        password: string,
        salt: forge.util.ByteBuffer,
        id: number,
        iterations: number,
        bytes: number,
      ): forge.util.ByteBuffer;
    }
  ).generateKey;
  const key = generate(password, forge.util.createBuffer(salt.toString('binary')), purpose, ITERATIONS, length);
  return Buffer.from(key.getBytes(), 'binary');
}
