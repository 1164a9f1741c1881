/** The subcommands and their options, read by yargs (which loads only for them). */

import yargs, { type Argv } from 'yargs';
import { builtInTopologyText } from '../deployment/topology.ts';
import { topologySchemaText } from '../deployment/topology-schema.ts';
import { recordingForm, recordingForms } from '../docs/recording.ts';
import { isTestReportName, testReportForms } from '../docs/reports/test-report.ts';
import { isReportName, reportForms } from '../docs/reports/write-report.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { type PictureForm, pictureForms } from '../pictures/picture-forms.ts';
import { platform } from '../platform/platform.ts';
import { type Analysis, analyzeCommand } from './analysis/analyze-command.ts';
import type { ConsoleUI } from './console-ui.ts';
import { exitCodeTable } from './exit-codes.ts';
import {
  deleteLabCommand,
  joinLabCommand,
  labHistoryCommand,
  leaveLabCommand,
  listLabsCommand,
  type NewLab,
  newLabCommand,
  repairLabCommand,
  type UndoLab,
  undoLabCommand,
} from './lab-command.ts';
import { type ProtectLab, protectLabCommand, unprotectLabCommand } from './lab-protect-command.ts';
import { type ShowLab, showLabCommand } from './lab-show-command.ts';
import {
  exportLabCommand,
  importLabCommand,
  type SnapshotAction,
  type SnapshotActionName,
  snapshotActions,
  snapshotCommand,
} from './lab-snapshot-command.ts';
import { type LearnAction, type LearnActionName, learnActions, learnCommand } from './learn/learn-command.ts';
import { flag, valued } from './option-forms.ts';
import { recordCommand, type SessionRecording } from './pages/record-command.ts';
import { type PageRun, runPagesCommand } from './pages/run-command.ts';
import { initCommand, type NewProject } from './project/init-command.ts';
import { type CiKind, ciKinds } from './project/project-files.ts';
import { SERVE_OPTIONS, type Serving, servingOf } from './serve-options.ts';
import { type ConfigAction, configCommand } from './settings/config-command.ts';
import type { UserSettings } from './settings/setting-schema.ts';
import {
  type CompletionShell,
  completionScript,
  completionShells,
  completionWords,
  type WordsBehind,
} from './shell-completion.ts';
import { SubcommandMistake, usageMessage } from './subcommand-mistake.ts';
import type { TerminalInput } from './terminal/terminal-input.ts';
import { type TranscriptRun, testCommand } from './test-command.ts';

/** What a subcommand is to do. */
export type Subcommand = EngineSubcommand | { readonly kind: 'serve'; readonly serving: Serving };

/** What goes to the engine's thread: all but the server, which has an event loop of its own. */
export type EngineSubcommand =
  | ({ readonly kind: 'run' } & PageRun)
  | ({ readonly kind: 'test' } & TranscriptRun)
  | ({ readonly kind: 'analyze' } & Analysis)
  | ({ readonly kind: 'init' } & NewProject)
  | ({ readonly kind: 'record' } & SessionRecording)
  | ({ readonly kind: 'learn' } & LearnAction)
  | { readonly kind: 'config'; readonly action: ConfigAction }
  | { readonly kind: 'lab-list' }
  | { readonly kind: 'lab-topology'; readonly schema: boolean }
  | ({ readonly kind: 'lab-new' } & NewLab)
  | { readonly kind: 'lab-join'; readonly name: string; readonly store: string }
  | {
      readonly kind: 'lab-leave' | 'lab-delete' | 'lab-history' | 'lab-repair' | 'lab-unprotect';
      readonly name: string;
    }
  | ({ readonly kind: 'lab-protect' } & ProtectLab)
  | ({ readonly kind: 'lab-undo' } & UndoLab)
  | ({ readonly kind: 'lab-snapshot' } & SnapshotAction)
  | ({ readonly kind: 'lab-show' } & ShowLab)
  | { readonly kind: 'lab-export' | 'lab-import'; readonly name: string; readonly file: string };

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

