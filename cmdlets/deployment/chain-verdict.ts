/**
 * What Windows' chain policies make of a chain: the flags of its error status (`CERT_TRUST_IS_REVOKED (0x4)`), and the one
 * error that counts, as certutil -verify and Test-Certificate print them.
 */
import type { BuiltChain, ChainFlag } from '../../src/deployment/chain-building.ts';
import type { CertificateInfo } from '../../src/deployment/x509-reading.ts';
import { type SystemError, type SystemErrorName, systemError } from './system-errors.ts';

/** CERT_TRUST_STATUS by the flags of a chain. */
const TRUST_FLAGS: Readonly<Record<ChainFlag, readonly [name: string, bit: number]>> = {
  NotTimeValid: ['CERT_TRUST_IS_NOT_TIME_VALID', 0x1],
  Revoked: ['CERT_TRUST_IS_REVOKED', 0x4],
  NotSignatureValid: ['CERT_TRUST_IS_NOT_SIGNATURE_VALID', 0x8],
  UntrustedRoot: ['CERT_TRUST_IS_UNTRUSTED_ROOT', 0x20],
  RevocationStatusUnknown: ['CERT_TRUST_REVOCATION_STATUS_UNKNOWN', 0x40],
  InvalidBasicConstraints: ['CERT_TRUST_INVALID_BASIC_CONSTRAINTS', 0x400],
  HasNotPermittedNameConstraint: ['CERT_TRUST_HAS_NOT_PERMITTED_NAME_CONSTRAINT', 0x4000],
  HasExcludedNameConstraint: ['CERT_TRUST_HAS_EXCLUDED_NAME_CONSTRAINT', 0x8000],
  PartialChain: ['CERT_TRUST_IS_PARTIAL_CHAIN', 0x10000],
  OfflineRevocation: ['CERT_TRUST_IS_OFFLINE_REVOCATION', 0x1000000],
  ExplicitDistrust: ['CERT_TRUST_IS_EXPLICIT_DISTRUST', 0x4000000],
  HasNotSupportedCriticalExtension: ['CERT_TRUST_HAS_NOT_SUPPORTED_CRITICAL_EXT', 0x8000000],
};

/** The error of each flag; of several the first in this order counts. */
const PRECEDENCE: readonly (readonly [ChainFlag, SystemErrorName])[] = [
  ['NotSignatureValid', 'TRUST_E_CERT_SIGNATURE'],
  ['ExplicitDistrust', 'TRUST_E_EXPLICIT_DISTRUST'],
  ['Revoked', 'CRYPT_E_REVOKED'],
  ['UntrustedRoot', 'CERT_E_UNTRUSTEDROOT'],
  ['PartialChain', 'CERT_E_CHAINING'],
  ['InvalidBasicConstraints', 'TRUST_E_BASIC_CONSTRAINTS'],
  ['HasNotSupportedCriticalExtension', 'CERT_E_CRITICAL'],
  ['HasNotPermittedNameConstraint', 'CERT_E_INVALID_NAME'],
  ['HasExcludedNameConstraint', 'CERT_E_INVALID_NAME'],
  ['NotTimeValid', 'CERT_E_EXPIRED'],
  ['OfflineRevocation', 'CRYPT_E_REVOCATION_OFFLINE'],
  ['RevocationStatusUnknown', 'CRYPT_E_NO_REVOCATION_CHECK'],
];

/** `CERT_TRUST_IS_REVOKED (0x4)` for each flag, in the order of their bits. */
export function trustFlags(flags: readonly ChainFlag[]): { readonly name: string; readonly bit: number }[] {
  return flags
    .map((flag) => TRUST_FLAGS[flag])
    .sort(([, left], [, right]) => left - right)
    .map(([name, bit]) => ({ name, bit }));
}

/** The error of a chain under the base policy; undefined where all is well. `pardoned` flags pass. */
export function chainError({ statuses }: BuiltChain, pardoned: readonly ChainFlag[] = []): SystemError | undefined {
  const found = PRECEDENCE.find(([flag]) => statuses.includes(flag) && !pardoned.includes(flag));
  return found && systemError(found[1]);
}

/** Whether a server that presents the certificate may be called by the name; `*.contoso.com` stands for one label. */
export function bearsName({ dnsNames, subjectName }: CertificateInfo, name: string): boolean {
  const wanted = name.toLowerCase();
  const names = (dnsNames.length > 0 ? dnsNames : [subjectName]).map((one) => one.toLowerCase());
  return names.includes(wanted) || names.includes(wanted.replace(/^[^.]+/, '*'));
}
