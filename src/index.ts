/**
 * The interface for TypeScript and JavaScript: a session that runs PowerShell text and gives back what a console would
 * show, and the objects; and a lab without PowerShell, by capability: `lab.certificates.assign(…)`. Names here are kept
 * stable; test/index.test.ts holds the list.
 */
import './platform/node/node-platform.ts';
import { CaptureUI } from './docs/capture-ui.ts';
import { CallbackPipe } from './engine/pipeline/pipe.ts';
import { Session } from './host/session.ts';
import type { HostAccess } from './platform/session-host.ts';
import type { ErrorRecord } from './types/error-record.ts';

/** `openLab` opens a lab, and makes it first where that is asked for; `Lab` is one that is open. */
export { type Deployment as Lab, type OpenLabOptions as LabOptions, openLab } from './deployment/deployment.ts';
/** What an operation of a lab ends in where it cannot be done: a `code`, and the message that the shell shows. */
export { DeploymentError, type DeploymentErrorCode } from './deployment/deployment-error.ts';
/** What `lab.machines` and `lab.session` give. */
export type { Machine } from './deployment/machine.ts';

/** How a session is made. */
export interface ShellOptions {
  /**
   * The lab to log on to: the session is then on a machine of the lab, at the time of the lab. Without one it is on this
   * computer, and comes to the lab `contoso` by what it uses.
   */
  readonly lab?: string;
  /** The machine of the lab; that of its topology when omitted. */
  readonly machine?: string;
  /**
   * What the session may touch of this computer: everything (`full`, also when omitted), the disks of its lab alone
   * (`lab`), or nothing (`none`). One that is confined is on a machine of the lab.
   */
  readonly access?: HostAccess;
  /** Culture of numbers and dates; `en-US` when omitted. */
  readonly culture?: string;
  /** Where the session starts. */
  readonly workingDirectory?: string;
  /** Characters a line that output is laid out for; 120 when omitted. */
  readonly width?: number;
}

/** An error that a run has put into `$Error`. */
export interface ShellError {
  readonly message: string;
  readonly fullyQualifiedErrorId: string;
  readonly category: string;
}

/** What a run gave. */
export interface ShellResult {
  /** Everything that a console would show, errors included. */
  readonly output: string;
  /** Oldest first. */
  readonly errors: readonly ShellError[];
  /** What the success stream carried. Texts, Booleans, Int32 numbers and arrays are JavaScript's own. */
  readonly objects: readonly unknown[];
  /** The code given to `exit`; null when the text did not end the session. */
  readonly exitCode: number | null;
  /** `$?` afterwards, and no error ended the run. */
  readonly succeeded: boolean;
}

/** A session; variables, functions and the location stay from run to run. */
export interface ShellSession {
  /** Runs a text as if it were typed at the prompt. */
  run(text: string): ShellResult;
}

/** Makes a session. */
export function createSession(options: ShellOptions = {}): ShellSession {
  const capture = new CaptureUI(options.width);
  const session = new Session({
    ui: capture,
    loggedOn: options.lab !== undefined || options.machine !== undefined,
    lab: options.lab ?? null,
    machine: options.machine ?? null,
    access: options.access ?? 'full',
    culture: options.culture ?? null,
    workingDirectory: options.workingDirectory ?? null,
  });
  return { run: (text) => runIn(session, capture, text) };
}

function runIn(session: Session, capture: CaptureUI, text: string): ShellResult {
  const { runspace } = session;
  const [newestBefore] = runspace.errors.list.items;
  const objects: unknown[] = [];
  const out = new CallbackPipe((value) => {
    objects.push(value);
    runspace.display.write(value);
  });
  const { exitCode, failed } = session.run(text, { out });
  return {
    output: capture.take(),
    errors: errorsSince(runspace.errors.list.items as readonly ErrorRecord[], newestBefore),
    objects,
    exitCode,
    succeeded: runspace.lastSucceeded && !failed,
  };
}

/** `$Error` has the newest in front. */
function errorsSince(records: readonly ErrorRecord[], newestBefore: unknown): ShellError[] {
  const at = records.indexOf(newestBefore as ErrorRecord);
  return records
    .slice(0, at < 0 ? records.length : at)
    .reverse()
    .map((record) => ({
      message: record.message,
      fullyQualifiedErrorId: record.fullyQualifiedErrorId,
      category: record.categoryInfo.category,
    }));
}
