/** Cryptography without Node: node-forge's, which is synchronous JavaScript. Of keys it has those of RSA. */
import forge from 'node-forge';
import { latin1Bytes, latin1Text } from '../bytes.ts';
import { type CipherName, type Cryptography, type HashName, UnsupportedKeyKind } from '../cryptography.ts';
import {
  generateKeyPair,
  isSignedBy,
  normalizedKey,
  privateKeyOf,
  publicKeyOfPrivate,
  sign,
  unwrapKey,
  wrapKey,
} from './forge-keys.ts';
import { isIssuedBy, isKeyOf, readCertificate } from './schema-certificate.ts';

type Algorithm = 'AES-CBC' | '3DES-CBC';

const CIPHERS: Readonly<Record<CipherName, Algorithm>> = {
  'aes-128-cbc': 'AES-CBC',
  'aes-192-cbc': 'AES-CBC',
  'aes-256-cbc': 'AES-CBC',
  'des-ede3-cbc': '3DES-CBC',
};

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

const hash = (name: HashName, data: Uint8Array) =>
  latin1Bytes(digest(name).update(latin1Text(data)).digest().getBytes());

export const forgeCryptography: Cryptography = {
  hash,
  hmac(name, key, data) {
    const hmac = forge.hmac.create();
    hmac.start(name as forge.md.Algorithm, latin1Text(key));
    hmac.update(latin1Text(data));
    return latin1Bytes(hmac.digest().getBytes());
  },
  pbkdf2: (name, password, salt, iterations, bytes) =>
    latin1Bytes(forge.pkcs5.pbkdf2(latin1Text(password), latin1Text(salt), iterations, bytes, digest(name))),
  encrypt(cipher, key, vector, data) {
    const work = forge.cipher.createCipher(CIPHERS[cipher], latin1Text(key));
    work.start({ iv: latin1Text(vector) });
    work.update(forge.util.createBuffer(latin1Text(data)));
    work.finish();
    return latin1Bytes(work.output.getBytes());
  },
  decrypt(cipher, key, vector, data) {
    const work = forge.cipher.createDecipher(CIPHERS[cipher], latin1Text(key));
    work.start({ iv: latin1Text(vector) });
    work.update(forge.util.createBuffer(latin1Text(data)));
    if (!work.finish()) throw new Error('The key or the padding is wrong.');
    return latin1Bytes(work.output.getBytes());
  },
  seal(key, nonce, bound, data) {
    const work = forge.cipher.createCipher('AES-GCM', latin1Text(key));
    work.start({ iv: latin1Text(nonce), additionalData: latin1Text(bound) });
    work.update(forge.util.createBuffer(latin1Text(data)));
    work.finish();
    return { data: latin1Bytes(work.output.getBytes()), tag: latin1Bytes(work.mode.tag.getBytes()) };
  },
  unseal(key, nonce, bound, sealed) {
    const work = forge.cipher.createDecipher('AES-GCM', latin1Text(key));
    const tag = forge.util.createBuffer(latin1Text(sealed.tag));
    work.start({ iv: latin1Text(nonce), additionalData: latin1Text(bound), tag });
    work.update(forge.util.createBuffer(latin1Text(sealed.data)));
    if (!work.finish()) throw new Error('What was sealed has been changed.');
    return latin1Bytes(work.output.getBytes());
  },
  scrypt() {
    throw new UnsupportedKeyKind('no keys from passphrases by scrypt');
  },
  generateKeyPair,
  keyAlgorithm(privateKey) {
    privateKeyOf(privateKey);
    return 'rsa';
  },
  normalizedKey,
  publicKeyOf: publicKeyOfPrivate,
  sign,
  isSignedBy,
  wrapKey,
  unwrapKey,
  readCertificate: (bytes) => readCertificate(bytes, (data) => hash('sha1', data)),
  isKeyOf,
  isIssuedBy,
};
