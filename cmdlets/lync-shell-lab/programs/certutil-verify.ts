/** certutil -verify: the chain of a certificate in a file, link by link, with what Windows finds of each. */
import type { ChainLink } from '../../../src/deployment/chain-building.ts';
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { templateNameOf } from '../../../src/deployment/request-attributes.ts';
import { detailsOf } from '../../../src/deployment/x509-details.ts';
import type { CertificateInfo } from '../../../src/deployment/x509-reading.ts';
import { hexText } from '../../../src/platform/bytes.ts';
import { platform } from '../../../src/platform/platform.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { accessOf } from '../../deployment/certificate-extensions.ts';
import { certificatesFromBytes } from '../../deployment/certificate-files.ts';
import { chainError, trustFlags } from '../../deployment/chain-verdict.ts';
import { friendlyNameOf } from '../../deployment/object-identifiers.ts';
import { chainInSession } from '../../deployment/session-chains.ts';
import { errorLine } from '../../deployment/system-errors.ts';
import { dateText, nameLines } from './certificate-text.ts';
import type { Options } from './certutil-verb.ts';
import { ProgramFailure } from './program-result.ts';
import { distributionPoints } from './urls.ts';

const AUTHORITY_ACCESS = '1.3.6.1.5.5.7.1.1';
const OCSP = '1.3.6.1.5.5.7.48.1';
const ISSUERS = '1.3.6.1.5.5.7.48.2';

export function verify(deployment: Deployment, [file = '']: readonly string[], { flags }: Options): string[] {
  const path = machinePath(file);
  const [first] = certificatesFromBytes(deployment.session.machine.disk.readFile(path), null, path);
  if (!first) throw new ProgramFailure('CRYPT_E_ASN1_BADTAG');
  const { info } = first;
  const chain = chainInSession(info);
  const details = detailsOf(info.der);
  const { links, statuses } = chain;
  const error = chainError(chain);
  const isRevocationKnown = !statuses.some((status) => status === 'RevocationStatusUnknown' || status === 'Revoked');
  return [
    'Issuer:',
    ...nameLines(details.issuer, details.encodedIssuer),
    'Subject:',
    ...nameLines(details.subject, details.encodedSubject),
    `Cert Serial Number: ${info.serialNumber.toLowerCase()}`,
    '',
    'dwFlags = CA_VERIFY_FLAGS_CONSOLE_TRACE (0x20000000)',
    'dwFlags = CA_VERIFY_FLAGS_DUMP_CHAIN (0x40000000)',
    'ChainFlags = CERT_CHAIN_REVOCATION_CHECK_CHAIN_EXCLUDE_ROOT (0x40000000)',
    'HCCE_LOCAL_MACHINE',
    'CERT_CHAIN_POLICY_BASE',
    '-------- CERT_CHAIN_CONTEXT --------',
    'ChainContext.dwInfoStatus = CERT_TRUST_HAS_PREFERRED_ISSUER (0x100)',
    ...statusLines('ChainContext', statuses),
    '',
    'SimpleChain.dwInfoStatus = CERT_TRUST_HAS_PREFERRED_ISSUER (0x100)',
    ...statusLines('SimpleChain', statuses),
    '',
    ...links.flatMap((link, index) => linkLines(deployment, link, index, flags.has('urlfetch'))),
    'Exclude leaf cert:',
    `  Chain: ${chainHash(links.slice(1))}`,
    'Full chain:',
    `  Chain: ${chainHash(links)}`,
    ...verdictLines(deployment, links, error === undefined ? undefined : errorLine(error)),
    ...(error ? [] : ['Verified Issuance Policies: None', 'Verified Application Policies:', ...purposeLines(info)]),
    ...(isRevocationKnown && links.length > 1 ? ['Leaf certificate revocation check passed'] : []),
  ];
}

/** What stands below the chain: a line of dashes, and where something is wrong, what. */
function verdictLines(deployment: Deployment, links: readonly ChainLink[], error: string | undefined): string[] {
  const dashes = '------------------------------------';
  const all = links.flatMap(({ statuses }) => statuses);
  const [leaf] = links;
  const last = links.at(-1);
  if (error === undefined || !leaf || !last) return [dashes];
  if (all.includes('PartialChain')) {
    const { issuer } = last.certificate;
    return [
      `Missing Issuer: ${issuer}`,
      error,
      dashes,
      'Incomplete certificate chain',
      'Cannot find certificate:',
      `    ${issuer}`,
    ];
  }
  if (all.includes('Revoked')) {
    const issuer = links[1]?.certificate;
    const { now } = { now: deployment.clock.now() };
    const answer = issuer && deployment.stores.revocation(leaf.certificate, issuer, now);
    const reason = answer?.revocation?.reason ?? 0;
    const isLeaf = leaf.statuses.includes('Revoked');
    return [
      error,
      dashes,
      'Certificate is REVOKED',
      ...(isLeaf ? [`Leaf certificate is REVOKED (Reason=${reason})`] : []),
    ];
  }
  if (all.includes('UntrustedRoot')) {
    const isUnknown = leaf.statuses.includes('RevocationStatusUnknown');
    const revocation = isUnknown ? ['Cannot check leaf certificate revocation status'] : [];
    return [error, dashes, 'Verifies against UNTRUSTED root', ...revocation];
  }
  if (all.includes('RevocationStatusUnknown')) {
    return [
      dashes,
      `ERROR: Verifying leaf certificate revocation status returned ${error}`,
      `CertUtil: ${error.replace(/ 0x.*$/, '')}`,
    ];
  }
  return [error, dashes, ...(all.includes('NotTimeValid') ? ['Expired certificate'] : [])];
}

