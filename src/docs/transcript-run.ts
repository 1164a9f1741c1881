/** Runs transcripts: each case in a fresh session, each step as one input at the prompt. */

import type { Runspace } from '../engine/runspace.ts';
import { platform } from '../platform/platform.ts';
import { CaptureUI } from './capture-ui.ts';
import { normalizeLineEnds } from './line-ends.ts';
import type { Transcript, TranscriptCase, TranscriptStep } from './transcript.ts';

/** Makes the session of a case: its display, and the host directory that it sees as `/conf`. */
export type SessionMaker = (ui: CaptureUI, directory: string) => Runspace;

export interface StepResult {
  readonly step: TranscriptStep;
  readonly actual: string;
  /** Whether it printed what stands there. */
  readonly matched: boolean;
  /** Whether that is as it should be: a step marked `differs` must not match, or its mark is not needed any longer. */
  readonly isAsTold: boolean;
}

export interface CaseResult {
  readonly name: string;
  readonly steps: readonly StepResult[];
  /** How long it took. */
  readonly milliseconds: number;
}

export function runTranscript({ cases }: Transcript, makeSession: SessionMaker): CaseResult[] {
  return cases.map((one) => runCase(one, makeSession));
}

export function runCase({ name, steps }: TranscriptCase, makeSession: SessionMaker): CaseResult {
  const directory = platform().files.mkdtemp(
    platform().paths.join(platform().system.temporaryDirectory, 'lyncshell-case-'),
  );
  const ui = new CaptureUI();
  const start = platform().time.elapsed();
  try {
    let session: Runspace | null = null;
    const results = steps.map((step) => {
      session ??= makeSession(ui, directory);
      const { exitCode } = runStep(session, step.input, ui);
      const actual = normalizeLineEnds(ui.take()).replace(/(?<=.)\n$/s, '');
      if (exitCode !== null) session = null;
      const matched = actual === step.output;
      return { step, actual, matched, isAsTold: matched !== (step.mark?.kind === 'differs') };
    });
    return { name, steps: results, milliseconds: platform().time.elapsed() - start };
  } finally {
    platform().files.rm(directory, { recursive: true, force: true });
  }
}

/** A bug of the program shows as output of its own, so that one does not hide the steps behind it. */
function runStep(session: Runspace, input: string, ui: CaptureUI): { exitCode: number | null } {
  const start = session.ambient.now();
  try {
    const result = session.run(input);
    session.history.add(input, session.lastSucceeded ? 'Completed' : 'Failed', start, session.ambient.now());
    return result;
  } catch (error) {
    ui.write(`lyncshell: internal error: ${error instanceof Error ? error.stack : String(error)}\n`);
    return { exitCode: null };
  }
}

/**
 * The transcript with the outputs that were got. Steps that were not run stay as they are, and so do those marked
 * `differs`, whose output is PowerShell's.
 */
export function recorded({ preamble, cases }: Transcript, results: readonly CaseResult[]): Transcript {
  const outputs = new Map(results.flatMap(({ steps }) => steps).map(({ step, actual }) => [step, actual]));
  return {
    preamble,
    cases: cases.map(({ name, steps }) => ({
      name,
      steps: steps.map((step) =>
        step.mark?.kind === 'differs' ? step : { ...step, output: outputs.get(step) ?? step.output },
      ),
    })),
  };
}
