/**
 * Writes PFX files as Windows does: with 3DES and SHA-1 (all versions), or with AES-256 and SHA-256 (from 2019 on). Both
 * `openssl pkcs12` and Windows open them; keys of any algorithm can be written.
 */

import { hexBytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import { derOctets, derValue } from './der-writing.ts';
import { derBytes } from './forge-asn1.ts';
import { encryptedInfo, encryptWithPassword, type PasswordScheme } from './password-encrypting.ts';
import {
  authenticatedSafe,
  BAGS,
  encodeBags,
  encodePfx,
  newMac,
  plainPart,
  type SafeBag,
  typedValue,
} from './pfx-parts.ts';
import type { MessageAttribute } from './signed-message.ts';
import { DIGESTS } from './x509-assembly.ts';
import { readCertificate } from './x509-reading.ts';

const ITERATIONS = 2000;

/** Object identifiers of PKCS #9. */
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const BMP_STRING = 0x1e;

/** How a file is protected, as Export-PfxCertificate names it. */
export type PfxProtection = 'TripleDES_SHA1' | 'AES256_SHA256';

const SCHEMES: Readonly<Record<PfxProtection, PasswordScheme>> = {
  TripleDES_SHA1: { cipher: '3des', hash: 'sha1', iterations: ITERATIONS },
  AES256_SHA256: { cipher: 'aes-256-cbc', hash: 'sha256', iterations: ITERATIONS },
};

/** A certificate that is to be written, with its key where it has one. */
export interface PfxEntry {
  /** DER. */
  readonly certificate: Uint8Array;
  /** PKCS #8, DER. */
  readonly privateKey?: Uint8Array;
  readonly friendlyName?: string;
}

/** What is to be written. */
export interface PfxSource extends PfxEntry {
  readonly privateKey: Uint8Array;
  readonly chain?: readonly Uint8Array[];
}

/** Makes a PFX of a certificate with its key, and of its issuers. */
export function writePfx(source: PfxSource, password: string, protection?: PfxProtection): Uint8Array {
  const issuers = (source.chain ?? []).map((certificate) => ({ certificate }));
  return writePfxOf([source, ...issuers], password, protection);
}

/** Makes a PFX of certificates, in their order. */
export function writePfxOf(
  entries: readonly PfxEntry[],
  password: string,
  protection: PfxProtection = 'TripleDES_SHA1',
): Uint8Array {
  const scheme = SCHEMES[protection];
  const certificates = entries.map(
    (entry): SafeBag => ({
      type: BAGS.certificate,
      value: typedValue(X509_CERTIFICATE, derOctets(entry.certificate)),
      attributes: entry.privateKey ? bagAttributes(entry) : [],
    }),
  );
  const keys = entries.flatMap((entry): SafeBag[] => {
    if (!entry.privateKey) return [];
    const key = platform().cryptography.normalizedKey(entry.privateKey);
    const value = derBytes(encryptedInfo(encryptWithPassword(scheme, password, key)));
    return [{ type: BAGS.shroudedKey, value, attributes: bagAttributes(entry) }];
  });
  const parts = [keys, certificates].filter((bags) => bags.length > 0).map((bags) => plainPart(encodeBags(bags)));
  const content = authenticatedSafe(parts);
  return encodePfx(content, newMac(content, password, DIGESTS[scheme.hash], scheme.iterations));
}

/** By what a certificate and its key find each other, and what people call them. */
function bagAttributes({ certificate, friendlyName }: PfxEntry): MessageAttribute[] {
  const keyId = hexBytes(readCertificate(certificate).thumbprint);
  return [
    { identifier: LOCAL_KEY_ID, values: [derOctets(keyId)] },
    ...(friendlyName ? [{ identifier: FRIENDLY_NAME, values: [bmpText(friendlyName)] }] : []),
  ];
}

function bmpText(text: string): Uint8Array {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return derValue(BMP_STRING, Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 0xff])));
}
