/**
 * The parameters of Get-ChildItem and Get-Item on the drive Cert: (-ExpiringInDays, -DnsName, -Eku …) and which
 * certificates they let through, by the rules of PowerShell's own provider.
 */
import type { ParameterDeclarations } from '../../../src/engine/cmdlet.ts';
import { ambient } from '../../../src/types/ambient.ts';
import { anyPattern } from '../../../src/types/wildcard.ts';
import { keyUsageFlags } from '../../deployment/certificate-extensions.ts';
import type { X509Certificate2 } from '../../deployment/certificate-objects.ts';

const DAY = 86_400_000;
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
const DOCUMENT_ENCRYPTION = '1.3.6.1.4.1.311.80.1';
const KEY_USAGE = '2.5.29.15';
/** Data and key encipherment, as X509KeyUsageFlags numbers them. */
const ENCIPHERMENT = 0x10 | 0x20;

export const filterParameters = {
  CodeSigningCert: { type: 'switch', help: 'Only certificates with a private key that are for signing code.' },
  DocumentEncryptionCert: { type: 'switch', help: 'Only certificates that are for encrypting documents.' },
  SSLServerAuthentication: { type: 'switch', help: 'Only certificates that are for the authentication of servers.' },
  DnsName: { type: 'string', help: 'Only certificates that bear a DNS name which fits the pattern.' },
  Eku: {
    type: 'string[]',
    help: 'Only certificates with an enhanced key usage whose name or object identifier fits one of the patterns.',
  },
  ExpiringInDays: {
    type: 'int',
    help: 'Only certificates that expire within so many days; 0 for those that have expired.',
  },
} as const satisfies ParameterDeclarations;

interface FilterValues {
  readonly CodeSigningCert?: boolean;
  readonly DocumentEncryptionCert?: boolean;
  readonly SSLServerAuthentication?: boolean;
  readonly DnsName?: string;
  readonly Eku?: readonly string[];
  readonly ExpiringInDays?: number;
}

/** Whether a certificate is wanted; null where no parameter asks for any in particular. Containers are hidden then. */
export function filterOf(given: FilterValues): ((certificate: X509Certificate2) => boolean) | null {
  const tests: ((certificate: X509Certificate2) => boolean)[] = [];
  const { DnsName: dnsName, Eku: usages, ExpiringInDays: days } = given;
  if (days !== undefined && days >= 0) {
    const end = ambient().now() + days * DAY;
    tests.push(({ info }) => info.notAfter < end);
  }
  if (dnsName !== undefined && dnsName !== '') {
    const fits = anyPattern([dnsName], true);
    tests.push(({ dnsNames }) => dnsNames.some(({ values }) => fits(String(values.Unicode))));
  }
  if (usages !== undefined) {
    const fits = anyPattern(usages, true);
    tests.push(({ keyUsages }) =>
      keyUsages.some(({ values }) => fits(String(values.FriendlyName)) || fits(String(values.ObjectId))),
    );
  }
  if (given.SSLServerAuthentication) tests.push(({ info }) => info.keyPurposes.includes(SERVER_AUTHENTICATION));
  if (given.CodeSigningCert) {
    tests.push(({ info, home }) => home.key !== undefined && info.keyPurposes.includes(CODE_SIGNING));
  } else if (given.DocumentEncryptionCert) {
    tests.push(
      (certificate) => certificate.info.keyPurposes.includes(DOCUMENT_ENCRYPTION) && isForEncipherment(certificate),
    );
  }
  return tests.length === 0 ? null : (certificate) => tests.every((isWanted) => isWanted(certificate));
}

function isForEncipherment({ extensions }: X509Certificate2): boolean {
  const usage = extensions.find(({ identifier }) => identifier === KEY_USAGE);
  return usage !== undefined && (keyUsageFlags(usage.encoded) & ENCIPHERMENT) !== 0;
}
