/** `lyncshell test FILE…`: runs transcripts and pages, shows differences, prints a score a file; and tests of Pester. */

import { withLineEndsOf } from '../docs/line-ends.ts';
import { type TestedCase, type TestedFile, writeTestReport } from '../docs/reports/test-report.ts';
import { parseTranscript, printTranscript, type Transcript, TranscriptError } from '../docs/transcript.ts';
import { type CaseResult, recorded, runTranscript, type SessionMaker } from '../docs/transcript-run.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { utf8Text } from '../platform/bytes.ts';
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
  /** Reports to write: JSON, or JUnit's XML. */
  readonly reports: readonly string[];
}

/** What a file came to, and the exit code of that. */
interface FileEnd {
  readonly exitCode: number;
  readonly tested: readonly TestedFile[];
}

/** Runs the files; the exit code is 0 only when steps were run and every one is as told, or was recorded anew. */
export function testCommand(run: TranscriptRun, ui: ConsoleUI, interrupt: Interrupt): number {
  const known = pageFiles(run.files, TESTED);
  const files = known.map(({ path }) => path);
  const tests = files.filter((path) => PESTER_TESTS.test(path));
  const pages = files.filter((path) => isPage(path));
  const transcripts = files.filter((path) => !isPage(path) && !PESTER_TESTS.test(path));
  if (files.length === 0) {
    ui.writeErrorText(`lyncshell: ${run.files.join(', ')}: nothing was run: there is no transcript and no page\n`);
    return exitCodes.nothingRun;
  }
  if (run.reports.length > 0 && pages.length > 0) {
    const refused = '--report is for transcripts and Pester tests; "run --check --report" writes that of pages';
    ui.writeErrorText(`lyncshell: ${pages.join(', ')}: ${refused}\n`);
    return exitCodes.failure;
  }
  const ends = transcripts.map((file) => testFile(file, run, ui));
  if (tests.length > 0) ends.push(testsOfPester(tests, run, ui, interrupt));
  const tested = ends.flatMap((end) => end.tested);
  for (const report of run.reports) writeTestReport(report, tested);
  const codes = ends.map(({ exitCode }) => exitCode);
  return worstOf(
    pages.length === 0
      ? codes
      : [
          ...codes,
          testPages(pages, new Set(known.filter(({ found }) => found).map(({ path }) => path)), run, ui, interrupt),
        ],
  );
}

function testsOfPester(
  files: readonly string[],
  { update, only, quiet }: TranscriptRun,
  ui: ConsoleUI,
  interrupt: Interrupt,
): FileEnd {
  if (!update) return runPesterTests({ files, only, quiet }, ui, interrupt);
  ui.writeErrorText(
    `lyncshell: ${files.join(', ')}: --update is for transcripts and pages; tests say themselves what they expect\n`,
  );
  return { exitCode: exitCodes.failure, tested: [] };
}

/** What reads as a transcript is one, whatever it is called; a page says what it is by the end of its name. */
function isPage(path: string): boolean {
  return TESTED.test(path) && !/\.transcript$/i.test(path);
}

/** Pages are run as by `run`, and their outputs are held against those that they show. */
function testPages(
  pages: readonly string[],
  found: ReadonlySet<string>,
  { update, quiet }: TranscriptRun,
  ui: ConsoleUI,
  interrupt: Interrupt,
) {
  const fresh = { lab: null, keep: false, machine: null, culture: null, values: [], answers: [] };
  const page = {
    pages,
    found,
    update,
    quiet,
    check: true,
    strict: false,
    allowHost: false,
    reports: [],
    eachSummary: true,
  };
  return runPagesCommand({ ...fresh, ...page }, ui, interrupt);
}

function testFile(file: string, run: TranscriptRun, ui: ConsoleUI): FileEnd {
  const complain = (text: string, exitCode: number): FileEnd => {
    ui.writeErrorText(`lyncshell: ${file}: ${text}\n`);
    ui.flush();
    return { exitCode, tested: [{ file, cases: [], problem: text }] };
  };
  const document = readDocument(file);
  if (document.text === null) return complain(document.problem, document.exitCode);
  try {
    const transcript = parseTranscript(document.text);
    if (transcript.cases.length === 0)
      return complain('nothing was run: there is no case; one begins with a line "## NAME"', exitCodes.nothingRun);
    const results = testCases(file, transcript, run, ui);
    if (results === null) return complain(nothingChosen(run), exitCodes.nothingRun);
    const cases = results.map((result) => testedCase(result, document.text.split(/\r?\n/)));
    const isAsTold = cases.every(({ status }) => status === 'passed');
    return { exitCode: run.update || isAsTold ? 0 : exitCodes.failure, tested: [{ file, cases, problem: null }] };
  } catch (error) {
    if (error instanceof TranscriptError) return complain(error.message, exitCodes.badData);
    throw error;
  }
}

/** A case, as reports have it. @param lines those of the file */
function testedCase(result: CaseResult, lines: readonly string[]): TestedCase {
  const { name, steps, milliseconds } = result;
  const status = steps.every((step) => step.isAsTold) ? 'passed' : 'failed';
  return { path: [name], status, message: differences(result), line: lines.indexOf(`## ${name}`) + 1, milliseconds };
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
): CaseResult[] | null {
  const chosen = transcript.cases.filter(({ name }) => only === null || name.includes(only));
  if (chosen.every(({ steps }) => steps.length === 0)) return null;
  const results = runTranscript({ ...transcript, cases: chosen }, sessionMakerFor(transcript));
  if (!quiet) for (const result of results) ui.write(differences(result));
  if (update) updateFile(file, printTranscript(recorded(transcript, results)));
  const steps = results.flatMap((result) => result.steps);
  const matched = steps.filter((step) => step.matched).length;
  const percent = ((100 * matched) / steps.length).toFixed(1);
  ui.writeOutputLine(`${platform().paths.baseName(file)}: ${matched} of ${steps.length} steps match (${percent} %)`);
  ui.flush();
  return results;
}

function updateFile(file: string, text: string): void {
  const { files } = platform();
  files.writeFile(file, withLineEndsOf(utf8Text(files.readFile(file)), text));
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
