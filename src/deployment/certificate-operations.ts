/**
 * What the certificate cmdlets do: assign, import and remove certificates. Everything is checked before anything is
 * changed, and each operation is one change-set.
 */
import type { StoreSnapshot } from '../storage/store.ts';
import {
  type AssignedCertificate,
  type AssignmentState,
  activateDue,
  assignedFrom,
  assignNow,
  emptyAssignment,
  findAssignment,
  stage,
  withoutPrevious,
} from './certificate-configuration.ts';
import { readCertificateFile } from './certificate-file.ts';
import type { Place } from './certificate-lookup.ts';
import { advice, leadAdvice, needsSharedKey, requireFit } from './certificate-rules.ts';
import { addToStore, findInStore, privateKeyOf, type StoreLocation } from './certificate-store.ts';
import { type CertificateType, isGlobalType, parseCertificateType } from './certificate-types.ts';
import { keepInUse } from './certificates-in-use.ts';
import {
  isInManagementStore,
  readManagementStore,
  removeFromManagementStore,
  storeEncrypted,
  writeManagementStore,
} from './cms.ts';
import { DeploymentError } from './deployment-error.ts';
import { writeEvent } from './event-log.ts';
import type { Machine } from './machine.ts';
import { dropMachineAssignment, machineAssignments, putMachineAssignment } from './machine-assignments.ts';
import { chainOnMachine, isSigned, isTrusted } from './machine-trust.ts';
import type { ChangeContext, OperationContext, ReadingContext } from './operation-context.ts';
import { acceptAnswer } from './pending-requests.ts';
import { certificateWithKey, mainCertificate, readPfx } from './pfx.ts';
import { announceChange } from './replication-state.ts';
import { revocationOf } from './revocation.ts';
import { requireStoreRight } from './rights.ts';
import {
  defaultScope,
  holdersOf,
  isMeantFor,
  parseScope,
  requireScopeFor,
  type Scope,
  scopeName,
} from './scope-identity.ts';
import type { StoreOwner } from './store-owner.ts';
import type { NewStoreEntry } from './stored-certificate.ts';
import { type CertificateInfo, normalizeThumbprint } from './x509-reading.ts';

/** When an assignment is to take effect. */
export interface Timing {
  readonly effectiveDate?: number;
  readonly roll?: boolean;
}

/** Assign a certificate of the machine's own store. */
export interface SetCertificateRequest extends Place, Timing {
  /** In whatever form a person pasted it. */
  readonly thumbprint: string;
}

/** Assign a certificate from a PFX file. */
export interface SetCertificateFromPathRequest extends Place, Timing {
  /** A path as the machine of the session sees it. */
  readonly path: string;
  readonly password?: string;
}

/** Put a file into the machine's store. */
export interface ImportCertificateRequest extends Timing {
  readonly path: string;
  readonly password?: string;
  readonly exportable?: boolean;
  /** Whose requests it may answer; the machine's by default. */
  readonly owners?: readonly StoreOwner[];
}

/** Remove what is assigned. */
export interface RemoveCertificateRequest extends Place {
  /** Only the previous certificate. */
  readonly previous?: boolean;
}

/** What was assigned to one type. */
export interface Assignment {
  readonly type: CertificateType;
  readonly scope: string;
  readonly certificate: CertificateInfo;
  readonly effectiveDate?: number;
  /** Whether the machine trusts the certificate's chain. */
  readonly isTrusted: boolean;
  /** What a person should see to, in sentences. */
  readonly advice: readonly string[];
}

/** Assigns a certificate of the machine's own store. */
export function setCertificate(context: OperationContext, request: SetCertificateRequest): Assignment[] {
  const places = resolvePlaces(context, request);
  return context.change((change) => {
    requireTiming(request, change.now);
    requireScopeRight(change, places);
    const entry = requireEntry(change.lab, context.machine, request.thumbprint);
    return assign(change, places, entry, request, entry.exportable ?? false);
  });
}

