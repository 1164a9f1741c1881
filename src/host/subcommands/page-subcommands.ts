/** `run` and `record`: pages of documentation that are run, and sessions that become pages. */
import type { Argv } from 'yargs';
import { isReportName, reportForms } from '../../docs/reports/write-report.ts';
import { recordedForm, recordedForms, type SessionRecording } from '../pages/record-command.ts';
import type { PageRun } from '../pages/run-command.ts';
import { exportForm, exportForms, type Playing } from '../recordings/play-command.ts';
import { flag, pairsOf, valued } from './option-forms.ts';
import { reportsOf } from './report-option.ts';
import type { SubcommandFamily } from './subcommand-family.ts';
import { SubcommandMistake } from './subcommand-mistake.ts';

export type PageSubcommand =
  | ({ readonly kind: 'run' } & PageRun)
  | ({ readonly kind: 'record' } & SessionRecording)
  | ({ readonly kind: 'play' } & Playing);

const RUN_OPTIONS = {
  lab: valued('Run on this lab and keep what happens to it'),
  machine: valued('Log on to this machine'),
  culture: valued('Culture of numbers and dates'),
  'allow-host': {
    type: 'boolean',
    default: false,
    describe: "Let the pages' commands touch this computer: its files and programs",
  },
  set: valued('Fill in a placeholder: NAME=VALUE', { array: true, nargs: 1 }),
  answer: valued('Answer where a command asks: NAME=VALUE', { array: true, nargs: 1 }),
  strict: flag('Type commands as they stand: map no specimens, fill in no placeholders'),
  check: flag('Compare outputs with those that the pages show; a difference is a failure'),
  update: flag('Write the outputs that were got into the pages'),
  keep: flag('Run all pages on one fresh copy of the lab, one after the other'),
  watch: flag('Run pages again when they change, until Ctrl+C'),
  quiet: flag('Show only the summaries'),
  report: valued('Write a report; .xml is JUnit, others are .tap, .json and .html', { array: true, nargs: 1 }),
} as const;

const RECORD_OPTIONS = {
  lab: valued('Record in this lab and keep what happens to it; a fresh copy of a built-in one without it'),
  topology: valued('The built-in topology of the fresh copy'),
  machine: valued('Log on to this machine'),
  culture: valued('Culture of numbers and dates'),
  strict: flag('Run commands as they stand: map no specimens'),
} as const;

const PLAY_OPTIONS = {
  speed: valued('So many times as fast as it was; 1 without it'),
  idle: valued('No pause longer than so many seconds'),
  step: flag('Waits for a key before each command'),
  to: valued(`Writes it into a file instead: ${exportForms.join(', ')}`),
} as const;

export const pageSubcommands: SubcommandFamily<PageSubcommand> = {
  behind: [
    ['run', { options: RUN_OPTIONS }],
    ['record', { options: RECORD_OPTIONS }],
    ['play', { options: PLAY_OPTIONS }],
  ],
  lists: ['pages'],
  missing: [
    ['run', 'no page is named'],
    ['record', 'the file of the recording is not named'],
    ['play', 'no recording is named'],
  ],
  addTo: (parser, take) =>
    parser
      .command('run <pages..>', 'Runs documentation pages on a fresh copy of the lab', runOptions, (argv) =>
        take({
          kind: 'run',
          pages: argv.pages as string[],
          lab: argv.lab ?? null,
          machine: argv.machine ?? null,
          culture: argv.culture ?? null,
          allowHost: argv['allow-host'],
          values: pairsOf('--set', argv.set),
          answers: pairsOf('--answer', argv.answer),
          strict: argv.strict,
          check: argv.check,
          update: argv.update,
          keep: argv.keep,
          watch: argv.watch,
          quiet: argv.quiet,
          reports: reportsOf(argv.report, reportForms, isReportName),
        }),
      )
      .command('record <file>', 'Records a session as a page, a transcript, or as it was seen', recordOptions, (argv) =>
        take({
          kind: 'record',
          file: recordingPath(argv.file),
          lab: argv.lab ?? null,
          topology: argv.topology ?? null,
          machine: argv.machine ?? null,
          culture: argv.culture ?? null,
          strict: argv.strict,
        }),
      )
      .command('play <file>', 'Plays a recorded session, or writes it in another form', playOptions, (argv) =>
        take({
          kind: 'play',
          file: argv.file,
          speed: positiveNumber('--speed', argv.speed) ?? 1,
          idle: positiveNumber('--idle', argv.idle),
          step: argv.step,
          to: argv.to === undefined ? null : exportPath(argv.to),
        }),
      ),
};

function runOptions(argv: Argv) {
  return argv
    .positional('pages', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'Files, folders or patterns: Markdown, HTML, text, .ps1',
    })
    .options(RUN_OPTIONS);
}

function recordOptions(argv: Argv) {
  return argv
    .positional('file', { type: 'string', demandOption: true, describe: `What to write: ${recordedForms.join(', ')}` })
    .options(RECORD_OPTIONS);
}

function playOptions(argv: Argv) {
  return argv
    .positional('file', { type: 'string', demandOption: true, describe: 'A recording: .cast' })
    .options(PLAY_OPTIONS);
}

function recordingPath(path: string): string {
  if (recordedForm(path) !== null) return path;
  throw new SubcommandMistake(`the name of a recording ends with ${recordedForms.join(', ')}: "${path}" does not`);
}

function exportPath(path: string): string {
  if (exportForm(path) !== null) return path;
  throw new SubcommandMistake(`--to wants a name that ends with ${exportForms.join(', ')}: "${path}" does not`);
}

function positiveNumber(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new SubcommandMistake(`${option} wants a number above zero, not "${text}"`);
}