function statusLines(title: string, statuses: ChainLink['statuses']): string[] {
  const flags = trustFlags(statuses);
  if (flags.length === 0) return [];
  return flags.map(({ name, bit }) => `${title}.dwErrorStatus = ${name} (0x${bit.toString(16)})`);
}

function linkLines(
  deployment: Deployment,
  { certificate, statuses }: ChainLink,
  index: number,
  fetches: boolean,
): string[] {
  const { issuer, subject, notBefore, notAfter, serialNumber, thumbprint, dnsNames, der, isSelfSigned } = certificate;
  const details = detailsOf(der);
  const template = templateNameOf(details.extensions);
  const bits = trustFlags(statuses).reduce((sum, { bit }) => sum | bit, 0);
  return [
    `CertContext[0][${index}]: dwInfoStatus=${isSelfSigned ? '10c' : '102'} dwErrorStatus=${bits.toString(16)}`,
    `  Issuer: ${issuer}`,
    `  NotBefore: ${dateText(notBefore)}`,
    `  NotAfter: ${dateText(notAfter)}`,
    `  Subject: ${subject}`,
    `  Serial: ${serialNumber.toLowerCase()}`,
    ...(dnsNames.length > 0 ? [`  SubjectAltName: ${dnsNames.map((name) => `DNS Name=${name}`).join(', ')}`] : []),
    ...(template === undefined ? [] : [`  Template: ${template}`]),
    `  Cert: ${thumbprint.toLowerCase()}`,
    `  Element.dwInfoStatus = ${isSelfSigned ? 'CERT_TRUST_HAS_NAME_MATCH_ISSUER (0x4)' : 'CERT_TRUST_HAS_KEY_MATCH_ISSUER (0x2)'}`,
    ...(isSelfSigned ? ['  Element.dwInfoStatus = CERT_TRUST_IS_SELF_SIGNED (0x8)'] : []),
    '  Element.dwInfoStatus = CERT_TRUST_HAS_PREFERRED_ISSUER (0x100)',
    ...statusLines('  Element', statuses),
    ...(fetches ? fetchLines(deployment, certificate) : []),
    ...purposeLines(certificate).map((line, at) => `  Application[${at}] = ${line.trim()}`),
    '',
  ];
}

/** What -urlfetch finds at the addresses of a certificate. */
function fetchLines(deployment: Deployment, { der }: CertificateInfo): string[] {
  const { extensions } = detailsOf(der);
  const access = extensions.filter(({ identifier }) => identifier === AUTHORITY_ACCESS).flatMap(accessOf);
  const urls = (method: string) =>
    access.flatMap((one) => (one.method === method && one.place.kind === 'url' ? [one.place.value] : []));
  const section = (title: string, kind: string, found: readonly string[], answers: (url: string) => boolean) => [
    `  ----------------  ${title}  ----------------`,
    ...(found.length === 0 ? ['  No URLs "None" Time: 0'] : []),
    ...found.flatMap((url, at) => [
      answers(url) ? `  Verified "${kind} (${at})" Time: 0` : `  Failed "${kind}" Time: 0`,
      ...(answers(url)
        ? []
        : [
            '    Error retrieving URL: The server name or address could not be resolved 0x80072ee7 (WIN32: 12007 ERROR_WINHTTP_NAME_NOT_RESOLVED)',
          ]),
      `    [${at}.0] ${url}`,
    ]),
  ];
  const isThere = (url: string) => deployment.authority.fetch(url) !== undefined;
  return [
    ...section('Certificate AIA', 'Certificate', urls(ISSUERS), isThere),
    ...section('Certificate CDP', 'Base CRL', distributionPoints(extensions), isThere),
    ...section('Certificate OCSP', 'OCSP', urls(OCSP), (url) => deployment.authority.responds(url)),
  ];
}

function purposeLines({ keyPurposes }: CertificateInfo): string[] {
  return keyPurposes.map((id) => `    ${id} ${friendlyNameOf(id)}`.trimEnd());
}

/** The hash of the hashes of a chain. */
function chainHash(links: readonly ChainLink[]): string {
  const text = links.map(({ certificate }) => certificate.thumbprint).join('');
  return hexText(platform().cryptography.hash('sha1', new TextEncoder().encode(text))).toLowerCase();
}
