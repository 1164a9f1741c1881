/**
 * Which certificate is assigned to which type at which scope: the current one, the one before it, and those that are
 * staged to follow at their effective dates. Pure rules; the Central Management Store and the machines keep the states.
 */

import { base64Text } from '../platform/bytes.ts';
import { base64, flag, instant, list, oneOf, optional, record, text, whole } from '../storage/shape.ts';
import type { CertificateType } from './certificate-types.ts';
import { certificateTypes } from './certificate-types.ts';
import { type CertificateInfo, readCertificate } from './x509-reading.ts';

/** A certificate without its key, as a configuration names it. */
export interface AssignedCertificate {
  readonly thumbprint: string;
  /** DER in base64. */
  readonly der: string;
}

/** A certificate that follows the current one at a time. */
export interface StagedCertificate extends AssignedCertificate {
  readonly effectiveDate: number;
  /** Whether the current one stays as the previous one (-Roll). */
  readonly roll: boolean;
}

/** What is assigned to one type at one scope. */
export interface AssignmentState {
  /** `global`, `site:NAME` or `server:FQDN`. */
  readonly scope: string;
  readonly type: CertificateType;
  readonly current?: AssignedCertificate;
  readonly previous?: AssignedCertificate;
  /** The next one to follow. */
  readonly staged?: StagedCertificate;
  /** Those to follow after it, in the order of their dates. */
  readonly later?: readonly StagedCertificate[];
  /** When the current certificate took effect by a roll. */
  readonly effectiveDate?: number;
  readonly updateTime: number;
  /** The version of the Central Management Store that said so; 0 for what a machine decided on its own. */
  readonly revision: number;
}

/** A thumbprint as it is kept: 40 digits in upper case. */
export const thumbprintShape = text(/^[0-9A-F]{40}$/, 'a thumbprint');

/** Those that are staged, the next one first. */
export function stagedIn({ staged, later = [] }: AssignmentState): readonly StagedCertificate[] {
  return staged ? [staged, ...later] : [];
}

/** All certificates that an assignment names: the current one, the one before it, those that are staged. */
export function certificatesIn(state: AssignmentState): AssignedCertificate[] {
  return [state.current, state.previous, ...stagedIn(state)].filter((certificate) => certificate !== undefined);
}

const certificateFields = { thumbprint: thumbprintShape, der: base64 };
export const assignedCertificateShape = record<AssignedCertificate>(certificateFields);

export const certificateTypeShape = oneOf(...certificateTypes);

const stagedShape = record<StagedCertificate>({ ...certificateFields, effectiveDate: instant, roll: flag });

/** The scopes that an assignment can have: `global`, `site:NAME`, `server:FQDN`. */
export const assignmentShape = record<AssignmentState>({
  scope: text(/^(?:global|site:.+|server:.+)$/, '"global", "site:NAME" or "server:FQDN"'),
  type: certificateTypeShape,
  current: optional(assignedCertificateShape),
  previous: optional(assignedCertificateShape),
  staged: optional(stagedShape),
  later: optional(list(stagedShape)),
  effectiveDate: optional(instant),
  updateTime: instant,
  revision: whole(),
});

/** Names a certificate in a configuration. */
export function assignedFrom(certificate: CertificateInfo): AssignedCertificate {
  return { thumbprint: certificate.thumbprint, der: base64Text(certificate.der) };
}

/** The certificate that an assignment names, read. */
export function assignedCertificate(assigned: AssignedCertificate): CertificateInfo {
  return readCertificate(assigned.der);
}

/** Finds the assignment of a type at a scope. */
export function findAssignment(
  list: readonly AssignmentState[] | undefined,
  scope: string,
  type: CertificateType,
): AssignmentState | undefined {
  return list?.find((assignment) => isSamePlace(assignment, { scope, type }));
}

/** The list with this assignment in place of the one of the same type and scope. */
export function withAssignment(
  list: readonly AssignmentState[] | undefined,
  assignment: AssignmentState,
): AssignmentState[] {
  return [...(list ?? []).filter((other) => !isSamePlace(other, assignment)), assignment];
}