const RECORD_OPTIONS = {
  lab: valued('Record in this lab and keep what happens to it; a fresh copy of a built-in one without it'),
  topology: valued('The built-in topology of the fresh copy'),
  machine: valued('Log on to this machine'),
  culture: valued('Culture of numbers and dates'),
  strict: flag('Run commands as they stand: map no specimens'),
} as const;

const LEARN_OPTIONS = {
  seed: valued('A whole number: exercises with chance in them are the same for one number'),
  learner: valued('Who learns; the account on this computer without it'),
  language: valued('The language of the texts, such as fr; that of the culture without it'),
} as const;

const NEW_LAB_OPTIONS = {
  topology: valued('A built-in topology or a .json file'),
  start: valued('Where its clock starts (2012-06-15T09:00), or "system"'),
  seed: valued('A whole number; labs of one seed have certificates with the same thumbprints'),
  store: valued('The database server on which it is to be, for several people: postgres://user@host/database'),
} as const;

const JOIN_LAB_OPTIONS = {
  store: {
    type: 'string',
    requiresArg: true,
    demandOption: true,
    describe: 'The database server on which it is: postgres://user@host/database',
  },
} as const;

const SHOW_LAB_OPTIONS = {
  as: valued('The form: text, svg, mermaid or html; by the name of the file without it'),
  out: valued('The file to write'),
  for: valued('Let the lab go on for so long (00:05:00), and draw what happens meanwhile'),
  watch: flag('Draw it again each second until Ctrl+C'),
} as const;

const TOPOLOGY_OPTIONS = { schema: flag('Print the JSON Schema of topology files instead') } as const;

const PROTECT_OPTIONS = {
  change: flag('Give a lab that is protected another passphrase (asked for, or LYNCSHELL_NEW_PASSPHRASE)'),
} as const;

const UNDO_OPTIONS = {
  to: valued('The number of the state to go back to, as "lab history" shows it; the one before the newest without it'),
} as const;

const OPTION_NAMES: ReadonlySet<string> = new Set(
  [
    RUN_OPTIONS,
    TEST_OPTIONS,
    ANALYZE_OPTIONS,
    INIT_OPTIONS,
    RECORD_OPTIONS,
    LEARN_OPTIONS,
    SERVE_OPTIONS,
    NEW_LAB_OPTIONS,
    JOIN_LAB_OPTIONS,
    SHOW_LAB_OPTIONS,
    TOPOLOGY_OPTIONS,
    UNDO_OPTIONS,
    { help: true, h: true, '?': true },
  ].flatMap(Object.keys),
);

/** Options that may be given several times. */
const REPEATABLE: ReadonlySet<string> = new Set(['set', 'answer', 'report', 'learner', 'known-as']);

/** Arguments without a name that may be several. */
const LISTS: ReadonlySet<string> = new Set(['pages', 'files', 'scripts', 'snapshots', 'names']);

/** What comes behind each subcommand, for {@link completionWords}. */
const BEHIND: ReadonlyMap<string, WordsBehind> = new Map<string, WordsBehind>([
  ['run', { options: RUN_OPTIONS }],
  ['test', { options: TEST_OPTIONS }],
  ['analyze', { options: ANALYZE_OPTIONS }],
  ['init', { options: INIT_OPTIONS }],
  ['record', { options: RECORD_OPTIONS }],
  [
    'lab',
    {
      words: new Map<string, WordsBehind>([
        ['list', {}],
        ['topology', { options: TOPOLOGY_OPTIONS }],
        ['new', { options: NEW_LAB_OPTIONS }],
        ['join', { options: JOIN_LAB_OPTIONS, takes: 'labs' }],
        ['snapshot', { words: new Map(snapshotActions.map((action) => [action, { takes: 'labs' }])) }],
        ['show', { options: SHOW_LAB_OPTIONS, takes: 'labs' }],
        ['undo', { options: UNDO_OPTIONS, takes: 'labs' }],
        ['protect', { options: PROTECT_OPTIONS, takes: 'labs' }],
        ...['leave', 'delete', 'history', 'export', 'repair', 'unprotect'].map(
          (name) => [name, { takes: 'labs' }] as const,
        ),
        ['import', {}],
      ]),
    },
  ],
  ['serve', { options: SERVE_OPTIONS }],
  ['learn', { words: new Map(learnActions.map((action) => [action, { options: LEARN_OPTIONS }])) }],
  ['config', { words: new Map(['list', 'get', 'set', 'unset', 'path'].map((name) => [name, {}])) }],
  ['completion', { takes: completionShells }],
]);

