/** `lyncshell run PAGE…`: runs documentation pages as a person at the console of a Front End Server would. */

import type { LabPlace } from '../../deployment/lab-places.ts';
import { frontMatter } from '../../docs/front-matter.ts';
import { type LabOfPage, labOfPage } from '../../docs/lab-of-page.ts';
import { OutputComparer } from '../../docs/outputs/compare-output.ts';
import type { PageBlock } from '../../docs/page-block.ts';
import { pageBlocks } from '../../docs/page-blocks.ts';
import { countOf, type PagePlan, type PageResult, planBlocks, runPage } from '../../docs/page-run.ts';
import { PlaceholderValues } from '../../docs/placeholders.ts';
import type { PageReport } from '../../docs/reports/page-report.ts';
import { writeReport } from '../../docs/reports/write-report.ts';
import { incidentText } from '../../engine/foreign-errors.ts';
import type { Interrupt } from '../../engine/interrupt.ts';
import { PipelineStoppedException } from '../../engine/jumps.ts';
import { ProgressRecord } from '../../engine/progress-record.ts';
import { labPicture } from '../../pictures/lab-picture.ts';
import { reportIncident } from '../../platform/incidents.ts';
import { platform } from '../../platform/platform.ts';
import type { ConsoleUI } from '../console-ui.ts';
import { exitCodes, worstOf } from '../exit-codes.ts';
import { expectedText } from '../expected-errors.ts';
import { readDocument } from '../input-documents.ts';
import { Session } from '../session.ts';
import { ConsolePage } from './console-page.ts';
import { PageAnswersUI } from './page-answers-ui.ts';
import { type PageFile, pageFiles } from './page-files.ts';
import { PageLabs } from './page-lab.ts';
import { pageSummary, runSummary } from './page-summary.ts';
import { updateOutputs } from './update-outputs.ts';
import { watchPages } from './watched-pages.ts';
import { WatchedUI } from './watched-ui.ts';

export interface PageRun {
  /** Files, folders and patterns. */
  readonly pages: readonly string[];
  /** Those of them that were found in folders: some are only prose. */
  readonly found?: ReadonlySet<string>;
  /** The lab to run on and to keep; null for a fresh copy, which is deleted afterwards. */
  readonly lab: string | null;
  /** Whether the pages share one fresh copy. */
  readonly keep: boolean;
  readonly machine: string | null;
  readonly culture: string | null;
  readonly values: readonly (readonly [name: string, value: string])[];
  /** What is answered where a command asks, by the name of what it asks for. */
  readonly answers: readonly (readonly [name: string, value: string])[];
  /** Whether commands are typed as they stand, nothing put in place of specimens. */
  readonly strict: boolean;
  /** Whether outputs are compared with those that the pages show. */
  readonly check: boolean;
  /** Whether the pages are to show the outputs that were got. */
  readonly update: boolean;
  /** Whether the pages may touch this computer, not only the lab. */
  readonly allowHost: boolean;
  /** Whether only the summaries are shown. */
  readonly quiet: boolean;
  /** Whether pages are run again when they change, until Ctrl+C. */
  readonly watch?: boolean;
  /** Whether the summary of every page is shown, of green ones too where only summaries are; as tests show scores. */
  readonly eachSummary?: boolean;
  /** Reports to write; the ends of their names say in which form. */
  readonly reports: readonly string[];
}

const PROGRESS_ACTIVITY = 0x9a6e;

/** Runs the pages; the exit code is 0 only if every page had commands and every one of them succeeded. */
export function runPagesCommand(run: PageRun, ui: ConsoleUI, interrupt: Interrupt): number {
  if (!run.watch) return runPagesOnce(run, ui, interrupt);
  return watchPages(run.pages, ui, interrupt, (pages) =>
    runPagesOnce({ ...run, pages, eachSummary: true }, ui, interrupt),
  );
}

function runPagesOnce(run: PageRun, ui: ConsoleUI, interrupt: Interrupt): number {
  const files = pageFiles(run.pages).map((file) => ({
    ...file,
    found: file.found || (run.found?.has(file.path) ?? false),
  }));
  const labs = new PageLabs(run, ui);
  const isBrief = run.quiet || files.some(({ found }) => found);
  const reports: PageReport[] = [];
  try {
    files.forEach((file, index) => {
      if (files.length > 1) showProgress(file, index, files.length, ui);
      const report = runFile(run, file, labs, isBrief, ui, interrupt);
      reports.push(report);
      // What a person waits for with many pages is which of them failed.
      if (isBrief && (report.exitCode !== 0 || run.eachSummary)) ui.writeOutputLine(pageSummary(report));
    });
  } finally {
    labs.end();
    ui.endInput();
  }
  for (const path of run.reports) writeReport(path, reports);
  if (!isBrief) for (const report of reports) ui.writeOutputLine(pageSummary(report));
  if (files.length > 1) ui.writeOutputLine(runSummary(reports));
  return exitCodeOf(reports);
}

/** Of pages that were found in folders some are only prose; where none had a command, nothing was run. */
function exitCodeOf(reports: readonly PageReport[]): number {
  if (reports.every(({ result }) => !result || result.outcomes.length === 0)) {
    return worstOf([exitCodes.nothingRun, ...reports.map(({ exitCode }) => exitCode)]);
  }
  return worstOf(reports.map(({ exitCode }) => exitCode));
}