/** Assigns a certificate from a PFX file. */
export function setCertificateFromPath(
  context: OperationContext,
  request: SetCertificateFromPathRequest,
): Assignment[] {
  const places = resolvePlaces(context, request);
  requireTiming(request, context.now);
  const entry = entryFromPfx(context.machine, request.path, request.password);
  return context.change((change) => {
    requireTiming(request, change.now);
    requireScopeRight(change, places);
    const assignments = assign(change, places, entry, request, true);
    // Of the global scopes the Central Management Store has the certificate, and brings it where it belongs.
    if (places.some(({ scope }) => scope.kind === 'server')) addToStore(change.lab, context.machine.fqdn, 'My', entry);
    return assignments;
  });
}

/** Puts a PFX, or the answer to an offline request, into the machine's store. Nothing is assigned. */
export function importCertificate(context: OperationContext, request: ImportCertificateRequest): CertificateInfo {
  const { machine } = context;
  requireTiming(request, context.now);
  const { path, password = '', exportable = false } = request;
  const file = readCertificateFile(machine.disk.readFile(path), password, path);
  const { certificate: main, privateKey } = mainCertificate(file);
  context.change(({ lab }) => {
    const { owners = [machine.fqdn] } = request;
    const along = file.certificates.map(({ certificate }) => certificate);
    if (!privateKey && !isSigned(lab, machine.fqdn, main, along))
      throw new DeploymentError('certificate-not-signed', { path });
    const owner = privateKey ? owners[0] : owners.find((one) => acceptAnswer(lab, one, main));
    if (owner === undefined) throw new DeploymentError('no-pending-request', { machine: machine.fqdn, path });
    for (const entry of file.certificates) {
      if (entry.privateKey) addToStore(lab, owner, 'My', { ...entry, exportable });
      else if (entry.certificate !== main) addToStore(lab, owner, issuerStore(entry.certificate), entry);
    }
  });
  return main;
}

/** Where Windows puts an issuer that comes along with a certificate. */
function issuerStore({ isSelfSigned }: CertificateInfo): StoreLocation {
  return isSelfSigned ? 'Root' : 'CA';
}

/** Removes what is assigned to the types, or only the previous certificate. */
export function removeCertificate(context: OperationContext, request: RemoveCertificateRequest): void {
  const places = resolvePlaces(context, request);
  context.change((change) => {
    requireScopeRight(change, places);
    for (const { type, scope } of places) removeAssignment(change, type, scope, request.previous ?? false);
    if (places.some(({ scope }) => scope.kind !== 'server')) announceChange(change.lab, change.now);
  });
}

/** Whether something is assigned to the type, so that removing it deserves a question. */
export function isAssigned(context: ReadingContext, place: Place): boolean {
  return resolvePlaces(context, place).some(({ type, scope }) => {
    const assignment = findAssignment(listAt(context.lab, context.machine, scope), scopeName(scope), type);
    return assignment?.current !== undefined;
  });
}

interface ResolvedPlace {
  readonly type: CertificateType;
  readonly scope: Scope;
}

function resolvePlaces({ topology, machine }: ReadingContext, place: Place): ResolvedPlace[] {
  const types = [...new Set(place.types.map(parseCertificateType))];
  if (types.length === 0) throw new DeploymentError('type-required');
  const named = place.scope === undefined ? undefined : parseScope(place.scope, topology, machine.computer);
  return types.map((type) => {
    const scope = named ?? defaultScope(type, machine.computer);
    requireScopeFor(type, scope, machine.computer);
    return { type, scope };
  });
}

/** What is assigned for all lies in the Central Management Store, and needs a right there. */
function requireScopeRight(context: ReadingContext, places: readonly ResolvedPlace[]): void {
  if (places.some(({ scope }) => scope.kind !== 'server')) requireStoreRight(context);
}

function requireTiming({ effectiveDate, roll }: Timing, now: number): void {
  if (roll && effectiveDate === undefined) throw new DeploymentError('roll-without-effective-date');
  if (effectiveDate !== undefined && effectiveDate <= now) {
    throw new DeploymentError('effective-date-in-past', { effectiveDate, now });
  }
}

