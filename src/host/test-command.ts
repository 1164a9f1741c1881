/** `lyncshell test FILE…`: runs transcripts and pages, shows differences, prints a score a file; and tests of Pester. */

import { parseTranscript, printTranscript, type Transcript, TranscriptError } from '../docs/transcript.ts';
import { type CaseResult, recorded, runTranscript, type SessionMaker } from '../docs/transcript-run.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { platform } from '../platform/platform.ts';
import type { ConsoleUI } from './console-ui.ts';
import { exitCodes, worstOf } from './exit-codes.ts';
import { readDocument } from './input-documents.ts';
import { labSessionsFor } from './lab-transcript-session.ts';
import { pageFiles, TESTED } from './pages/page-files.ts';
import { runPagesCommand } from './pages/run-command.ts';
import { PESTER_TESTS, runPesterTests } from './pester-tests.ts';
import { transcriptSession } from './transcript-session.ts';

/** The session that a transcript's preamble asks for. */
export function sessionMakerFor({ preamble }: Transcript): SessionMaker {
  return labSessionsFor(preamble) ?? transcriptSession;
}

export interface TranscriptRun {
  /** Files, folders and patterns: transcripts and pages. */
  readonly files: readonly string[];
  /** Write the outputs that were got into the files. */
  readonly update: boolean;
  /** Show only the scores. */
  readonly quiet: boolean;
  /** Only cases whose name contains this. */
  readonly only: string | null;
}

/** Runs the files; the exit code is 0 only when steps were run and every one is as told, or was recorded anew. */
export function testCommand(run: TranscriptRun, ui: ConsoleUI, interrupt: Interrupt): number {
  const files = pageFiles(run.files, TESTED).map(({ path }) => path);
  const tests = files.filter((path) => PESTER_TESTS.test(path));
  const pages = files.filter((path) => isPage(path));
  const transcripts = files.filter((path) => !isPage(path) && !PESTER_TESTS.test(path));
  if (files.length === 0) {
    ui.writeErrorText(`lyncshell: ${run.files.join(', ')}: nothing was run: there is no transcript and no page\n`);
    return exitCodes.nothingRun;
  }
  const codes = transcripts.map((file) => testFile(file, run, ui));
  if (tests.length > 0) codes.push(testsOfPester(tests, run, ui, interrupt));
  return worstOf(pages.length === 0 ? codes : [...codes, testPages(pages, run, ui, interrupt)]);
}

function testsOfPester(
  files: readonly string[],
  { update, only, quiet }: TranscriptRun,
  ui: ConsoleUI,
  interrupt: Interrupt,
) {
  if (!update) return runPesterTests({ files, only, quiet }, ui, interrupt);
  ui.writeErrorText(
    `lyncshell: ${files.join(', ')}: --update is for transcripts and pages; tests say themselves what they expect\n`,
  );
  return exitCodes.failure;
}

/** What reads as a transcript is one, whatever it is called; a page says what it is by the end of its name. */
function isPage(path: string): boolean {
  return TESTED.test(path) && !/\.transcript$/i.test(path);
}

/** Pages are run as by `run`, and their outputs are held against those that they show. */
function testPages(pages: readonly string[], { update, quiet }: TranscriptRun, ui: ConsoleUI, interrupt: Interrupt) {
  const fresh = { lab: null, keep: false, machine: null, culture: null, values: [], answers: [] };
  const page = { pages, update, quiet, check: true, strict: false, allowHost: false, reports: [], eachSummary: true };
  return runPagesCommand({ ...fresh, ...page }, ui, interrupt);
}

function testFile(file: string, run: TranscriptRun, ui: ConsoleUI): number {
  const complain = (text: string, exitCode: number): number => {
    ui.writeErrorText(`lyncshell: ${file}: ${text}\n`);
    ui.flush();
    return exitCode;
  };
  const document = readDocument(file);
  if (document.text === null) return complain(document.problem, document.exitCode);
  try {
    const transcript = parseTranscript(document.text);
    if (transcript.cases.length === 0)
      return complain('nothing was run: there is no case; one begins with a line "## NAME"', exitCodes.nothingRun);
    return testCases(file, transcript, run, ui) ?? complain(nothingChosen(run), exitCodes.nothingRun);
  } catch (error) {
    if (error instanceof TranscriptError) return complain(error.message, exitCodes.badData);
    throw error;
  }
}

function nothingChosen({ only }: TranscriptRun): string {
  return only === null
    ? 'nothing was run: no case has an input behind "PS> "'
    : `nothing was run: no case with "${only}" in its name has an input behind "PS> "`;
}

/** Runs the chosen cases; null where there is no step in them. */
function testCases(
  file: string,
  transcript: Transcript,
  { update, quiet, only }: TranscriptRun,
  ui: ConsoleUI,
): number | null {
  const chosen = transcript.cases.filter(({ name }) => only === null || name.includes(only));
  if (chosen.every(({ steps }) => steps.length === 0)) return null;
  const results = runTranscript({ ...transcript, cases: chosen }, sessionMakerFor(transcript));
  if (!quiet) for (const result of results) ui.write(differences(result));
  if (update) platform().files.writeFile(file, printTranscript(recorded(transcript, results)));
  const steps = results.flatMap((result) => result.steps);
  const matched = steps.filter((step) => step.matched).length;
  const isAsTold = steps.every((step) => step.isAsTold);
  const percent = ((100 * matched) / steps.length).toFixed(1);
  ui.writeOutputLine(`${platform().paths.baseName(file)}: ${matched} of ${steps.length} steps match (${percent} %)`);
  ui.flush();
  return update || isAsTold ? 0 : exitCodes.failure;
}

/** The steps of a case that are not as told: input, expected lines with `-`, got lines with `+`. */
function differences({ name, steps }: CaseResult): string {
  let text = '';
  for (const { step, actual, matched, isAsTold } of steps) {
    if (isAsTold) continue;
    if (text === '') text = `## ${name}\n`;
    text += `PS> ${step.input.replaceAll('\n', '\n>> ')}\n`;
    text += matched
      ? `The mark '${step.mark?.kind}: ${step.mark?.reason}' is not needed any longer.\n`
      : prefixed('- ', step.output) + prefixed('+ ', actual);
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
