/** `test`, `analyze` and `init`: what whoever writes scripts for a deployment needs. */
import type { Argv } from 'yargs';
import { isTestReportName, testReportForms } from '../../docs/reports/test-report.ts';
import type { Analysis } from '../analysis/analyze-command.ts';
import type { NewProject } from '../project/init-command.ts';
import { type CiKind, ciKinds } from '../project/project-files.ts';
import type { TranscriptRun } from '../test-command.ts';
import { flag, pairsOf, valued } from './option-forms.ts';
import { reportsOf } from './report-option.ts';
import type { SubcommandFamily } from './subcommand-family.ts';
import { SubcommandMistake } from './subcommand-mistake.ts';

export type ProjectSubcommand =
  | ({ readonly kind: 'test' } & TranscriptRun)
  | ({ readonly kind: 'analyze' } & Analysis)
  | ({ readonly kind: 'init' } & NewProject);

const TEST_OPTIONS = {
  update: flag('Write the outputs that were got into the files'),
  quiet: flag('Show only the scores'),
  only: valued('Only cases whose name contains this'),
  report: valued('Write a report of transcripts and Pester tests; .xml is JUnit, another is .json', {
    array: true,
    nargs: 1,
  }),
} as const;

const ANALYZE_OPTIONS = {
  json: flag('Print the result as JSON'),
  'no-run': flag('Only read the script: do not run it in a copy of a lab'),
  args: valued("The script's arguments in that run: --args='-Pool pool01 -Force'"),
  answer: valued('Answer where the script asks: part of its question, =, the answer', { array: true, nargs: 1 }),
  lab: valued('The lab that is copied; a new one without it'),
  machine: valued('The machine on which the script runs'),
  timeout: valued('How many seconds the run may take; 60 without it'),
} as const;

const INIT_OPTIONS = {
  ci: {
    choices: ciKinds,
    default: 'both',
    describe: 'The workflow that is made for continuous integration',
  },
} as const;

export const projectSubcommands: SubcommandFamily<ProjectSubcommand> = {
  behind: [
    ['test', { options: TEST_OPTIONS }],
    ['analyze', { options: ANALYZE_OPTIONS }],
    ['init', { options: INIT_OPTIONS }],
  ],
  lists: ['files', 'scripts'],
  missing: [['test', 'no transcript is named']],
  addTo: (parser, take) =>
    parser
      .command('test <files..>', 'Runs transcripts and pages and shows what differs', testOptions, (argv) =>
        take({
          kind: 'test',
          files: argv.files as string[],
          update: argv.update,
          quiet: argv.quiet,
          only: argv.only ?? null,
          reports: reportsOf(argv.report, testReportForms, isTestReportName),
        }),
      )
      .command(
        'analyze <scripts..>',
        'Tells what scripts use, what of it is here, and what they would change',
        analyzeOptions,
        (argv) =>
          take({
            kind: 'analyze',
            scripts: argv.scripts as string[],
            json: argv.json,
            run: !argv['no-run'],
            args: argv.args ?? '',
            answers: pairsOf('--answer', argv.answer),
            lab: argv.lab ?? null,
            machine: argv.machine ?? null,
            timeout: secondsOf(argv.timeout),
          }),
      )
      .command(
        'init [folder]',
        'Makes a folder of scripts a project that tests them',
        (argv) =>
          argv
            .positional('folder', { type: 'string', default: '.', describe: 'The folder; this one without it' })
            .options(INIT_OPTIONS),
        ({ folder, ci }) => take({ kind: 'init', folder, ci: ci as CiKind }),
      ),
};

function testOptions(argv: Argv) {
  return argv
    .positional('files', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'Files, folders or patterns: transcripts, pages, and tests of Pester (*.Tests.ps1)',
    })
    .options(TEST_OPTIONS);
}

function analyzeOptions(argv: Argv) {
  return argv
    .positional('scripts', { type: 'string', array: true, demandOption: true, describe: 'Scripts: files .ps1' })
    .options(ANALYZE_OPTIONS);
}

function secondsOf(text: string | undefined): number {
  if (text !== undefined && !/^[1-9]\d{0,5}$/.test(text))
    throw new SubcommandMistake(`--timeout wants a number of seconds, not "${text}"`);
  return Number(text ?? 60);
}
