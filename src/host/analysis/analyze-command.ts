/** `lyncshell analyze SCRIPT`: what a script uses, what this shell has of it, and what it would change. */
import type { Interrupt } from '../../engine/interrupt.ts';
import { parse } from '../../language/parser.ts';
import { platform } from '../../platform/platform.ts';
import type { ConsoleUI } from '../console-ui.ts';
import { exitCodes, worstOf } from '../exit-codes.ts';
import { readDocument } from '../input-documents.ts';
import { type DryRun, dryRun, inForkedLab } from './dry-run.ts';
import { factsOf } from './script-facts.ts';
import { type Finding, findingsOf, type ScriptFindings, takesText } from './script-findings.ts';

export interface Analysis {
  readonly scripts: readonly string[];
  /** Whether the result is for programs. */
  readonly json: boolean;
  /** Whether the script is run in a fork, to see what it would change. */
  readonly run: boolean;
  /** The script's arguments in that run, as one writes them. */
  readonly args: string;
  /** Answers to what the script asks, by what its questions have in them. */
  readonly answers: readonly (readonly [question: string, answer: string])[];
  /** The lab that is forked; null for a new one. */
  readonly lab: string | null;
  readonly machine: string | null;
  /** How long the run may take, in seconds: the thread that holds the terminal stops it. */
  readonly timeout: number;
}

/** The result of a script. */
interface ScriptReport extends ScriptFindings {
  readonly script: string;
  readonly parseErrors: readonly { readonly message: string; readonly line: number; readonly column: number }[];
  /** Lines on which what is called is known only when the script runs. */
  readonly unknownCalls: readonly number[];
  /** Null where it was not run. */
  readonly dryRun: DryRun | null;
}

/** The exit code is 0 only when all is there that the scripts use, and none has had an error. */
export function analyzeCommand(analysis: Analysis, ui: ConsoleUI, interrupt: Interrupt): number {
  const reports: ScriptReport[] = [];
  const codes = analysis.scripts.map((script) => {
    const document = readDocument(script);
    if (document.text === null) {
      ui.writeErrorText(`lyncshell: ${script}: ${document.problem}\n`);
      return document.exitCode;
    }
    const report = reportOf(script, document.text, analysis, interrupt);
    reports.push(report);
    if (!analysis.json) for (const line of reportLines(report)) ui.writeOutputLine(line);
    return isGood(report) ? 0 : exitCodes.failure;
  });
  if (analysis.json) ui.writeOutputLine(JSON.stringify({ scripts: reports }, null, 2));
  ui.flush();
  return worstOf(codes);
}

function reportOf(script: string, text: string, analysis: Analysis, interrupt: Interrupt): ScriptReport {
  const { ast, errors } = parse(text);
  const parseErrors = errors.map(({ message, extent }) => ({
    message,
    line: extent.startLine,
    column: extent.startColumn,
  }));
  return inForkedLab(analysis, interrupt, (session, fork, ui) => {
    const facts = factsOf(ast, (command, parameter) => takesText(session.runspace, command, parameter));
    const findings = findingsOf(session.runspace, facts);
    const { paths, files } = platform();
    const order = { ...analysis, bytes: files.readFile(script), name: paths.baseName(script) };
    const run = analysis.run && errors.length === 0 ? dryRun(order, session, fork, ui) : null;
    return { script, parseErrors, ...findings, unknownCalls: facts.unknownCalls, dryRun: run };
  });
}

function isGood({ parseErrors, commands, types, dryRun: run }: ScriptReport): boolean {
  const lacks = [...commands.flatMap(({ parameters, ...command }) => [command, ...parameters]), ...types].some(
    isLacking,
  );
  const ran = run === null || (run.ended && run.errors.length === 0 && (run.exitCode ?? 0) === 0);
  return parseErrors.length === 0 && !lacks && ran;
}

function isLacking({ status }: Pick<Finding, 'status'>): boolean {
  return status === 'refused' || status === 'unknown';
}

const IN_WORDS: Readonly<Record<Finding['status'], string>> = {
  built: 'built',
  own: "the script's own",
  noEffect: 'taken, without effect',
  refused: 'refused',
  unknown: 'not known',
};

function reportLines(report: ScriptReport): string[] {
  const { script, parseErrors, commands, types, unknownCalls, dryRun: run } = report;
  return [
    script,
    ...section(
      'Errors of its text',
      parseErrors.map(({ message, line, column }) => `${line}:${column}  ${message}`),
    ),
    ...section(
      'Commands',
      commands.flatMap((command) => [
        findingLine(command, command.command === command.name ? command.name : `${command.name} (${command.command})`),
        ...command.parameters
          .filter(({ status }) => status !== command.status)
          .map((parameter) => `  ${findingLine(parameter, `-${parameter.name}`)}`),
      ]),
    ),
    ...section(
      'Types',
      types.map((type) => findingLine(type, `[${type.name}]`)),
    ),
    ...section(
      'Called by what is known only when it runs',
      unknownCalls.map((line) => `line ${line}`),
    ),
    ...(run === null ? [] : runLines(run)),
    '',
  ];
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  ${heading}:`, ...lines.map((line) => `    ${line}`)];
}

function findingLine({ status, reason, lines }: Finding, name: string): string {
  const where = lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(', ')}`;
  return `${name.padEnd(40)} ${IN_WORDS[status]}${reason === '' ? '' : `: ${reason}`} (${where})`;
}

function runLines({ changes, errors, exitCode, asked, ended }: DryRun): string[] {
  return [
    ...section(
      'Errors of a run in a copy of the lab',
      errors.map(({ message, line }) => `${line === null ? '' : `line ${line}: `}${message.split('\n', 1)[0]}`),
    ),
    ...(exitCode === null ? [] : [`  It would end with exit code ${exitCode}.`]),
    ...endLines(asked, ended),
    ...(changes.length === 0
      ? [ended ? '  It would change nothing of the lab.' : '  Until then it changed nothing of the lab.']
      : section(
          ended ? 'It would change' : 'Until then it changed',
          changes.map(({ what, before, after }) =>
            before === null && after === null ? what : `${what}: ${before ?? '-'} => ${after ?? '-'}`,
          ),
        )),
  ];
}

/** Why it did not come to its end. */
function endLines(asked: string | null, ended: boolean): string[] {
  if (asked !== null)
    return [`  It asks "${asked}", and was ended there: give an answer by --answer ${argument(`${asked}=…`)}.`];
  return ended ? [] : ['  It was stopped before its end.'];
}

/** As shells take it for one word. */
function argument(text: string): string {
  return /^[\w.=…-]+$/.test(text) ? text : `"${text.replace(/(["\\$`])/g, '\\$1')}"`;
}
