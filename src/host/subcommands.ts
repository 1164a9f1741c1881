/** The subcommands and their options, read by yargs (which loads only for them). */

import yargs, { type Argv } from 'yargs';
import type { ConsoleUI } from './console-ui.ts';
import { writeWhole } from './console-ui.ts';
import { deleteLabCommand, listLabsCommand, type NewLab, newLabCommand } from './lab-command.ts';
import { type PageRun, runPagesCommand } from './run-command.ts';
import { type TranscriptRun, testCommand } from './test-command.ts';

/** What a subcommand is to do; goes to the engine's thread. */
export type Subcommand =
  | ({ readonly kind: 'run' } & PageRun)
  | ({ readonly kind: 'test' } & TranscriptRun)
  | { readonly kind: 'lab-list' }
  | ({ readonly kind: 'lab-new' } & NewLab)
  | { readonly kind: 'lab-delete'; readonly name: string };

const USAGE_ERROR = 64;

/** Reads the arguments; the exit code where yargs has answered them itself (help, completion, a mistake). */
export function parseSubcommand(args: readonly string[]): Subcommand | number {
  let subcommand: Subcommand | number = 0;
  const take = (parsed: Subcommand): void => {
    subcommand = parsed;
  };
  const parser = yargs([...args])
    .scriptName('lyncshell')
    .parserConfiguration({ 'camel-case-expansion': false })
    .command('run <pages..>', 'Runs documentation pages on a fresh copy of the lab', runOptions, (argv) =>
      take({
        kind: 'run',
        pages: argv.pages as string[],
        lab: argv.lab ?? null,
        machine: argv.machine ?? null,
        culture: argv.culture ?? null,
        values: (argv.set ?? []).map(nameAndValue),
        report: argv.report ?? null,
      }),
    )
    .command('test <files..>', 'Runs transcripts and shows what differs', testOptions, (argv) =>
      take({
        kind: 'test',
        files: argv.files as string[],
        update: argv.update,
        quiet: argv.quiet,
        only: argv.only ?? null,
      }),
    )
    .command('lab', 'Lists, makes and deletes simulated deployments', (lab) => labCommands(lab, take))
    .completion('completion', 'Prints a script that completes subcommands in bash and zsh')
    .demandCommand(1)
    .strict()
    .version(false)
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      if (error) throw error;
      writeWhole(2, `lyncshell: ${message}\n`);
      subcommand = USAGE_ERROR;
    });
  parser.parseSync();
  return subcommand;
}

function runOptions(argv: Argv) {
  return argv
    .positional('pages', { type: 'string', array: true, demandOption: true, describe: 'Markdown, HTML, text or .ps1' })
    .option('lab', { type: 'string', describe: 'Run on this lab and keep what happens to it' })
    .option('machine', { type: 'string', describe: 'Log on to this machine' })
    .option('culture', { type: 'string', describe: 'Culture of numbers and dates' })
    .option('set', { type: 'string', array: true, nargs: 1, describe: 'Fill in a placeholder: NAME=VALUE' })
    .option('report', { type: 'string', describe: 'Write a JUnit report' });
}

function testOptions(argv: Argv) {
  return argv
    .positional('files', { type: 'string', array: true, demandOption: true, describe: 'Transcripts' })
    .option('update', { type: 'boolean', default: false, describe: 'Write the outputs that were got into the files' })
    .option('quiet', { type: 'boolean', default: false, describe: 'Show only the scores' })
    .option('only', { type: 'string', describe: 'Only cases whose name contains this' });
}

function labCommands(argv: Argv, take: (subcommand: Subcommand) => void): Argv {
  return argv
    .command('list', 'Lists the labs', {}, () => take({ kind: 'lab-list' }))
    .command(
      'new <name>',
      'Makes a lab',
      (lab) =>
        lab
          .positional('name', { type: 'string', demandOption: true })
          .option('topology', { type: 'string', describe: 'A built-in topology or a .json file' })
          .option('start', { type: 'string', describe: 'Where its clock starts (2012-06-15T09:00), or "system"' }),
      ({ name, topology, start }) => take({ kind: 'lab-new', name, topology: topology ?? null, start: start ?? null }),
    )
    .command(
      'delete <name>',
      'Deletes a lab with its disks',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }),
      ({ name }) => take({ kind: 'lab-delete', name }),
    )
    .demandCommand(1);
}

/** `Name=value`; a value may hold further equals signs. */
function nameAndValue(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at <= 0) throw new Error(`--set wants NAME=VALUE, not "${text}".`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Does it; returns the exit code. */
export function runSubcommand(subcommand: Subcommand, ui: ConsoleUI): number {
  switch (subcommand.kind) {
    case 'run':
      return runPagesCommand(subcommand, ui);
    case 'test':
      return testCommand(subcommand, ui);
    case 'lab-list':
      return listLabsCommand(ui);
    case 'lab-new':
      return newLabCommand(subcommand, ui);
    case 'lab-delete':
      return deleteLabCommand(subcommand.name, ui);
  }
}
