/** `lyncshell test FILE…`: runs transcripts, shows differences, prints a score a file. */

import { parseTranscript, printTranscript, type Transcript } from '../docs/transcript.ts';
import { type CaseResult, recorded, runTranscript, type SessionMaker } from '../docs/transcript-run.ts';
import { platform } from '../platform/platform.ts';
import type { ConsoleUI } from './console-ui.ts';
import { asksForLab, labTranscriptSession } from './lab-transcript-session.ts';
import { transcriptSession } from './transcript-session.ts';

/** The session that a transcript's preamble asks for. */
export function sessionMakerFor({ preamble }: Transcript): SessionMaker {
  return asksForLab(preamble) ? labTranscriptSession : transcriptSession;
}

export interface TranscriptRun {
  readonly files: readonly string[];
  /** Write the outputs that were got into the files. */
  readonly update: boolean;
  /** Show only the scores. */
  readonly quiet: boolean;
  /** Only cases whose name contains this. */
  readonly only: string | null;
}

/** Runs the files; the exit code is 0 only when every step matched. */
export function testCommand(run: TranscriptRun, ui: ConsoleUI): number {
  const matched = run.files.map((file) => testFile(file, run, ui));
  return run.update || matched.every(Boolean) ? 0 : 1;
}

function testFile(file: string, { update, quiet, only }: TranscriptRun, ui: ConsoleUI): boolean {
  const transcript = parseTranscript(platform().files.readText(file));
  const isChosen = (name: string): boolean => only === null || name.includes(only);
  const results = runTranscript(
    { ...transcript, cases: transcript.cases.filter(({ name }) => isChosen(name)) },
    sessionMakerFor(transcript),
  );
  if (!quiet) for (const result of results) ui.write(differences(result));
  if (update) platform().files.writeFile(file, printTranscript(recorded(transcript, results)));
  const steps = results.flatMap((result) => result.steps);
  const matched = steps.filter((step) => step.matched).length;
  const percent = ((100 * matched) / Math.max(1, steps.length)).toFixed(1);
  ui.writeOutputLine(`${platform().paths.baseName(file)}: ${matched} of ${steps.length} steps match (${percent} %)`);
  ui.flush();
  return matched === steps.length;
}

/** The steps of a case that differ: input, expected lines with `-`, got lines with `+`. */
function differences({ name, steps }: CaseResult): string {
  let text = '';
  for (const { step, actual, matched } of steps) {
    if (matched) continue;
    if (text === '') text = `## ${name}\n`;
    text += `PS> ${step.input.replaceAll('\n', '\n>> ')}\n`;
    text += prefixed('- ', step.output) + prefixed('+ ', actual);
  }
  return text;
}

function prefixed(mark: string, output: string): string {
  return output === ''
    ? ''
    : output
        .split('\n')
        .map((line) => `${mark}${line}\n`)
        .join('');
}
