/**
 * Which certificate a running service presents. A service reads its certificate when it starts: where another one is
 * assigned while it runs, it goes on with the old one until it is restarted. The token issuer's is read anew, and so are
 * those of the web services, whose binding IIS changes at once. What is kept are only the services that lag behind.
 */
import { list, record, text } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import {
  type AssignedCertificate,
  type AssignmentState,
  assignedCertificateShape,
  certificateTypeShape,
  findAssignment,
} from './certificate-configuration.ts';
import type { CertificateType } from './certificate-types.ts';
import { machineSection } from './lab-sections.ts';
import { machineAssignments } from './machine-assignments.ts';
import type { Computer, ServerRole } from './topology.ts';
import { isRunning } from './windows-services.ts';

/** A service that still presents a certificate which is assigned no longer. */
export interface OutdatedUse {
  readonly service: string;
  readonly type: CertificateType;
  readonly certificate: AssignedCertificate;
}

export const outdatedUsesSection = machineSection(
  'certificates-in-use',
  list(record<OutdatedUse>({ service: text(), type: certificateTypeShape, certificate: assignedCertificateShape })),
);

const frontEnd = {
  Default: [
    'RTCSRV',
    'RTCASMCU',
    'RTCAVMCU',
    'RTCDATAMCU',
    'RTCIMMCU',
    'RTCMEDSRV',
    'RTCCAA',
    'RTCCAS',
    'RTCCPS',
    'RTCRGS',
  ],
} as const;

/** The services that read a certificate of a type when they start. */
const readers: Readonly<Record<ServerRole, Partial<Record<CertificateType, readonly string[]>>>> = {
  EnterpriseFrontEnd: frontEnd,
  StandardEdition: frontEnd,
  Director: { Default: ['RTCSRV'] },
  Mediation: { Default: ['RTCMEDSRV'] },
  PersistentChat: { Default: ['RTCCHAT', 'RTCCOMPLIANCE'] },
  Edge: {
    Internal: ['RTCSRV', 'RTCDATAPROXY', 'RTCMRAUTH', 'RTCMEDIARELAY', 'REPLICA'],
    AccessEdgeExternal: ['RTCSRV'],
    DataEdgeExternal: ['RTCDATAPROXY'],
    AudioVideoAuthentication: ['RTCMRAUTH'],
  },
};

/** The assignment of a type on a machine is about to change: the services that run go on with what they have. */
export function keepInUse(
  change: StoreChange,
  { fqdn, pool }: Computer,
  type: CertificateType,
  before: AssignedCertificate | undefined,
  after: AssignedCertificate | undefined,
): void {
  if (before?.thumbprint === after?.thumbprint) return;
  const known = outdatedUses(change, fqdn);
  const running = (readers[pool.role][type] ?? []).filter((service) => isRunning(change, fqdn, service));
  const uses = running.flatMap((service): OutdatedUse[] => {
    const older = known.find((use) => use.service === service && use.type === type);
    const certificate = older?.certificate ?? before;
    return certificate && certificate.thumbprint !== after?.thumbprint ? [{ service, type, certificate }] : [];
  });
  const others = known.filter((use) => use.type !== type || !running.includes(use.service));
  if (others.length + uses.length > 0 || known.length > 0)
    change.write(outdatedUsesSection(fqdn), [...others, ...uses]);
}

/**
 * A staged certificate came into force. Of a roll the A/V Authentication service itself takes notice, since it keeps the one
 * before it for the tokens that are out; what else reads a certificate at its start goes on with the old one.
 */
export function keepInUseAfterRoll(change: StoreChange, computer: Computer, before: AssignmentState): void {
  const { scope, type } = before;
  if (!scope.startsWith('server:') || (before.staged?.roll && type === 'AudioVideoAuthentication')) return;
  const after = findAssignment(machineAssignments(change, computer.fqdn), scope, type);
  keepInUse(change, computer, type, before.current, after?.current);
}

/** Services were stopped or started: when they start, they read what is assigned then. */
export function forgetInUse(change: StoreChange, fqdn: string, services: readonly string[]): void {
  const known = outdatedUses(change, fqdn);
  const kept = known.filter(({ service }) => !services.includes(service));
  if (kept.length < known.length) change.write(outdatedUsesSection(fqdn), kept);
}

/** The services of a machine that have to be restarted for the certificate that is assigned. */
export function outdatedUses(lab: StoreSnapshot, fqdn: string): readonly OutdatedUse[] {
  return lab.read(outdatedUsesSection(fqdn)) ?? [];
}

/** What a service presents. */
export function certificateInUse(
  lab: StoreSnapshot,
  fqdn: string,
  service: string,
  type: CertificateType,
): AssignedCertificate | undefined {
  const outdated = outdatedUses(lab, fqdn).find((use) => use.service === service && use.type === type);
  return outdated?.certificate ?? findAssignment(machineAssignments(lab, fqdn), `server:${fqdn}`, type)?.current;
}
