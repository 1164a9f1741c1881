/**
 * Cryptography without Node: node-forge's, which is synchronous JavaScript. Digests and ciphers are complete; of keys only
 * what needs no certificates, which come with the platform for browsers.
 */
import forge from 'node-forge';
import type { CipherName, Cryptography, HashName } from '../cryptography.ts';

type Algorithm = 'AES-CBC' | '3DES-CBC';

const CIPHERS: Readonly<Record<CipherName, Algorithm>> = {
  'aes-128-cbc': 'AES-CBC',
  'aes-192-cbc': 'AES-CBC',
  'aes-256-cbc': 'AES-CBC',
  'des-ede3-cbc': '3DES-CBC',
};

/** forge's strings of bytes, one character each. */
function binary(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

function digest(name: HashName): forge.md.MessageDigest {
  switch (name) {
    case 'md5':
      return forge.md.md5.create();
    case 'sha1':
      return forge.md.sha1.create();
    case 'sha256':
      return forge.md.sha256.create();
    case 'sha384':
      return forge.md.sha384.create();
    case 'sha512':
      return forge.md.sha512.create();
  }
}

function notBuilt(): never {
  throw new Error('The platform in memory has no key pairs and certificates.');
}

export const forgeCryptography: Cryptography = {
  hash(name, data) {
    return bytesOf(digest(name).update(binary(data)).digest().getBytes());
  },
  hmac(name, key, data) {
    const hmac = forge.hmac.create();
    hmac.start(name as forge.md.Algorithm, binary(key));
    hmac.update(binary(data));
    return bytesOf(hmac.digest().getBytes());
  },
  encrypt(cipher, key, vector, data) {
    const work = forge.cipher.createCipher(CIPHERS[cipher], binary(key));
    work.start({ iv: binary(vector) });
    work.update(forge.util.createBuffer(binary(data)));
    work.finish();
    return bytesOf(work.output.getBytes());
  },
  decrypt(cipher, key, vector, data) {
    const work = forge.cipher.createDecipher(CIPHERS[cipher], binary(key));
    work.start({ iv: binary(vector) });
    work.update(forge.util.createBuffer(binary(data)));
    if (!work.finish()) throw new Error('The key or the padding is wrong.');
    return bytesOf(work.output.getBytes());
  },
  seal(key, nonce, bound, data) {
    const work = forge.cipher.createCipher('AES-GCM', binary(key));
    work.start({ iv: binary(nonce), additionalData: binary(bound) });
    work.update(forge.util.createBuffer(binary(data)));
    work.finish();
    return { data: bytesOf(work.output.getBytes()), tag: bytesOf(work.mode.tag.getBytes()) };
  },
  unseal(key, nonce, bound, sealed) {
    const work = forge.cipher.createDecipher('AES-GCM', binary(key));
    const tag = forge.util.createBuffer(binary(sealed.tag));
    work.start({ iv: binary(nonce), additionalData: binary(bound), tag });
    work.update(forge.util.createBuffer(binary(sealed.data)));
    if (!work.finish()) throw new Error('What was sealed has been changed.');
    return bytesOf(work.output.getBytes());
  },
  generateKeyPair: notBuilt,
  keyAlgorithm: notBuilt,
  normalizedKey: notBuilt,
  sign: notBuilt,
  wrapKey: notBuilt,
  unwrapKey: notBuilt,
  readCertificate: notBuilt,
  isKeyOf: notBuilt,
  isIssuedBy: notBuilt,
};
