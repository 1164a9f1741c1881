/**
 * What a client of the deployment would meet: whether the servers of a pool answer, with which certificate, whether
 * somebody is known there. A failure is what such a client is told (lync-console.md, and the pages of the cmdlets).
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import type { DirectoryEntry } from '../../../src/deployment/directory-entry.ts';
import type { Pool } from '../../../src/deployment/topology.ts';

/** Why a transaction did not come to its end. */
export class TransactionFailure extends Error {
  /** @param diagnosis what the server that answered adds; '' where none did */
  constructor(
    /** `504, Server time-out` */
    readonly response: string,
    readonly diagnosis = '',
  ) {
    super(response);
  }
}

const HEADER = 'Microsoft.Rtc.Signaling.DiagnosticHeader';

const TIMED_OUT =
  '10060, A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond';
const REFUSED = '10061, No connection could be made because the target machine actively refused it';
const RESET = '10054, An existing connection was forcibly closed by the remote host';
const UNTRUSTED = 'The remote certificate is invalid according to the validation procedure.';

/** The pool of a name: its own, that of one of its computers, or that of its web services. */
export function poolNamed({ topology }: Deployment, name: string): Pool | undefined {
  const wanted = name.toLowerCase();
  const pools = topology.document.sites.flatMap((site) => site.pools);
  return pools.find(({ fqdn, computers, externalWebServices = '' }) =>
    [fqdn, ...computers, externalWebServices].some((one) => one.toLowerCase() === wanted),
  );
}

/** The pools of a role. */
export function poolsOfRole({ topology }: Deployment, role: Pool['role']): Pool[] {
  return topology.document.sites.flatMap((site) => site.pools).filter((pool) => pool.role === role);
}

/** One computer of the pool runs all of the services and shows a certificate that is right. @throws TransactionFailure */
export function requireAnswer(deployment: Deployment, pool: Pool, services: readonly string[]): void {
  const missing = services.filter((name) => !pool.computers.some((fqdn) => isRunning(deployment, fqdn, name)));
  if (missing.includes('RTCSRV')) throw new TransactionFailure(TIMED_OUT);
  if (missing.includes('W3SVC')) throw new TransactionFailure(REFUSED);
  if (missing.length > 0) throw timeOut(pool.fqdn);
  const checks = pool.computers.map((fqdn) => certificateProblem(deployment, fqdn));
  const [problem = null] = checks;
  if (problem !== null && checks.every((one) => one !== null)) throw problem;
}

function isRunning(deployment: Deployment, fqdn: string, name: string): boolean {
  try {
    const machine = deployment.machines.get(fqdn);
    return deployment.services.all(machine).some((one) => one.name === name && one.isRunning);
  } catch (error) {
    // A name in the topology that the lab has no machine for.
    if (error instanceof DeploymentError) return false;
    throw error;
  }
}

/** What is wrong with the certificate by which a server is known to others; null where nothing is. */
function certificateProblem(deployment: Deployment, fqdn: string): TransactionFailure | null {
  const { certificates, session } = deployment.loggedOnTo(fqdn);
  const type = session.machine.role === 'Edge' ? 'Internal' : 'Default';
  const inForce = certificates.list({ types: [type] }).some(({ state }) => state === 'current');
  if (!inForce) return new TransactionFailure(RESET);
  const check = certificates.test().find(({ use }) => use === type);
  if (!check?.exists || !check.hasPrivateKey) return new TransactionFailure(RESET);
  return check.isValid && check.isTrusted ? null : new TransactionFailure(UNTRUSTED);
}

/** The server that should go on with it does not answer. */
export function timeOut(server: string): TransactionFailure {
  return new TransactionFailure(
    '504, Server time-out',
    `ErrorCode=2,Source=${server},Reason=See response code and reason phrase.\n${HEADER}`,
  );
}

/** Who has an address, and is enabled for Lync Server. @throws TransactionFailure */
export function requireUser(deployment: Deployment, address: string, server: string): DirectoryEntry {
  const wanted = (/^sips?:/i.test(address) ? address : `sip:${address}`).toLowerCase();
  const found = deployment.directory
    .list()
    .find(({ values }) => String(values.SipAddress ?? '').toLowerCase() === wanted);
  if (found?.values.Enabled !== true || typeof found.values.RegistrarPool !== 'string') {
    throw new TransactionFailure(
      '404, Not Found',
      `ErrorCode=4005,Source=${server},Reason=Destination URI either not enabled for SIP or does not exist.\n${HEADER}`,
    );
  }
  return found;
}

/** @throws TransactionFailure for somebody without a telephone line */
export function requireVoice({ values }: DirectoryEntry, server: string): void {
  if (values.EnterpriseVoiceEnabled === true && typeof values.LineURI === 'string') return;
  throw new TransactionFailure(
    '403, Forbidden',
    `ErrorCode=12004,Source=${server},Reason=The user is not authorized to call the specified number or none of the routes have a valid gateway configured.\n${HEADER}`,
  );
}

/** @throws TransactionFailure for somebody without a provider of audio conferences (Set-CsUserAcp) */
export function requireProvider({ values }: DirectoryEntry, server: string): void {
  if (Array.isArray(values.AcpInfo) && values.AcpInfo.length > 0) return;
  throw new TransactionFailure(
    '404, Not Found',
    `ErrorCode=3100,Source=${server},Reason=The user has no audio conferencing provider.\n${HEADER}`,
  );
}

/** @throws TransactionFailure for a port on which nothing listens */
export function requirePort(port: number | undefined): void {
  if (port !== undefined && port !== 5061) throw new TransactionFailure(REFUSED);
}
