/** `lyncshell run PAGE…`: runs documentation pages as a person at the console of a Front End Server would. */

import { createTemporaryLab, defaultLabsRoot, deleteLab, type LabPlace } from '../deployment/labs.ts';
import { junitReport } from '../docs/junit-report.ts';
import {
  type PageCommand,
  type PagePlan,
  type PageResult,
  type PageSession,
  planPage,
  runPage,
  unfilledText,
} from '../docs/page-run.ts';
import { PlaceholderValues } from '../docs/placeholders.ts';
import { ProgressRecord } from '../engine/progress-record.ts';
import { platform } from '../platform/platform.ts';
import type { ConsoleUI } from './console-ui.ts';
import { DefaultAnswersUI } from './default-answers-ui.ts';
import { exitCodes, worstOf } from './exit-codes.ts';
import { readDocument } from './input-documents.ts';
import { creationProgress } from './lab-command.ts';
import { Session } from './session.ts';
import { WatchedUI } from './watched-ui.ts';

export interface PageRun {
  readonly pages: readonly string[];
  /** The lab to run on and to keep; null for a fresh copy, which is deleted afterwards. */
  readonly lab: string | null;
  readonly machine: string | null;
  readonly culture: string | null;
  readonly values: readonly (readonly [name: string, value: string])[];
  /** Where to write a JUnit report. */
  readonly report: string | null;
}

const CONTINUATION_PROMPT = '>> ';
const PROGRESS_ACTIVITY = 0x9a6e;

/** Runs the pages; the exit code is 0 only if every page had commands and every one of them succeeded. */
export function runPagesCommand(run: PageRun, ui: ConsoleUI): number {
  const values = new PlaceholderValues(run.values);
  const results: PageResult[] = [];
  const exitCode = worstOf(
    run.pages.map((path) => {
      const document = readDocument(path);
      if (document.text === null) {
        ui.writeErrorText(`lyncshell: ${path}: ${document.problem}\n`);
        return document.exitCode;
      }
      const result = onLab(run, ui, (lab) => runOnePage(run, path, document.text, lab, values, ui));
      results.push(result);
      return pageExitCode(result);
    }),
  );
  if (run.report !== null) platform().files.writeFile(run.report, junitReport(results));
  for (const result of results) ui.writeOutputLine(summary(result));
  return exitCode;
}

function pageExitCode({ outcomes }: PageResult): number {
  if (outcomes.length === 0) return exitCodes.nothingRun;
  if (outcomes.some(({ status }) => status === 'failed')) return exitCodes.failure;
  return outcomes.some(({ status }) => status === 'not run') ? exitCodes.notAllRun : 0;
}

/** Gives a lab: the one that was named, or a new one for the time of the run. */
function onLab<T>(run: PageRun, ui: ConsoleUI, work: (lab: LabPlace) => T): T {
  const root = defaultLabsRoot();
  if (run.lab !== null) return work({ root, name: run.lab });
  const place = createTemporaryLab(root, { onProgress: creationProgress(ui, 'Making a lab for the page') });
  ui.endInput();
  try {
    return work(place);
  } finally {
    deleteLab(place.root, place.name);
  }
}

function runOnePage(
  run: PageRun,
  path: string,
  text: string,
  lab: LabPlace,
  values: PlaceholderValues,
  ui: ConsoleUI,
): PageResult {
  const watched = new WatchedUI(new DefaultAnswersUI(ui));
  const session = new Session({
    ui: watched,
    lab: lab.name,
    labsRoot: lab.root,
    machine: run.machine,
    culture: run.culture,
    loggedOn: true,
    workingDirectory: null,
  });
  const { commands, globalSession } = session.runspace;
  const knows = (name: string): boolean =>
    session.runspace.enter(() => commands.find(name, globalSession.top) !== null);
  const plan = planPage(platform().paths.baseName(path), text, knows, values);
  ui.writeOutputLine(`# ${path}`);
  const result = runPage(plan, new ConsolePage(session, watched, ui), (index) => showProgress(plan, index, ui));
  ui.endInput();
  return result;
}

function showProgress({ name, commands }: PagePlan, index: number, ui: ConsoleUI): void {
  const record = new ProgressRecord(PROGRESS_ACTIVITY, `Running ${name}`, `${index + 1} of ${commands.length}`);
  record.percentComplete = (100 * index) / commands.length;
  ui.writeProgress(record);
}

/** Shows each command behind the prompt, and its output below, as a console does. */
class ConsolePage implements PageSession {
  constructor(
    private readonly session: Session,
    private readonly watched: WatchedUI,
    private readonly ui: ConsoleUI,
  ) {}

  run(command: PageCommand): { error: string | null; ended: boolean } {
    this.echo(command);
    this.watched.takeErrors();
    const failedExits = this.session.runspace.failedExits;
    const { exitCode, failed } = this.session.run(command.text);
    this.ui.flush();
    const errors = this.watched.takeErrors();
    const succeeded = errors === '' && !failed && (exitCode ?? 0) === 0 && !this.programFailed(failedExits);
    return {
      error: succeeded ? null : errors.trim() || endText(exitCode),
      ended: exitCode !== null && !this.session.comeBack(),
    };
  }

  /**
   * Whether a program of the host ended with an error and said nothing. A cmdlet that made `$?` false and shows nothing was
   * asked to be silent, by -ErrorAction or a redirection: what the page makes of that is the page's business.
   */
  private programFailed(failedExitsBefore: number): boolean {
    const { lastSucceeded, failedExits } = this.session.runspace;
    return !lastSucceeded && failedExits > failedExitsBefore;
  }

  pass(command: PageCommand): void {
    this.echo(command);
    this.ui.writeOutputLine(unfilledText(command.unfilled));
  }

  private echo({ text }: PageCommand): void {
    const prompt = `PS ${this.session.runspace.ambient.files.currentDirectory()}> `;
    text.split('\n').forEach((line, index) => {
      this.ui.writeOutputLine((index === 0 ? prompt : CONTINUATION_PROMPT) + line);
    });
  }
}

function endText(exitCode: number | null): string {
  return exitCode ? `The command ended the session with exit code ${exitCode}.` : 'The command did not succeed.';
}

/** `page.md: 7 commands: 6 succeeded, 1 failed; 2 blocks are no commands (output, XML)` */
function summary({ plan, outcomes }: PageResult): string {
  const count = (status: string): number => outcomes.filter((outcome) => outcome.status === status).length;
  const parts = [`${count('succeeded')} succeeded`];
  if (count('failed') > 0) parts.push(`${count('failed')} failed`);
  if (count('not run') > 0) parts.push(`${count('not run')} not run`);
  const { length } = plan.skipped;
  const reasons = [...new Set(plan.skipped.map(({ reason }) => reason))].join(', ');
  const skipped =
    length === 0 ? '' : `; ${length} ${length === 1 ? 'block is' : 'blocks are'} no commands (${reasons})`;
  if (outcomes.length === 0) return `${plan.name}: nothing was run: there is no command on the page${skipped}`;
  return `${plan.name}: ${outcomes.length} ${outcomes.length === 1 ? 'command' : 'commands'}: ${parts.join(', ')}${skipped}`;
}
