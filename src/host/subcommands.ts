/** Reads the words of subcommands and their options by yargs (which loads only for them). */
import yargs from 'yargs';
import { platform } from '../platform/platform.ts';
import { exitCodeTable } from './exit-codes.ts';
import {
  type CompletionShell,
  completionScript,
  completionShells,
  completionWords,
  optionsBehind,
  type WordsBehind,
} from './shell-completion.ts';
import { type ConfigSubcommand, configSubcommands } from './subcommands/config-subcommands.ts';
import { type LabSubcommand, labSubcommands } from './subcommands/lab-subcommands.ts';
import { type LearnSubcommand, learnSubcommand } from './subcommands/learn-subcommand.ts';
import { type PageSubcommand, pageSubcommands } from './subcommands/page-subcommands.ts';
import { type ProjectSubcommand, projectSubcommands } from './subcommands/project-subcommands.ts';
import { type ServeSubcommand, serveSubcommand } from './subcommands/serve-subcommand.ts';
import type { SubcommandFamily } from './subcommands/subcommand-family.ts';
import { mistakeText, SubcommandMistake, usageMessage } from './subcommands/subcommand-mistake.ts';

/** What goes to the engine's thread: all but the server, which has an event loop of its own. */
export type EngineSubcommand = PageSubcommand | ProjectSubcommand | LearnSubcommand | LabSubcommand | ConfigSubcommand;

/** What a subcommand is to do. */
export type Subcommand = EngineSubcommand | ServeSubcommand;

/** In the order in which help lists them. */
const FAMILIES: readonly SubcommandFamily<Subcommand>[] = [
  pageSubcommands,
  projectSubcommands,
  learnSubcommand,
  serveSubcommand,
  labSubcommands,
  configSubcommands,
];

/** What comes behind each subcommand. */
const BEHIND: ReadonlyMap<string, WordsBehind> = new Map([
  ...FAMILIES.flatMap(({ behind }) => behind),
  ['completion', { takes: completionShells }] as const,
]);

/** Arguments without a name that may be several. */
const LISTS: ReadonlySet<string> = new Set(FAMILIES.flatMap(({ lists = [] }) => lists));

const MISSING: ReadonlyMap<string, string> = new Map(FAMILIES.flatMap(({ missing = [] }) => missing));

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
  const parser = yargs([...args])
    .scriptName('lyncshell')
    .locale('en')
    .parserConfiguration({ 'camel-case-expansion': false, 'boolean-negation': false });
  for (const family of FAMILIES)
    family.addTo(parser, (subcommand) => {
      line = { kind: 'work', subcommand };
    });
  parser
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
      throw isMistake ? new SubcommandMistake(usageMessage(args, BEHIND, MISSING, message)) : error;
    });
  try {
    parser.parseSync();
    return line;
  } catch (error) {
    if (!(error instanceof SubcommandMistake)) throw error;
    return { kind: 'mistake', message: mistakeText(error, args, BEHIND) };
  }
}

/** Of an option that is given twice, which one was meant? */
function checkOnce(argv: Readonly<Record<string, unknown>>): true {
  const options = optionsBehind((argv._ as readonly string[]).map(String), BEHIND);
  for (const [name, value] of Object.entries(argv)) {
    if (name === '_' || options[name]?.array === true) continue;
    if (Array.isArray(value) && !LISTS.has(name))
      throw new SubcommandMistake(`the option --${name} is given ${value.length} times`);
    if (value === '') throw new SubcommandMistake(`the value of ${name} is empty`);
  }
  return true;
}

function epilogue(): string {
  const rows = exitCodeTable.map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`);
  return ['Exit codes:', ...rows].join('\n');
}