function requireEntry(lab: StoreSnapshot, machine: Machine, text: string): NewStoreEntry {
  const thumbprint = normalizeThumbprint(text);
  if (!/^[0-9A-F]{40}$/.test(thumbprint)) throw new DeploymentError('thumbprint-invalid', { thumbprint: text });
  const entry = findInStore(lab, machine.fqdn, 'My', thumbprint);
  if (!entry) throw new DeploymentError('certificate-not-found', { thumbprint, machine: machine.fqdn });
  const privateKey = privateKeyOf(lab, machine.fqdn, 'My', thumbprint);
  if (!privateKey) throw new DeploymentError('no-private-key', { thumbprint });
  return { certificate: entry, privateKey, exportable: entry.exportable, friendlyName: entry.friendlyName };
}

/** What all servers are to have leaves this one with its key, unless the Central Management Store has it already. */
function requireMovable(
  lab: StoreSnapshot,
  places: readonly ResolvedPlace[],
  { certificate: { thumbprint } }: NewStoreEntry,
): void {
  const isShared = places.some(({ scope }) => scope.kind !== 'server');
  if (isShared && !isInManagementStore(lab, thumbprint))
    throw new DeploymentError('private-key-not-exportable', { thumbprint });
}

function entryFromPfx(machine: Machine, path: string, password = ''): NewStoreEntry {
  const contents = readPfx(machine.disk.readFile(path), password, path);
  return { ...certificateWithKey(contents, path), exportable: false };
}

function assign(
  change: ChangeContext,
  places: readonly ResolvedPlace[],
  entry: NewStoreEntry,
  timing: Timing,
  keyMayLeave: boolean,
): Assignment[] {
  const { lab, machine, topology, now } = change;
  for (const { type } of places) requireUsable(entry.certificate, type, timing.effectiveDate, now);
  if (!keyMayLeave) requireMovable(lab, places, entry);
  requireNotRevoked(change, entry.certificate);
  return places.map(({ type, scope }) => {
    if (scope.kind === 'server') assignOnMachine(change, type, scope, entry, timing);
    else assignInManagementStore(change, type, scope, entry, timing);
    recordAssignment(change, type, scope, entry.certificate, timing.effectiveDate);
    return {
      type,
      scope: scopeName(scope),
      certificate: entry.certificate,
      effectiveDate: timing.effectiveDate,
      isTrusted: isTrusted(lab, machine.fqdn, entry.certificate),
      advice: [
        ...advice(entry.certificate, type, machine.computer, topology),
        ...keyAdvice(entry, type, machine),
        ...leadAdvice(type, timing.effectiveDate, now),
      ],
    };
  });
}

/** A certificate that its issuer has revoked serves nobody; where nobody knows, as when the lists are offline, it passes. */
function requireNotRevoked({ lab, machine, now }: ChangeContext, certificate: CertificateInfo): void {
  const { links } = chainOnMachine(lab, machine.fqdn, certificate, now);
  for (const [index, link] of links.entries()) {
    const issuer = links[index + 1]?.certificate;
    const revocation = issuer && revocationOf(lab, link.certificate, issuer, now, machine.fqdn).revocation;
    if (!revocation) continue;
    throw new DeploymentError('certificate-revoked', { thumbprint: link.certificate.thumbprint, at: revocation.at });
  }
}

/** The other computers of the pool need the same key. */
function keyAdvice({ certificate, exportable }: NewStoreEntry, type: CertificateType, { computer }: Machine): string[] {
  if (isGlobalType(type) || exportable || !needsSharedKey(type, computer)) return [];
  return [
    `The private key of the certificate "${certificate.thumbprint}" for the type "${type}" is not exportable, but all computers of the pool "${computer.pool.fqdn}" need it.`,
  ];
}

/**
 * Fitness for the use, and validity. A certificate that expires before it is to take effect may be staged, as it may still be renewed;
 * whoever stages it is warned.
 */
function requireUsable(
  certificate: CertificateInfo,
  type: CertificateType,
  effectiveDate: number | undefined,
  now: number,
): void {
  requireFit(certificate, type);
  const { thumbprint, notBefore, notAfter } = certificate;
  if (notAfter <= now) throw new DeploymentError('certificate-expired', { thumbprint, notAfter });
  if (notBefore > (effectiveDate ?? now))
    throw new DeploymentError('certificate-not-yet-valid', { thumbprint, notBefore });
}

