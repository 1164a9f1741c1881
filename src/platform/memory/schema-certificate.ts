/**
 * Certificates without Node: their fields by the schemas of X.509, their signatures by node-forge. Names are left to who
 * reads the bytes.
 */
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
} from '@peculiar/asn1-x509';
import { base64Bytes, hexText, latin1Text, sameBytes } from '../bytes.ts';
import type { HostCertificate } from '../cryptography.ts';
import { signatureAlgorithmOf } from '../signature-algorithm.ts';
import { isPair, isSignedBy, publicKeyOf } from './forge-keys.ts';

const RSA = '1.2.840.113549.1.1.1';

/** Kinds of keys by their object identifiers, as OpenSSL names them. */
const KEY_KINDS = new Map([
  [RSA, 'rsa'],
  ['1.2.840.113549.1.1.10', 'rsa-pss'],
  ['1.2.840.10045.2.1', 'ec'],
  ['1.2.840.10040.4.1', 'dsa'],
  ['1.3.101.112', 'ed25519'],
  ['1.3.101.113', 'ed448'],
]);

const LARGER_CURVES = new Map([
  ['06052b81040022', 384],
  ['06052b81040023', 521],
]);

/** Reads DER or PEM. @throws Error where it is no certificate */
export function readCertificate(bytes: Uint8Array, sha1: (data: Uint8Array) => Uint8Array): HostCertificate {
  const der = whole(isText(bytes) ? inPem(latin1Text(bytes)) : bytes);
  const { tbsCertificate: body } = parsed(der);
  const { algorithm } = body.subjectPublicKeyInfo.algorithm;
  const publicKey = publicKeyIn(body);
  const extension = (wanted: string) => body.extensions?.find(({ extnID }) => extnID === wanted)?.extnValue.buffer;
  const [usage, constraints] = [extension(id_ce_extKeyUsage), extension(id_ce_basicConstraints)];
  return {
    subject: null,
    issuer: null,
    serialNumber: null,
    alternativeNames: null,
    thumbprint: hexText(sha1(der)).toUpperCase(),
    notBefore: body.validity.notBefore.getTime().getTime(),
    notAfter: body.validity.notAfter.getTime().getTime(),
    keyPurposes: usage ? [...AsnConvert.parse(usage, ExtendedKeyUsage)] : [],
    keyAlgorithm: KEY_KINDS.get(algorithm) ?? 'unknown',
    keyBits: algorithm === RSA ? publicKeyOf(publicKey).n.bitLength() : curveBits(body),
    publicKey,
    isAuthority: constraints ? AsnConvert.parse(constraints, BasicConstraints).cA : false,
    der,
  };
}

export function isKeyOf(certificate: Uint8Array, privateKey: Uint8Array): boolean {
  const { tbsCertificate: body } = parsed(certificate);
  return body.subjectPublicKeyInfo.algorithm.algorithm === RSA && isPair(publicKeyIn(body), privateKey);
}

export function isIssuedBy(certificate: Uint8Array, issuer: Uint8Array): boolean {
  const [child, parent] = [parsed(certificate), parsed(issuer)];
  const named = AsnConvert.serialize(child.tbsCertificate.issuer);
  if (!sameBytes(new Uint8Array(named), new Uint8Array(AsnConvert.serialize(parent.tbsCertificate.subject)))) {
    return false;
  }
  const signed = new Uint8Array(child.tbsCertificateRaw ?? AsnConvert.serialize(child.tbsCertificate));
  const { algorithm, parameters } = child.signatureAlgorithm;
  const signature = new Uint8Array(child.signatureValue);
  const by = signatureAlgorithmOf(algorithm, parameters);
  return isSignedBy(publicKeyIn(parent.tbsCertificate), by, signed, signature);
}

function parsed(der: Uint8Array): Certificate {
  return AsnConvert.parse(Uint8Array.from(der), Certificate);
}

function publicKeyIn({ subjectPublicKeyInfo }: Certificate['tbsCertificate']): Uint8Array {
  return new Uint8Array(AsnConvert.serialize(subjectPublicKeyInfo));
}

function curveBits({ subjectPublicKeyInfo }: Certificate['tbsCertificate']): number {
  const { parameters } = subjectPublicKeyInfo.algorithm;
  return (parameters && LARGER_CURVES.get(hexText(new Uint8Array(parameters)))) || 256;
}

function isText(bytes: Uint8Array): boolean {
  return latin1Text(bytes.subarray(0, 11)) === '-----BEGIN ';
}

function inPem(text: string): Uint8Array {
  const [, content] = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]*)-----END /.exec(text) ?? [];
  if (content === undefined) throw new Error('There is no certificate in this PEM text.');
  return base64Bytes(content);
}

/** The first value of the bytes, without what stands behind it. */
function whole(bytes: Uint8Array): Uint8Array {
  const [, length = 0] = bytes;
  if (length < 0x80) return bytes.subarray(0, 2 + length);
  const count = length & 0x7f;
  return bytes.subarray(0, 2 + count + Number.parseInt(hexText(bytes.subarray(2, 2 + count)), 16));
}