/** A page that cannot be run is told, and does not keep those behind it from being run. */
function runFile(
  run: PageRun,
  file: PageFile,
  labs: PageLabs,
  isBrief: boolean,
  ui: ConsoleUI,
  interrupt: Interrupt,
): PageReport {
  const { path } = file;
  const unrun = (problem: string, exitCode: number): PageReport => {
    ui.endInput();
    ui.writeErrorText(`lyncshell: ${path}: ${problem}\n`);
    return { path, result: null, lab: null, problem, exitCode, picture: null };
  };
  const document = readDocument(path);
  if (document.text === null) return unrun(document.problem, document.exitCode);
  try {
    return runText(run, file, document.text, labs, isBrief, ui, interrupt);
  } catch (error) {
    // A lab of the person's own that cannot be opened is no matter of the page.
    const text = expectedText(error);
    if (error instanceof PipelineStoppedException || (run.lab !== null && text !== null)) throw error;
    if (text !== null) return unrun(text, exitCodes.badData);
    return unrun(incidentText(reportIncident(error), true), exitCodes.internalError);
  }
}

function runText(
  run: PageRun,
  file: PageFile,
  text: string,
  labs: PageLabs,
  isBrief: boolean,
  ui: ConsoleUI,
  interrupt: Interrupt,
): PageReport {
  const { path } = file;
  const values = new PlaceholderValues(run.values);
  // Which lab it is hangs on what is typed; that a name is a command is known only in a session. Names will do for that.
  const blocks = pageBlocks(text, path);
  const sketch = planBlocks(path, blocks, () => false, values);
  if (file.found && sketch.commands.length === 0 && sketch.skipped.length === 0) return prose(path, sketch);
  const lab =
    run.lab === null
      ? labOfPage(
          text,
          sketch.commands.map((command) => command.text),
        )
      : null;
  const { result, picture } = labs.use(lab?.topology ?? '', (place) =>
    runOnePage(run, path, text, blocks, place, lab, isBrief, ui, interrupt),
  );
  return { path, result, lab, problem: null, exitCode: pageExitCode(result, file), picture };
}

function prose(path: string, plan: PagePlan): PageReport {
  return { path, result: { plan, outcomes: [] }, lab: null, problem: null, exitCode: 0, picture: null };
}

function runOnePage(
  run: PageRun,
  path: string,
  text: string,
  blocks: readonly PageBlock[],
  place: LabPlace,
  lab: LabOfPage | null,
  isBrief: boolean,
  ui: ConsoleUI,
  interrupt: Interrupt,
): Pick<PageReport, 'picture'> & { readonly result: PageResult } {
  const watched = new WatchedUI(ui, !isBrief);
  const properties = frontMatter(text);
  const administrator = (): string => `${session.lab.open().topology.document.netbiosName}\\Administrator`;
  const session: Session = new Session({
    ui: new PageAnswersUI(
      watched,
      run.answers,
      administrator,
      (name) => page.answerFor(name),
      () => page.shown,
    ),
    lab: place.name,
    labsRoot: place.root,
    machine: run.machine ?? properties.get('machine') ?? null,
    culture: run.culture ?? properties.get('culture') ?? null,
    loggedOn: true,
    access: run.allowHost ? 'full' : 'lab',
    workingDirectory: null,
    interrupt,
    beforeSleep: () => ui.flush(),
    timeFlies: lab !== null,
  });
  const page: ConsolePage = new ConsolePage(session, watched, run.strict);
  try {
    const plan = planBlocks(platform().paths.baseName(path), blocks, page.knows, new PlaceholderValues(run.values));
    watched.writeOutputLine(`# ${path}`);
    if (lab && lab.topology !== 'contoso') watched.writeOutputLine(`# lab ${lab.topology}: ${lab.reason}`);
    const onStart = (index: number): void => {
      if (!isBrief) showProgress({ path: plan.name, found: false }, index, plan.commands.length, ui);
    };
    const result = runPage(plan, page, onStart, run.check || run.update ? new OutputComparer() : null);
    const isPictured = run.reports.some((name) => /\.html?$/i.test(name));
    const picture = isPictured && session.lab.current ? labPicture(session.lab.current) : null;
    if (!run.update) return { result, picture };
    const updated = updateOutputs(path, result);
    for (const line of updated.told) watched.writeOutputLine(line);
    return { result: updated.result, picture };
  } finally {
    ui.endInput();
    session.end();
  }
}

function pageExitCode(result: PageResult, { found }: PageFile): number {
  if (result.outcomes.length === 0) return found ? 0 : exitCodes.nothingRun;
  if (countOf(result, 'failed') > 0) return exitCodes.failure;
  return countOf(result, 'not run') > 0 ? exitCodes.notAllRun : 0;
}

function showProgress({ path }: PageFile, index: number, total: number, ui: ConsoleUI): void {
  const record = new ProgressRecord(PROGRESS_ACTIVITY, `Running ${path}`, `${index + 1} of ${total}`);
  record.percentComplete = (100 * index) / total;
  ui.writeProgress(record);
}
