/**
 * Steps of the due work that failed. What happens by itself is nobody's command: an error in it would end whatever command
 * comes next, and each one after it. So a step that fails changes nothing, waits, and is tried again later, while all others
 * go on; it is said once, in the event log of its machine, and by Get-LabCause until it has been done.
 */
import { hostErrorCode } from '../platform/host-error.ts';
import { instant, list, optional, record, text, whole } from '../storage/shape.ts';
import { StorageError } from '../storage/storage-error.ts';
import { type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import type { Step } from './due-step.ts';
import { appendRecord, LYNC_LOG } from './event-log.ts';

/** A step that waits after it failed. */
export interface FailedStep {
  /** Absent where it is no machine's. */
  readonly machine?: string;
  readonly what: string;
  /** When it was due. */
  readonly at: number;
  /** When it failed first. */
  readonly since: number;
  /** How often it has failed. */
  readonly tries: number;
  readonly retryAt: number;
  readonly reason: string;
}

export const failedStepsSection = sectionKey(
  'failed-steps',
  list(
    record<FailedStep>({
      machine: optional(text()),
      what: text(),
      at: instant,
      since: instant,
      tries: whole(1),
      retryAt: instant,
      reason: text(),
    }),
  ),
);

const FIRST_PAUSE = 10 * 60_000;
const LONGEST_PAUSE = 24 * 60 * 60_000;

/** Ours: no real service has such steps. */
const EVENT = { source: 'LS Deployment', id: 32_990, level: 'Error', log: LYNC_LOG } as const;

/** The failed steps of a machine; of none where no machine is named. */
export function failedStepsOf(lab: StoreSnapshot, machine: string | null): readonly FailedStep[] {
  const failed = lab.read(failedStepsSection);
  return failed ? (byMachine(failed).get(machine) ?? []) : [];
}

const indexes = new WeakMap<readonly FailedStep[], ReadonlyMap<string | null, readonly FailedStep[]>>();

function byMachine(failed: readonly FailedStep[]): ReadonlyMap<string | null, readonly FailedStep[]> {
  let index = indexes.get(failed);
  if (index) return index;
  const made = new Map<string | null, FailedStep[]>();
  for (const step of failed) {
    const key = step.machine ?? null;
    made.set(key, [...(made.get(key) ?? []), step]);
  }
  indexes.set(failed, (index = made));
  return index;
}

/** The steps that lie ahead, where those that have failed wait until they are tried again. */
export function withPauses(lab: StoreSnapshot, steps: readonly Step[]): readonly Step[] {
  if (!lab.read(failedStepsSection)) return steps;
  return steps.map((step) => {
    const failed = entryOf(lab, step);
    return failed ? { ...step, at: failed.retryAt, dueAt: failed.at } : step;
  });
}

function entryOf(lab: StoreSnapshot, { machine, what, at, dueAt = at }: Step): FailedStep | undefined {
  return failedStepsOf(lab, machine).find((failed) => failed.what === what && failed.at === dueAt);
}

/** Whether an error is one of the step: it would be there at every try, for whoever makes it. What the disk or the server of the
 * lab refuses, what it has of damage, and what ends a program are for the command that meets it. */
function isOfStep(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof StorageError) && hostErrorCode(error) === undefined;
}

/** Does a step. One that fails has changed nothing but the list of those that wait. */
export function performGuarded(change: StoreChange, step: Step, now: number): void {
  try {
    change.attempt(() => step.perform(change));
  } catch (error) {
    if (!isOfStep(error)) throw error;
    putAside(change, step, error, now);
  }
}

function putAside(change: StoreChange, step: Step, error: Error, now: number): void {
  const { machine, what, at, dueAt = at } = step;
  const before = entryOf(change, step);
  const tries = (before?.tries ?? 0) + 1;
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(tries - 1, 16));
  const failed: FailedStep = {
    ...(machine !== null && { machine }),
    what,
    at: dueAt,
    since: before?.since ?? at,
    tries,
    retryAt: Math.max(at, now) + pause,
    reason: reasonOf(error),
  };
  rewrite(change, before, failed);
  if (before || machine === null) return;
  const message = `A step that was due on this computer failed: ${what}.\nReason: ${failed.reason}\nNothing of it was done; it is tried again, and what else is due goes on.`;
  try {
    change.attempt(() => appendRecord(change, machine, { ...EVENT, time: at, message }));
  } catch (error) {
    // It may be the log that cannot be written; what has failed is in the list all the same.
    if (!isOfStep(error)) throw error;
  }
}

function reasonOf(error: Error): string {
  const text = error.message.trim();
  return text === '' ? error.name : text;
}

function rewrite(change: StoreChange, before: FailedStep | undefined, after: FailedStep | undefined): void {
  const others = (change.read(failedStepsSection) ?? []).filter((failed) => failed !== before);
  const failed = after ? [...others, after] : others;
  if (failed.length > 0) change.write(failedStepsSection, failed);
  else change.remove(failedStepsSection);
}

/** Forgets the failed steps of a machine that lie ahead no more: they have been done, or what was to be done is gone. */
export function dropOutdatedFailures(change: StoreChange, machine: string | null, ahead: () => readonly Step[]): void {
  const failed = failedStepsOf(change, machine);
  if (failed.length === 0) return;
  const steps = ahead();
  for (const one of failed)
    if (!steps.some(({ what, dueAt }) => what === one.what && dueAt === one.at)) rewrite(change, one, undefined);
}

/** Machines whose failed steps are others than in the state that a change-set began with. */
export function machinesWithOtherFailures(change: StoreChange): string[] {
  const [before, after] = [change.base, change].map((lab) => new Set(lab.read(failedStepsSection)));
  const differing = [...(before ?? []), ...(after ?? [])].filter(
    (failed) => !before?.has(failed) || !after?.has(failed),
  );
  return [...new Set(differing.flatMap(({ machine }) => machine ?? []))];
}
