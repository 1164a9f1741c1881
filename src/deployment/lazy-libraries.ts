/**
 * Loads the heavy libraries when they are first needed: opening a lab and listing certificates must cost a few
 * milliseconds, while ASN.1 schemas and node-forge take tens each. The pipeline is synchronous, so `import()` is no
 * choice here.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The ASN.1 serializer: `AsnConvert` and the like. */
export function asn1Schema(): typeof import('@peculiar/asn1-schema') {
  return require('@peculiar/asn1-schema');
}

/** The ASN.1 schemas of certificates and revocation lists. */
export function asn1X509(): typeof import('@peculiar/asn1-x509') {
  return require('@peculiar/asn1-x509');
}

/** The ASN.1 schemas of certificate requests (PKCS #10). */
export function asn1Csr(): typeof import('@peculiar/asn1-csr') {
  return require('@peculiar/asn1-csr');
}

/** node-forge: PKCS #12 with the old ciphers that Windows writes. */
export function forgeLibrary(): typeof import('node-forge') {
  return require('node-forge');
}