/** The shell that the environment names, as far as it is one of those. */
function shellInUse(): CompletionShell {
  const named = platform().system.environment.get('SHELL') ?? '';
  return completionShells.find((shell) => platform().paths.baseName(named) === shell) ?? 'bash';
}

/** What arguments come to: something to do, a text to print, nothing more (help has been shown), or a mistake. */
export type SubcommandLine =
  | { readonly kind: 'work'; readonly subcommand: Subcommand }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'answered' }
  | { readonly kind: 'mistake'; readonly message: string };

/** Reads the arguments. */
export function parseSubcommand(args: readonly string[]): SubcommandLine {
  // What shells ask behind Tab: words, the last of which is being written.
  if (args[0] === 'completion' && args[1] === '--words') {
    const words = completionWords(args.slice(args[2] === '--' ? 3 : 2), BEHIND);
    return { kind: 'text', text: words.map((word) => `${word}\n`).join('') };
  }
  let line: SubcommandLine = { kind: 'answered' };
  const take = (subcommand: Subcommand): void => {
    line = { kind: 'work', subcommand };
  };
  const parser = yargs([...args])
    .scriptName('lyncshell')
    .locale('en')
    .parserConfiguration({ 'camel-case-expansion': false, 'boolean-negation': false })
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
    )
    .command('record <file>', 'Records a session as a page or a transcript', recordOptions, (argv) =>
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
    .command(
      'learn [action] [names..]',
      'Exercises: list, start, check, hint, reset, leave, progress, test',
      learnOptions,
      (argv) => take({ kind: 'learn', ...learnAction(argv) }),
    )
    .command('serve', 'Opens a lab in a browser, for one or for many', SERVE_OPTIONS, (argv) =>
      take({ kind: 'serve', serving: servingOf(argv) }),
    )
    .command('lab', 'Lists, makes and deletes simulated deployments', (lab) => labCommands(lab, take))
    .command('config', "Shows and changes the user's settings", (config) => configCommands(config, take))
    .command(
      'completion [shell]',
      'Prints what a shell reads to complete command lines behind Tab',
      (argv) =>
        argv.positional('shell', { choices: completionShells, describe: 'The shell; that of $SHELL without it' }),
      ({ shell }) => {
        line = { kind: 'text', text: completionScript(shell ?? shellInUse()) };
      },
    )
    .demandCommand(1)
    .strict()
    .check(checkOnce, true)
    .alias('help', ['h', '?'])
    .epilogue(epilogue())
    .version(false)
    .exitProcess(false)
    .showHelpOnFail(false)
    // yargs goes on to the command's handler after a mistake, unless something is thrown.
    .fail((message, error) => {
      const isMistake = !error || error.name === 'YError';
      throw isMistake ? new SubcommandMistake(usageMessage(args, OPTION_NAMES, message)) : error;
    });
  try {
    parser.parseSync();
    return line;
  } catch (error) {
    if (!(error instanceof SubcommandMistake)) throw error;
    return { kind: 'mistake', message: error.text(args) };
  }
}

