/** Commands that the lab calls for next: what mends what is behind, what finds out, what certificates need. */
import type { Deployment } from '../deployment/deployment.ts';
import { DeploymentError } from '../deployment/deployment-error.ts';

const MONTH_MS = 30 * 86_400_000;
const MOST_MACHINES = 5;
/** What is looked for inside of a command has so many characters at least. */
const SHORTEST_PART = 3;

/** Those that begin with what is typed, the most urgent first, then those that have it further on. */
export function labGuesses(lab: Deployment, typed: string): string[] {
  const wanted = typed.toLowerCase();
  const found = new Set<string>();
  const containing: string[] = [];
  try {
    for (const guess of guesses(lab)) {
      const lower = guess.toLowerCase();
      if (lower === wanted) continue;
      if (lower.startsWith(wanted)) found.add(guess);
      else if (wanted.length >= SHORTEST_PART && lower.includes(wanted)) containing.push(guess);
    }
  } catch (error) {
    // A lab that cannot be read now calls for nothing.
    if (!(error instanceof DeploymentError)) throw error;
  }
  return [...new Set([...found, ...containing])];
}

function* guesses(lab: Deployment): Generator<string> {
  yield* ofReplicas(lab);
  yield* ofCertificates(lab);
}

/** Replicas that are behind: what mends each, and what shows them. */
function* ofReplicas(lab: Deployment): Generator<string> {
  const behind = lab.replication.status().filter(({ upToDate }) => !upToDate);
  for (const { replicaFqdn } of behind.slice(0, MOST_MACHINES)) {
    for (const { remedy } of lab.replication.explain(lab.machines.get(replicaFqdn)).causes)
      if (remedy !== undefined && /^\w+-\w+/.test(remedy)) yield remedy.replace(/, on \S+$/, '');
  }
  if (behind.length === 0) return;
  yield 'Invoke-CsManagementStoreReplication';
  yield 'Get-CsManagementStoreReplicationStatus | Where-Object UpToDate -eq $false';
  yield `Get-LabCause ${behind[0]?.replicaFqdn}`;
}

/** Certificates that are in use and expire soon: a later one of the same name is assigned, or else requested. */
function* ofCertificates(lab: Deployment): Generator<string> {
  const now = lab.clock.now();
  const own = lab.session.machine.certificates('My');
  const uses = new Map<string, string[]>();
  for (const { certificate, use } of lab.certificates.list())
    if (certificate.notAfter - now < MONTH_MS)
      uses.set(certificate.thumbprint, [...(uses.get(certificate.thumbprint) ?? []), use]);
  for (const [thumbprint, types] of uses) {
    const old = own.find((one) => one.thumbprint === thumbprint);
    const list = types.join(',');
    const later = old && own.find((one) => one.subject === old.subject && one.notAfter > old.notAfter);
    if (later) yield `Set-CsCertificate -Type ${list} -Thumbprint ${later.thumbprint}`;
    else yield `Request-CsCertificate -New -Type ${list} -CA ${lab.authority.configuration}`;
  }
  const assigned = new Set(lab.certificates.list().map(({ certificate }) => certificate.thumbprint));
  for (const { thumbprint, hasPrivateKey } of own)
    if (hasPrivateKey && !assigned.has(thumbprint)) yield `Set-CsCertificate -Type Default -Thumbprint ${thumbprint}`;
}