/** The list without the assignment of the type at the scope. */
export function withoutAssignment(
  list: readonly AssignmentState[] | undefined,
  place: Pick<AssignmentState, 'scope' | 'type'>,
): AssignmentState[] {
  return (list ?? []).filter((other) => !isSamePlace(other, place));
}

/** The certificate takes effect now. In the Central Management Store the one before it stays as the previous copy. */
export function assignNow(
  before: AssignmentState,
  certificate: AssignedCertificate,
  now: number,
  keepPrevious: boolean,
): AssignmentState {
  const { staged, later, effectiveDate, ...rest } = before;
  const replaced = before.current?.thumbprint === certificate.thumbprint ? before.previous : before.current;
  return withPrevious({ ...rest, current: certificate, updateTime: now }, keepPrevious ? replaced : undefined);
}

/**
 * The certificate is to take effect at a date. It takes the place of what was staged for that date, and its own where it was
 * staged for another one; what is staged besides stays.
 */
export function stage(before: AssignmentState, certificate: StagedCertificate, now: number): AssignmentState {
  const { effectiveDate, thumbprint } = certificate;
  const others = stagedIn(before).filter(
    (other) => other.effectiveDate !== effectiveDate && other.thumbprint !== thumbprint,
  );
  return withStaged({ ...before, updateTime: now }, [...others, certificate]);
}

function withStaged(
  { staged: _, later: __, ...rest }: AssignmentState,
  certificates: readonly StagedCertificate[],
): AssignmentState {
  const [staged, ...later] = [...certificates].sort((left, right) => left.effectiveDate - right.effectiveDate);
  return { ...rest, ...(staged && { staged }), ...(later.length > 0 && { later }) };
}

/** The next staged certificate takes effect: it becomes the current one, and with -Roll the current one the previous. */
export function activateStaged(state: AssignmentState, now: number): AssignmentState {
  const { staged } = state;
  if (!staged) return state;
  const before = withStaged(state, stagedIn(state).slice(1));
  const { effectiveDate, roll, ...certificate } = staged;
  const replaced = before.current?.thumbprint === certificate.thumbprint ? before.previous : before.current;
  return withPrevious({ ...before, current: certificate, effectiveDate, updateTime: now }, roll ? replaced : undefined);
}

/** All that is staged for `now` or before takes effect, one after the other. */
export function activateDue(before: AssignmentState, now: number): AssignmentState {
  let state = before;
  while (state.staged && state.staged.effectiveDate <= now) state = activateStaged(state, now);
  return state;
}

/** The previous certificate is no longer wanted. */
export function withoutPrevious(before: AssignmentState, now: number): AssignmentState {
  return withPrevious({ ...before, updateTime: now }, undefined);
}

/** An assignment of nothing yet. */
export function emptyAssignment(scope: string, type: CertificateType): AssignmentState {
  return { scope, type, updateTime: 0, revision: 0 };
}

/** Whether two states put the same certificates in force, now and later, by the same revision. */
export function isSameConfiguration(left: AssignmentState | undefined, right: AssignmentState | undefined): boolean {
  const essence = (state: AssignmentState | undefined) =>
    state && [
      state.revision,
      state.current?.thumbprint,
      state.previous?.thumbprint,
      ...stagedIn(state).flatMap(({ thumbprint, effectiveDate }) => [thumbprint, effectiveDate]),
    ];
  return JSON.stringify(essence(left)) === JSON.stringify(essence(right));
}

function withPrevious(state: AssignmentState, previous: AssignedCertificate | undefined): AssignmentState {
  const { previous: _, ...rest } = state;
  return previous ? { ...rest, previous } : rest;
}

function isSamePlace(
  left: Pick<AssignmentState, 'scope' | 'type'>,
  right: Pick<AssignmentState, 'scope' | 'type'>,
): boolean {
  return left.type === right.type && left.scope.toLowerCase() === right.scope.toLowerCase();
}