function assignOnMachine(
  { lab, machine, now }: ChangeContext,
  type: CertificateType,
  scope: Scope,
  { certificate }: NewStoreEntry,
  timing: Timing,
): void {
  const before = findAssignment(machineAssignments(lab, machine.fqdn), scopeName(scope), type);
  const after = assigned(before ?? emptyAssignment(scopeName(scope), type), assignedFrom(certificate), timing, now);
  keepInUse(lab, machine.computer, type, before?.current, after.current);
  putMachineAssignment(lab, machine.fqdn, after, now);
}

/** One change for all: the Central Management Store, the encrypted copies, and the machine where it is done. */
function assignInManagementStore(
  { lab, machine, topology, now }: ChangeContext,
  type: CertificateType,
  scope: Scope,
  entry: NewStoreEntry,
  timing: Timing,
): void {
  const name = scopeName(scope);
  const before = findAssignment(readManagementStore(lab).assignments, name, type) ?? emptyAssignment(name, type);
  // A roll whose date has passed, but which the replication service has not come round to.
  const settled = activateDue(before, now);
  storeEncrypted(
    lab,
    entry,
    holdersOf(scope, topology).map((computer) => computer.fqdn),
  );
  const after = assigned(settled, assignedFrom(entry.certificate), timing, now);
  const revised = writeManagementStore(lab, after, now);
  if (isMeantFor(name, machine.computer)) {
    addToStore(lab, machine.fqdn, 'My', entry);
    // Without the new revision: the machine's deployment task confirms it, as on every other Front End Server.
    putMachineAssignment(lab, machine.fqdn, { ...revised, revision: before.revision }, now);
  }
  announceChange(lab, now);
}

function assigned(
  before: AssignmentState,
  certificate: AssignedCertificate,
  { effectiveDate, roll }: Timing,
  now: number,
): AssignmentState {
  if (effectiveDate === undefined) return assignNow(before, certificate, now, isGlobalType(before.type));
  return stage(before, { ...certificate, effectiveDate, roll: roll ?? false }, now);
}

function recordAssignment(
  { lab, machine, now }: ChangeContext,
  type: CertificateType,
  scope: Scope,
  { thumbprint }: CertificateInfo,
  effectiveDate: number | undefined,
): void {
  const data = { thumbprint, type, scope: scopeName(scope) };
  if (effectiveDate === undefined) writeEvent(lab, machine.fqdn, now, 'certificateAssigned', data);
  else {
    const text = new Date(effectiveDate).toISOString();
    writeEvent(lab, machine.fqdn, now, 'certificateStaged', { ...data, effectiveDate: text });
  }
}

function removeAssignment(
  { lab, machine, now }: ChangeContext,
  type: CertificateType,
  scope: Scope,
  previous: boolean,
): void {
  const name = scopeName(scope);
  const assignment = findAssignment(listAt(lab, machine, scope), name, type);
  if (!assignment) throw new DeploymentError('no-assignment', { type, scope: name });
  if (previous && !assignment.previous) throw new DeploymentError('no-previous-certificate', { type, scope: name });
  const kept = previous ? withoutPrevious(assignment, now) : undefined;
  if (scope.kind !== 'server') {
    if (kept) writeManagementStore(lab, kept, now);
    else removeFromManagementStore(lab, { scope: name, type }, now);
  }
  if (scope.kind === 'server') keepInUse(lab, machine.computer, type, assignment.current, kept?.current);
  if (scope.kind === 'server' || isMeantFor(name, machine.computer)) {
    if (kept) putMachineAssignment(lab, machine.fqdn, kept, now);
    else dropMachineAssignment(lab, machine.fqdn, { scope: name, type }, now);
  }
  const which = previous ? 'previous' : 'current';
  writeEvent(lab, machine.fqdn, now, 'certificateUnassigned', { which, type, scope: name });
}

function listAt(lab: StoreSnapshot, machine: Machine, scope: Scope): readonly AssignmentState[] {
  return scope.kind === 'server' ? machineAssignments(lab, machine.fqdn) : readManagementStore(lab).assignments;
}
