/** What a script would change: it runs in a fork of a lab, which sees nothing of this computer, and the fork is compared. */

import { type Deployment, openLab } from '../../deployment/deployment.ts';
import type { LabDifference } from '../../deployment/lab-differences.ts';
import { createTemporaryLab, defaultLabsRoot, deleteLab } from '../../deployment/labs.ts';
import { CaptureUI } from '../../docs/capture-ui.ts';
import type { Interrupt } from '../../engine/interrupt.ts';
import { InvocationInfo } from '../../engine/invocation-info.ts';
import { PipelineStoppedException } from '../../engine/jumps.ts';
import { singleQuoted } from '../../language/quoted-text.ts';
import { platform } from '../../platform/platform.ts';
import { ErrorRecord } from '../../types/error-record.ts';
import { type Session, sessionOn } from '../session.ts';

export interface DryRunOptions {
  /** The script's bytes, and what it is called. */
  readonly bytes: Uint8Array;
  readonly name: string;
  /** The script's arguments, as one writes them. */
  readonly args: string;
  /** The lab that is forked; null for a new one. */
  readonly lab: string | null;
  readonly machine: string | null;
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
  /** Whether it came to its end, and was not stopped. */
  readonly ended: boolean;
}

/** Lets `work` have a session in a fork of the lab. */
export function inForkedLab<T>(
  { lab, machine }: Pick<DryRunOptions, 'lab' | 'machine'>,
  interrupt: Interrupt,
  work: (session: Session, deployment: Deployment, ui: CaptureUI) => T,
): T {
  const made = lab === null ? createTemporaryLab(defaultLabsRoot()) : null;
  try {
    const place = made ?? { root: defaultLabsRoot(), name: lab ?? '' };
    const fork = openLab({ ...place, ...(machine === null ? {} : { machine }) }).fork();
    const ui = new CaptureUI();
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
export function dryRun(
  { bytes, name, args }: DryRunOptions,
  session: Session,
  fork: Deployment,
  ui: CaptureUI,
): DryRun {
  const { runspace } = session;
  const path = `C:\\Scripts\\${name}`;
  runspace.enter(() => {
    const place = runspace.ambient.files.hostPath(path);
    runspace.ambient.host.files.mkdir(platform().paths.directoryName(place), { recursive: true });
    runspace.ambient.host.files.writeFile(place, bytes);
  });
  const before = fork.changes.mark();
  const end = runStopped(session, `& ${singleQuoted(path)} ${args}`);
  const changes = fork.changes.since(before).flatMap(changesOf);
  return { changes, errors: errorsOf(session), output: ui.take(), exitCode: end.exitCode, ended: end.ended };
}

/** What stands only for how the lab counts and plans. */
const BOOKKEEPING = /^(?:central management store: (?:version|updatedAt)|replication: .*)$/;

function changesOf({ text, event, details, ...difference }: LabDifference): DryChange[] {
  const machine = difference.machine ?? null;
  if (event) return [{ machine, what: `event: ${text}`, before: null, after: null }];
  return details().flatMap(({ path, before, after }) => {
    const what = path === '' ? text : `${text}: ${path}`;
    return BOOKKEEPING.test(what) ? [] : [{ machine, what, before, after }];
  });
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
function errorsOf({ runspace }: Session): DryRun['errors'] {
  return runspace.errors.list.items
    .filter((record) => record instanceof ErrorRecord)
    .map(({ message, fullyQualifiedErrorId, invocationInfo }) => ({
      message,
      id: fullyQualifiedErrorId,
      line: invocationInfo instanceof InvocationInfo ? invocationInfo.scriptLineNumber : null,
    }))
    .reverse();
}
