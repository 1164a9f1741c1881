/**
 * Looks up which certificates are assigned, and checks them: what Get-CsCertificate and Test-CsCertificateConfiguration
 * show. Nothing is changed here.
 */
import type { StoreSnapshot } from '../storage/store.ts';
import { type AssignmentState, assignedCertificate, stagedIn } from './certificate-configuration.ts';
import { problemsOf } from './certificate-rules.ts';
import { findInStore } from './certificate-store.ts';
import { type CertificateType, parseCertificateType, typeOrder } from './certificate-types.ts';
import { readManagementStore } from './cms.ts';
import type { Machine } from './machine.ts';
import { machineAssignments } from './machine-assignments.ts';
import { chainOnMachine, isTrusted } from './machine-trust.ts';
import type { ReadingContext } from './operation-context.ts';
import { parseScope, scopeName } from './scope-identity.ts';
import { isFrontEnd } from './topology.ts';
import type { CertificateInfo } from './x509-reading.ts';

/** A certificate that is assigned, or staged to be. */
export interface CertificateReference {
  readonly certificate: CertificateInfo;
  readonly use: CertificateType;
  readonly scope: string;
  readonly sourceScope: 'Global' | 'Site' | 'Service';
  /** Whether the machine's store has the certificate; not asked of one that is only staged. */
  readonly isInStore: boolean;
  /** `staged`: takes effect at `effectiveDate`, in the future. */
  readonly state: 'current' | 'staged';
  readonly effectiveDate?: number;
  readonly previousThumbprint?: string;
  /** When the configuration was changed; shown for what took, or is to take, effect at a date. */
  readonly updateTime?: number;
}

/** Types and the scope at which they are looked up, or assigned. */
export interface Place {
  readonly types: readonly string[];
  /** An identity: `global`, `site:NAME`, a service or this computer. By default what the type calls for. */
  readonly scope?: string;
}

/** What Test-CsCertificateConfiguration finds for one use. */
export interface CertificateCheck {
  readonly use: CertificateType;
  readonly thumbprint: string;
  readonly exists: boolean;
  readonly hasPrivateKey: boolean;
  readonly isTrusted: boolean;
  /** What does not hold of the certificate itself, in sentences. */
  readonly problems: readonly string[];
  readonly isValid: boolean;
}

/** The certificates that are in force on a machine, and those that are staged. */
export function getCertificates(context: ReadingContext, filter: Partial<Place> = {}): CertificateReference[] {
  const { lab, topology, machine } = context;
  const types = filter.types?.map(parseCertificateType);
  const scope = filter.scope === undefined ? undefined : parseScope(filter.scope, topology, machine.computer);
  const assignments = assignmentsInForce(lab, machine, scope && scopeName(scope));
  return assignments
    .filter((assignment) => types === undefined || types.includes(assignment.type))
    .sort((left, right) => typeOrder(left.type, machine.role) - typeOrder(right.type, machine.role))
    .flatMap((assignment) => referencesOf(assignment, isHeld(lab, machine, assignment)));
}

/** Checks for each use whether its certificate is in the machine's store and in order. */
export function testCertificateConfiguration(context: ReadingContext): CertificateCheck[] {
  const { lab } = context;
  const { fqdn } = context.machine;
  return getCertificates(context)
    .filter((reference) => reference.state === 'current')
    .map(({ use, certificate }) => {
      const entry = findInStore(lab, fqdn, 'My', certificate.thumbprint);
      return {
        use,
        thumbprint: certificate.thumbprint,
        exists: entry !== undefined,
        hasPrivateKey: entry?.hasPrivateKey ?? false,
        isTrusted: isTrusted(lab, fqdn, certificate),
        problems: [
          ...problemsOf(certificate, use, context.machine.computer, context.topology),
          ...revocationProblems(context, certificate),
        ],
        isValid: certificate.notBefore <= context.now && context.now < certificate.notAfter,
      };
    });
}

/** What is known of the revocation of a certificate and those above it. */
function revocationProblems({ lab, machine, now }: ReadingContext, certificate: CertificateInfo): string[] {
  const { statuses } = chainOnMachine(lab, machine.fqdn, certificate, now, { revocation: true });
  const name = `The certificate "${certificate.thumbprint}"`;
  if (statuses.includes('Revoked')) return [`${name}, or one of those above it, was revoked by its issuer.`];
  return statuses.includes('OfflineRevocation')
    ? [
        `Whether the certificate "${certificate.thumbprint}" was revoked cannot be told: the lists of its issuer cannot be reached.`,
      ]
    : [];
}

/**
 * What is in force on a machine: a Front End Server reads global assignments from its own replica; other machines,
 * which hold none, from the Central Management Store. Of a site's and the global assignment the nearer one counts.
 */
function assignmentsInForce(lab: StoreSnapshot, machine: Machine, scope: string | undefined): AssignmentState[] {
  const own = machineAssignments(lab, machine.fqdn);
  const shared = isFrontEnd(machine.role) ? [] : readManagementStore(lab).assignments;
  const all = [...own, ...shared];
  if (scope !== undefined) return all.filter((assignment) => assignment.scope.toLowerCase() === scope.toLowerCase());
  return all.filter(
    ({ type, scope: name }) =>
      name !== 'global' || !all.some((other) => other.type === type && other.scope.startsWith('site:')),
  );
}

/**
 * Whether the machine's store has the certificate that is in force. A machine without a replica of its own, which reads
 * the shared assignments where they are, need not have those.
 */
function isHeld(lab: StoreSnapshot, machine: Machine, { scope, current }: AssignmentState): boolean {
  if (!current || !(isFrontEnd(machine.role) || scope.startsWith('server:'))) return true;
  return findInStore(lab, machine.fqdn, 'My', current.thumbprint) !== undefined;
}

function referencesOf(assignment: AssignmentState, isInStore: boolean): CertificateReference[] {
  const { type, scope, current, previous, effectiveDate, updateTime } = assignment;
  const sourceScope = scope === 'global' ? 'Global' : scope.startsWith('site:') ? 'Site' : 'Service';
  const references: CertificateReference[] = [];
  if (current) {
    references.push({
      certificate: assignedCertificate(current),
      use: type,
      scope,
      sourceScope,
      state: 'current',
      isInStore,
      effectiveDate,
      previousThumbprint: previous?.thumbprint,
      updateTime: effectiveDate === undefined ? undefined : updateTime,
    });
  }
  const staged = stagedIn(assignment);
  for (const [index, next] of staged.entries()) {
    const before = index === 0 ? current : staged[index - 1];
    references.push({
      certificate: assignedCertificate(next),
      use: type,
      scope,
      sourceScope,
      state: 'staged',
      isInStore: true,
      effectiveDate: next.effectiveDate,
      previousThumbprint: next.roll ? before?.thumbprint : undefined,
      updateTime,
    });
  }
  return references;
}