function epilogue(): string {
  const rows = exitCodeTable.map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`);
  return ['Exit codes:', ...rows].join('\n');
}

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

function recordOptions(argv: Argv) {
  return argv
    .positional('file', { type: 'string', demandOption: true, describe: `What to write: ${recordingForms.join(', ')}` })
    .options(RECORD_OPTIONS);
}

function recordingPath(path: string): string {
  if (recordingForm(path) !== null) return path;
  throw new SubcommandMistake(`the name of a recording ends with ${recordingForms.join(' or ')}: "${path}" does not`);
}

function learnOptions(argv: Argv) {
  return argv
    .positional('action', { choices: learnActions, default: 'list' as LearnActionName, describe: 'What to do' })
    .positional('names', { type: 'string', array: true, default: [], describe: 'Exercises, or folders of exercises' })
    .options(LEARN_OPTIONS);
}

/** How many names each action takes. */
const NAMES_OF: Readonly<Record<LearnActionName, number>> = {
  list: 0,
  start: 1,
  check: 1,
  hint: 1,
  reset: 1,
  leave: 0,
  progress: 0,
  test: Number.POSITIVE_INFINITY,
};

function learnAction({
  action,
  names,
  seed,
  learner,
  language,
}: {
  readonly action: LearnActionName;
  readonly names: readonly string[];
  readonly seed?: string | undefined;
  readonly learner?: string | undefined;
  readonly language?: string | undefined;
}): LearnAction {
  const most = NAMES_OF[action];
  if (names.length > most) throw new SubcommandMistake(`"learn ${action}" has no use for "${names[most]}"`);
  if (language !== undefined && !/^[a-z]{2,8}$/.test(language))
    throw new SubcommandMistake(`--language wants a language like fr, not "${language}"`);
  return {
    action,
    names,
    seed: seed === undefined ? null : seedOf(seed),
    learner: learner ?? null,
    language: language ?? null,
  };
}

function labCommands(argv: Argv, take: (subcommand: Subcommand) => void): Argv {
  return argv
    .command('list', 'Lists the labs', {}, () => take({ kind: 'lab-list' }))
    .command(
      'topology',
      'Prints the built-in topology, to be changed and given to "lab new --topology"',
      TOPOLOGY_OPTIONS,
      ({ schema }) => take({ kind: 'lab-topology', schema }),
    )
    .command(
      'new <name>',
      'Makes a lab',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }).options(NEW_LAB_OPTIONS),
      ({ name, topology, start, seed, store }) =>
        take({
          kind: 'lab-new',
          name,
          topology: topology ?? null,
          start: start ?? null,
          seed: seedOf(seed),
          store: store ?? null,
        }),
    )
    .command(
      'join <name>',
      'Makes a lab that is on a database server one of yours',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }).options(JOIN_LAB_OPTIONS),
      ({ name, store }) => take({ kind: 'lab-join', name, store }),
    )
    .command(
      'leave <name>',
      'Removes a lab that others share from yours',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }),
      ({ name }) => take({ kind: 'lab-leave', name }),
    )
    .command(
      'delete <name>',
      'Deletes a lab with its disks',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }),
      ({ name }) => take({ kind: 'lab-delete', name }),
    )
    .command(
      'history <name>',
      'Shows the states of a lab that can be gone back to',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }),
      ({ name }) => take({ kind: 'lab-history', name }),
    )
    .command(
      'undo <name>',
      'Goes back to an earlier state of a lab',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }).options(UNDO_OPTIONS),
      ({ name, to }) => take({ kind: 'lab-undo', name, to: to === undefined ? null : stateNumber(to) }),
    )
    .command(
      'snapshot <action> <name> [snapshots..]',
      'Takes, lists, restores, deletes or compares snapshots',
      snapshotOptions,
      (argv) => take({ kind: 'lab-snapshot', ...snapshotAction(argv) }),
    )
    .command(
      'show <name>',
      'Draws a lab: machines, certificates, services, replication',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }).options(SHOW_LAB_OPTIONS),
      ({ name, as, out, for: span, watch }) =>
        take({ kind: 'lab-show', name, form: pictureForm(as, out), out: out ?? null, span: spanOf(span), watch }),
    )
    .command('export <name> <file>', 'Writes a lab into one file', labAndFile, ({ name, file }) =>
      take({ kind: 'lab-export', name, file }),
    )
    .command(
      'import <file> <name>',
      'Makes a lab of a file that "lab export" has written',
      labAndFile,
      ({ name, file }) => take({ kind: 'lab-import', name, file }),
    )
    .command(
      'repair <name>',
      'Goes back to the newest state of a damaged lab that is whole',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }),
      ({ name }) => take({ kind: 'lab-repair', name }),
    )
    .command(
      'protect <name>',
      'Encrypts what a lab and its snapshots keep, under a passphrase (asked for, or LYNCSHELL_PASSPHRASE)',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }).options(PROTECT_OPTIONS),
      ({ name, change }) => take({ kind: 'lab-protect', name, change }),
    )
    .command(
      'unprotect <name>',
      'Decrypts what a protected lab and its snapshots keep',
      (lab) => lab.positional('name', { type: 'string', demandOption: true }),
      ({ name }) => take({ kind: 'lab-unprotect', name }),
    )
    .demandCommand(1);
}

/** `svg` of `lab.svg`, where no form is named. */
function pictureForm(form: string | undefined, out: string | undefined): PictureForm {
  const named = form ?? /\.(svg|html|mmd)$/i.exec(out ?? '')?.[1]?.replace(/^mmd$/i, 'mermaid') ?? 'text';
  const found = pictureForms.find((one) => one.toLowerCase() === named.toLowerCase());
  if (!found) throw new SubcommandMistake(`--as wants ${pictureForms.join(', ').toLowerCase()}, not "${named}"`);
  return found;
}

/** Milliseconds of `00:05:00` or `00:05`. */
function spanOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const parts = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!parts) throw new SubcommandMistake(`--for wants a time like 00:05:00, not "${text}"`);
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function labAndFile(lab: Argv) {
  return lab
    .positional('name', { type: 'string', demandOption: true, describe: 'The lab' })
    .positional('file', { type: 'string', demandOption: true, describe: 'The file' });
}

function snapshotOptions(lab: Argv) {
  return lab
    .positional('action', { choices: snapshotActions, demandOption: true, describe: 'What to do' })
    .positional('name', { type: 'string', demandOption: true, describe: 'The lab' })
    .positional('snapshots', { type: 'string', array: true, default: [], describe: 'Names of snapshots' });
}

/** How many snapshots each action names. */
const SNAPSHOTS_OF: Readonly<Record<SnapshotActionName, readonly [least: number, most: number]>> = {
  take: [1, 1],
  list: [0, 0],
  restore: [1, 1],
  delete: [1, 1],
  diff: [1, 2],
};

function snapshotAction({
  action,
  name,
  snapshots,
}: {
  readonly action: SnapshotActionName;
  readonly name: string;
  readonly snapshots: readonly string[];
}): SnapshotAction {
  const [least, most] = SNAPSHOTS_OF[action];
  if (snapshots.length < least) throw new SubcommandMistake(`"lab snapshot ${action}" needs the name of a snapshot`);
  if (snapshots.length > most)
    throw new SubcommandMistake(`"lab snapshot ${action}" has no use for "${snapshots[most]}"`);
  return { action, name, snapshots };
}

function seedOf(text: string | undefined): number {
  if (text !== undefined && !/^\d{1,9}$/.test(text))
    throw new SubcommandMistake(`--seed wants a whole number, not "${text}"`);
  return Number(text ?? 0);
}

function stateNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new SubcommandMistake(`--to wants the number of a state, not "${text}"`);
  return Number(text);
}

function configCommands(argv: Argv, take: (subcommand: Subcommand) => void): Argv {
  const act = (action: ConfigAction): void => take({ kind: 'config', action });
  const named = (config: Argv) => config.positional('name', { type: 'string', demandOption: true });
  return argv
    .command('list', 'Lists the settings, with what each is for', {}, () => act({ what: 'list' }))
    .command('get <name>', 'Prints a setting', named, ({ name }) => act({ what: 'get', name }))
    .command(
      'set <name> <value>',
      'Changes a setting',
      (config) => named(config).positional('value', { type: 'string', demandOption: true }),
      ({ name, value }) => act({ what: 'set', name, value }),
    )
    .command('unset <name>', 'Takes a setting away', named, ({ name }) => act({ what: 'unset', name }))
    .command('path', 'Prints where the settings lie', {}, () => act({ what: 'path' }))
    .demandCommand(1);
}

/** Of an option that is given twice, which one was meant? */
function checkOnce(argv: Readonly<Record<string, unknown>>): true {
  for (const [name, value] of Object.entries(argv)) {
    if (name === '_' || REPEATABLE.has(name)) continue;
    if (Array.isArray(value) && !LISTS.has(name))
      throw new SubcommandMistake(`the option --${name} is given ${value.length} times`);
    if (value === '') throw new SubcommandMistake(`the value of ${name} is empty`);
  }
  return true;
}

function reportsOf(paths: unknown, forms: readonly string[], isName: (path: string) => boolean): string[] {
  const reports = (paths ?? []) as string[];
  const odd = reports.find((path) => !isName(path));
  if (odd === undefined) return reports;
  throw new SubcommandMistake(`the name of a report ends with ${forms.join(', ')}: "${odd}" does not`);
}

/** The values of a repeatable option. */
function pairsOf(option: string, texts: unknown): (readonly [string, string])[] {
  return ((texts ?? []) as readonly string[]).map((text) => nameAndValue(option, text));
}

/** `Name=value`; a value may hold further equals signs. */
function nameAndValue(option: string, text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at <= 0) throw new SubcommandMistake(`${option} wants NAME=VALUE, not "${text}"`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Does it; returns the exit code. */
export function runSubcommand(
  subcommand: EngineSubcommand,
  ui: ConsoleUI,
  interrupt: Interrupt,
  terminal: TerminalInput | null,
  settings: UserSettings,
): number {
  switch (subcommand.kind) {
    case 'record':
      return recordCommand(subcommand, ui, interrupt, terminal, settings);
    case 'run':
      return runPagesCommand(subcommand, ui, interrupt);
    case 'test':
      return testCommand(subcommand, ui, interrupt);
    case 'learn':
      return learnCommand(subcommand, { ui, interrupt, terminal, settings });
    case 'init':
      return initCommand(subcommand, ui);
    case 'analyze':
      return analyzeCommand(subcommand, ui, interrupt);
    case 'config':
      return configCommand(subcommand.action, ui);
    case 'lab-list':
      return listLabsCommand(ui);
    case 'lab-topology':
      ui.write(subcommand.schema ? topologySchemaText() : builtInTopologyText());
      return 0;
    case 'lab-new':
      return newLabCommand(subcommand, ui);
    case 'lab-join':
      return joinLabCommand(subcommand.name, subcommand.store, ui);
    case 'lab-leave':
      return leaveLabCommand(subcommand.name, ui);
    case 'lab-delete':
      return deleteLabCommand(subcommand.name, ui);
    case 'lab-history':
      return labHistoryCommand(subcommand.name, ui);
    case 'lab-undo':
      return undoLabCommand(subcommand, ui);
    case 'lab-snapshot':
      return snapshotCommand(subcommand, ui);
    case 'lab-show':
      return showLabCommand(subcommand, ui, interrupt);
    case 'lab-export':
      return exportLabCommand(subcommand.name, subcommand.file, ui);
    case 'lab-import':
      return importLabCommand(subcommand.name, subcommand.file, ui);
    case 'lab-repair':
      return repairLabCommand(subcommand.name, ui);
    case 'lab-protect':
      return protectLabCommand(subcommand, ui);
    case 'lab-unprotect':
      return unprotectLabCommand(subcommand.name, ui);
  }
}
