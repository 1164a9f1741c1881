/** A session of this computer in the process of the tests: its runspace, and what a run has shown and given. */
import { CaptureUI } from '../src/docs/capture-ui.ts';
import { CallbackPipe } from '../src/engine/pipeline/pipe.ts';
import { Session } from '../src/host/session.ts';
import type { HostAccess } from '../src/platform/session-host.ts';
import type { ErrorRecord } from '../src/types/error-record.ts';

export interface InProcessResult {
  readonly output: string;
  /** What `$Error` has more than before, the oldest first. */
  readonly errors: readonly {
    readonly message: string;
    readonly fullyQualifiedErrorId: string;
    readonly category: string;
  }[];
  readonly objects: readonly unknown[];
  readonly succeeded: boolean;
}

export interface InProcessSession {
  run(text: string): InProcessResult;
}

/** Without a lab the session is on this computer; with one, logged on to it. */
export function inProcessSession(
  options: { readonly lab?: string; readonly access?: HostAccess } = {},
): InProcessSession {
  const capture = new CaptureUI();
  const session = new Session({
    ui: capture,
    loggedOn: options.lab !== undefined,
    lab: options.lab ?? null,
    machine: null,
    access: options.access ?? 'full',
    culture: null,
    workingDirectory: null,
  });
  const { runspace } = session;
  return {
    run(text) {
      const newestBefore = runspace.errors.list.items[0];
      const objects: unknown[] = [];
      const out = new CallbackPipe((value) => {
        objects.push(value);
        runspace.display.write(value);
      });
      const { failed } = session.run(text, { out });
      const records = runspace.errors.list.items as readonly ErrorRecord[];
      const at = records.indexOf(newestBefore as ErrorRecord);
      const errors = records
        .slice(0, at < 0 ? records.length : at)
        .reverse()
        .map(({ message, fullyQualifiedErrorId, categoryInfo: { category } }) => ({
          message,
          fullyQualifiedErrorId,
          category,
        }));
      return { output: capture.take(), errors, objects, succeeded: runspace.lastSucceeded && !failed };
    },
  };
}
