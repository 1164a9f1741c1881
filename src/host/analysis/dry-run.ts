/** What a script would change: it runs in a fork of a lab, which sees nothing of this computer, and the fork is compared. */
import { type Deployment, openLab } from '../../deployment/deployment.ts';
import type { DiskDifference } from '../../deployment/disk-differences.ts';
import type { LabDifference } from '../../deployment/lab-differences.ts';
import { createTemporaryLab, defaultLabsRoot, deleteLab } from '../../deployment/labs.ts';
import type { SnapshotComparison } from '../../deployment/snapshots.ts';
import type { Interrupt } from '../../engine/interrupt.ts';
import { InvocationInfo } from '../../engine/invocation-info.ts';
import { PipelineStoppedException } from '../../engine/jumps.ts';
import { singleQuoted } from '../../language/quoted-text.ts';
import { platform } from '../../platform/platform.ts';
import { ErrorRecord } from '../../types/error-record.ts';
import { type Session, sessionOn } from '../session.ts';
import { DryRunUI } from './dry-run-ui.ts';

export interface DryRunOptions {
  /** The script's bytes, and what it is called. */
  readonly bytes: Uint8Array;
  readonly name: string;
  /** The script's arguments, as one writes them. */
  readonly args: string;
  /** The lab that is forked; null for a new one. */
  readonly lab: string | null;
  readonly machine: string | null;
  /** Answers to what the script asks, by what its questions have in them. */
  readonly answers: readonly (readonly [question: string, answer: string])[];
}

/** Something that is otherwise than before. */
export interface DryChange {
  /** The machine's name, or null for what the lab has once. */
  readonly machine: string | null;
  /** `certificates: assignments[global OAuthTokenIssuer].thumbprint` */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface DryRun {
  readonly changes: readonly DryChange[];
  readonly errors: readonly { readonly message: string; readonly id: string; readonly line: number | null }[];
  /** What it would show. */
  readonly output: string;
  readonly exitCode: number | null;
  /** The question without an answer at which it was ended; null where there was none. */
  readonly asked: string | null;
  /** Whether it came to its end, and was not stopped. */
  readonly ended: boolean;
}

/** Lets `work` have a session in a fork of the lab. */
export function inForkedLab<T>(
  { lab, machine, answers }: Pick<DryRunOptions, 'lab' | 'machine' | 'answers'>,
  interrupt: Interrupt,
  work: (session: Session, deployment: Deployment, ui: DryRunUI) => T,
): T {
  const made = lab === null ? createTemporaryLab(defaultLabsRoot()) : null;
  try {
    const place = made ?? { root: defaultLabsRoot(), name: lab ?? '' };
    const fork = openLab({ ...place, ...(machine === null ? {} : { machine }) }).fork();
    const ui = new DryRunUI(answers);
    const session = sessionOn(fork, { ui, culture: null, interrupt, access: 'lab' });
    try {
      return work(session, fork, ui);
    } finally {
      session.end();
      fork.dispose();
    }
  } finally {
    if (made !== null) deleteLab(made.root, made.name);
  }
}

/** Runs the script in a session of a fork. */
export function dryRun({ bytes, name, args }: DryRunOptions, session: Session, fork: Deployment, ui: DryRunUI): DryRun {
  const { runspace } = session;
  const path = `C:\\Scripts\\${name}`;
  runspace.enter(() => {
    const place = runspace.ambient.files.hostPath(path);
    runspace.ambient.host.files.mkdir(platform().paths.directoryName(place), { recursive: true });
    runspace.ambient.host.files.writeFile(place, bytes);
  });
  fork.snapshots.take(BEFORE);
  const end = runStopped(session, `& ${singleQuoted(path)} ${args}`);
  return {
    changes: changesOf(fork.snapshots.compare(BEFORE)),
    errors: errorsOf(session, path),
    output: ui.take(),
    exitCode: end.exitCode,
    asked: ui.unanswered,
    ended: end.ended,
  };
}

/** The snapshot of the fork with which it is compared. */
const BEFORE = 'before';

/** What stands only for how the lab counts and plans. */
const BOOKKEEPING =
  /^(?:central management store: (?:version|updatedAt)|certification authority: nextRequestId|\S+ certificates in use: .*|replication: .*)$/;

function changesOf({ state, files }: SnapshotComparison): DryChange[] {
  return [...state.flatMap(changesOfState), ...files.map(changeOfFile)];
}

function changesOfState({ text, event, details, ...difference }: LabDifference): DryChange[] {
  const machine = difference.machine ?? null;
  if (event) return [{ machine, what: `event: ${text}`, before: null, after: null }];
  return details().flatMap(({ path, before, after }) => {
    const what = path === '' ? text : `${text}: ${path}`;
    return BOOKKEEPING.test(what) ? [] : [{ machine, what, before, after }];
  });
}

function changeOfFile({ machine, path, change }: DiskDifference): DryChange {
  return { machine, what: `${machine}: file ${change}: ${path}`, before: null, after: null };
}

function runStopped(session: Session, text: string): { readonly exitCode: number | null; readonly ended: boolean } {
  try {
    return { exitCode: session.run(text).exitCode, ended: true };
  } catch (error) {
    if (error instanceof PipelineStoppedException) return { exitCode: null, ended: false };
    throw error;
  }
}

/** `$Error`, the oldest first. */
function errorsOf({ runspace }: Session, script: string): DryRun['errors'] {
  return runspace.errors.list.items
    .filter((record) => record instanceof ErrorRecord)
    .map((record) => ({
      message: record.message,
      id: record.fullyQualifiedErrorId,
      line: lineOf(record, script),
    }))
    .reverse();
}

/** The line of the script: that of the error, or, where it has happened in what the script called, of the call. */
function lineOf({ invocationInfo, scriptStackTrace }: ErrorRecord, script: string): number | null {
  const isScript = (name: string | null | undefined): boolean => name?.toLowerCase() === script.toLowerCase();
  if (invocationInfo instanceof InvocationInfo && isScript(invocationInfo.scriptName))
    return invocationInfo.scriptLineNumber;
  for (const [, file, line] of scriptStackTrace.matchAll(/^at .*?, (.+): line (\d+)$/gm))
    if (isScript(file)) return Number(line);
  return null;
}
