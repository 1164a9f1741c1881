/**
 * The command line, as pwsh reads its own (facts: CommandLineParameterParser of PowerShell): any case, abbreviations
 * down to the shortest unambiguous form, `-`, `--` and `/` alike, everything behind -Command and -File theirs. Pure: says
 * what was asked for and does nothing. Subcommands (`run`, `test`, `analyze`, `init`, `record`, `lab`, `learn`, `config`) are told apart here and read by subcommands.ts,
 * because yargs costs more to load than a whole plain command takes.
 */
import { type Edition, editions } from '../types/edition.ts';

/** What one start of the shell is to do. */
export type Task =
  | { readonly kind: 'command'; readonly text: string }
  /** Commands from standard input, one after the other. */
  | { readonly kind: 'input' }
  /** A script on standard input, read to its end first. */
  | { readonly kind: 'input-script' }
  | { readonly kind: 'file'; readonly path: string; readonly args: readonly FileArgument[] }
  | { readonly kind: 'prompt' };

/** An argument of a script: `-Name`, `-Name:value` or a value. */
export interface FileArgument {
  readonly name: string | null;
  readonly value?: string | boolean;
}

/** How the session is to be, whatever it does. */
export interface SessionChoices {
  readonly noExit: boolean;
  readonly noLogo: boolean;
  readonly interactive: boolean;
  readonly noProfile: boolean;
  /** Whether the prompt writes so that a screen reader can follow. */
  readonly screenReader: boolean;
  readonly workingDirectory: string | null;
  /** The lab to log on to; null for none, or for the one that is used when nothing else is said. */
  readonly lab: string | null;
  /** The machine of the lab to log on to. */
  readonly machine: string | null;
  /** The account to log on with; null for the one that the topology names. */
  readonly user: string | null;
  readonly culture: string | null;
  /** Which PowerShell it shows itself as. */
  readonly edition: Edition;
  /** Whether what is written goes to another PowerShell, as CLIXML. */
  readonly xmlOutput: boolean;
  /** Whether standard input comes from one. */
  readonly xmlInput: boolean;
}

export type CommandLine =
  | { readonly kind: 'session'; readonly task: Task; readonly choices: SessionChoices }
  | { readonly kind: 'subcommand'; readonly name: string; readonly args: readonly string[] }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage-error'; readonly message: string; readonly showHelp: boolean };

/** What the parser asks of the world around it. */
export interface CommandLineSurroundings {
  /** Whether standard input is a terminal. */
  readonly inputIsTerminal: boolean;
  fileExists(path: string): boolean;
}

/** The subcommands, as they are written. */
export const subcommandNames = [
  'run',
  'test',
  'analyze',
  'init',
  'record',
  'play',
  'lab',
  'learn',
  'serve',
  'config',
  'completion',
] as const;

const SUBCOMMANDS: ReadonlySet<string> = new Set(subcommandNames);

type OptionName =
  | 'Version'
  | 'Help'
  | 'Login'
  | 'NoExit'
  | 'NoProfile'
  | 'NoLogo'
  | 'NonInteractive'
  | 'Interactive'
  | 'Command'
  | 'File'
  | 'OutputFormat'
  | 'InputFormat'
  | 'ExecutionPolicy'
  | 'EncodedCommand'
  | 'WorkingDirectory'
  | 'ConfigurationName'
  | 'CustomPipeName'
  | 'SettingsFile'
  | 'ScreenReader'
  | 'Lab'
  | 'Machine'
  | 'As'
  | 'Culture'
  | 'Edition';

/** Spelling, shortest form, and what it is; the first that fits counts, as in PowerShell. */
const OPTIONS: readonly (readonly [spelling: string, shortest: string, OptionName])[] = [
  ['version', 'v', 'Version'],
  ['help', 'h', 'Help'],
  ['?', '?', 'Help'],
  ['lab', 'la', 'Lab'],
  ['login', 'l', 'Login'],
  ['noexit', 'noe', 'NoExit'],
  ['noprofile', 'nop', 'NoProfile'],
  ['nologo', 'nol', 'NoLogo'],
  ['noninteractive', 'noni', 'NonInteractive'],
  ['interactive', 'i', 'Interactive'],
  ['configurationname', 'config', 'ConfigurationName'],
  ['culture', 'cul', 'Culture'],
  ['custompipename', 'cus', 'CustomPipeName'],
  ['command', 'c', 'Command'],
  ['file', 'f', 'File'],
  ['outputformat', 'o', 'OutputFormat'],
  ['of', 'o', 'OutputFormat'],
  ['inputformat', 'inp', 'InputFormat'],
  ['if', 'if', 'InputFormat'],
  ['executionpolicy', 'ex', 'ExecutionPolicy'],
  ['ep', 'ep', 'ExecutionPolicy'],
  ['edition', 'ed', 'Edition'],
  ['encodedcommand', 'e', 'EncodedCommand'],
  ['ec', 'e', 'EncodedCommand'],
  ['settingsfile', 'settings', 'SettingsFile'],
  ['screenreader', 'sc', 'ScreenReader'],
  ['workingdirectory', 'wo', 'WorkingDirectory'],
  ['wd', 'wd', 'WorkingDirectory'],
  ['machine', 'ma', 'Machine'],
  ['as', 'as', 'As'],
];

/** The options of a session, as they are written in full. */
export const optionNames: readonly string[] = [...new Set(OPTIONS.map(([, , option]) => option))];

const FORMATS = ['Text', 'XML'];

/** What the message says where the argument of an option is missing. */
const MISSING: Readonly<Record<string, string>> = {
  ExecutionPolicy:
    'Cannot process the execution policy because of a missing policy name. A policy name must follow -ExecutionPolicy.',
  WorkingDirectory:
    'Cannot process the command because -WorkingDirectory requires an argument that is a directory path.',
  OutputFormat: `The command cannot be run because no argument has been supplied for the OutputFormat parameter. Specify one of the following formats for this parameter.\n${FORMATS.join('\n')}\n`,
  InputFormat: `Cannot process the command because the -InputFormat parameter requires an argument. Specify a valid format argument for this parameter.  Valid formats are:\n${FORMATS.join('\n')}\n`,
  Command: 'Cannot process the command because of a missing parameter. A command must follow -Command.',
  File: 'The command cannot be run because the File parameter requires a file path. Supply a path for the File parameter and then try the command again.',
};

/** Signals a wrong command line inside this file. */
class UsageError {
  constructor(
    readonly message: string,
    readonly showHelp: boolean,
  ) {}
}

/** Reads the arguments behind the program's name. */
export function parseCommandLine(args: readonly string[], surroundings: CommandLineSurroundings): CommandLine {
  const [first = ''] = args;
  if (SUBCOMMANDS.has(first) && !surroundings.fileExists(first)) return { kind: 'subcommand', name: first, args };
  try {
    return new CommandLineReader(args, surroundings).read();
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'usage-error', message: error.message, showHelp: error.showHelp };
    throw error;
  }
}

class CommandLineReader {
  private at = 0;
  private task: Task | null = null;
  private readonly choices = {
    noExit: false,
    noLogo: false,
    interactive: true,
    noProfile: false,
    screenReader: false,
    workingDirectory: null as string | null,
    lab: null as string | null,
    machine: null as string | null,
    user: null as string | null,
    culture: null as string | null,
    edition: 'Core' as Edition,
    xmlOutput: false,
    xmlInput: false,
  };

  constructor(
    private readonly args: readonly string[],
    private readonly surroundings: CommandLineSurroundings,
  ) {}

  read(): CommandLine {
    for (let arg = this.args[this.at++]; arg !== undefined; arg = this.args[this.at++]) {
      const key = optionKey(arg);
      const option = key === null ? null : matchOption(key);
      if (option === 'Version') return { kind: 'version' };
      if (option === 'Help') return { kind: 'help' };
      if (option) this.take(option);
      else this.readFile(arg, key !== null);
    }
    return { kind: 'session', task: this.task ?? this.defaultTask(), choices: this.choices };
  }

  private defaultTask(): Task {
    return this.surroundings.inputIsTerminal || this.choices.noExit ? { kind: 'prompt' } : { kind: 'input' };
  }

  private take(option: OptionName): void {
    const { choices } = this;
    switch (option) {
      case 'NoExit':
        choices.noExit = true;
        return;
      case 'NoLogo':
        choices.noLogo = true;
        return;
      case 'NoProfile':
        choices.noProfile = true;
        return;
      case 'NonInteractive':
        choices.interactive = false;
        return;
      case 'ScreenReader':
        choices.screenReader = true;
        return;
      case 'Interactive':
        choices.interactive = true;
        return;
      case 'Command':
        this.readCommand();
        return;
      case 'EncodedCommand':
        this.readEncodedCommand();
        return;
      case 'File':
        this.readFile(this.value('File', true), false);
        return;
      case 'OutputFormat':
        choices.xmlOutput = this.isXml(this.value(option, true));
        return;
      case 'InputFormat':
        choices.xmlInput = this.isXml(this.value(option, true));
        return;
      case 'WorkingDirectory':
        choices.workingDirectory = this.value(option);
        return;
      case 'Lab':
        choices.lab = this.value(option);
        return;
      case 'Machine':
        choices.machine = this.value(option);
        return;
      case 'As':
        choices.user = this.value(option);
        return;
      case 'Culture':
        choices.culture = this.value(option);
        return;
      case 'Edition':
        choices.edition = this.edition();
        return;
      case 'ExecutionPolicy':
        // Every script of a simulated server may run; the name is checked where it is used, by Set-ExecutionPolicy.
        this.value(option, true);
        return;
      case 'ConfigurationName':
      case 'CustomPipeName':
      case 'SettingsFile':
        throw new UsageError(`lyncshell has no -${option}.`, false);
    }
  }

  private value(option: OptionName, showHelp = false): string {
    const value = this.args[this.at++];
    if (value === undefined)
      throw new UsageError(
        MISSING[option] ?? `Cannot process the command because -${option} requires an argument.`,
        showHelp,
      );
    return value;
  }

  private edition(): Edition {
    const value = this.value('Edition');
    const found = editions.find((one) => one.toLowerCase() === value.toLowerCase());
    if (found) return found;
    throw new UsageError(`Invalid value '${value}' for -Edition: it is ${editions.join(' or ')}.`, false);
  }

  private rest(): readonly string[] {
    const rest = this.args.slice(this.at);
    this.at = this.args.length;
    return rest;
  }

  private requireSingleTask(): void {
    if (this.task?.kind === 'command' || this.task?.kind === 'input') {
      throw new UsageError(
        'Cannot process command because a command is already specified with -Command or -EncodedCommand.',
        true,
      );
    }
  }

  private readCommand(): void {
    this.requireSingleTask();
    const first = this.value('Command', true);
    const rest = this.rest();
    if (first !== '-') {
      this.task = { kind: 'command', text: [first, ...rest].join(' ') };
      return;
    }
    if (rest.length > 0) {
      throw new UsageError(
        "'-' was specified with the -Command parameter; no other arguments to -Command are permitted.",
        true,
      );
    }
    if (this.surroundings.inputIsTerminal) {
      throw new UsageError(
        "'-' was specified as the argument to -Command but standard input has not been redirected for this process.",
        true,
      );
    }
    this.task = { kind: 'input' };
  }

  private readEncodedCommand(): void {
    this.requireSingleTask();
    const text = this.value('Command', true);
    const bytes = Buffer.from(text, 'base64');
    if (bytes.toString('base64').replace(/=+$/, '') !== text.replace(/=+$/, '')) {
      throw new UsageError(
        'Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded.',
        true,
      );
    }
    this.task = { kind: 'command', text: bytes.toString('utf16le') };
  }

  private isXml(format: string): boolean {
    const found = FORMATS.find((known) => known.toLowerCase() === format.toLowerCase());
    if (found !== undefined) return found === 'XML';
    throw new UsageError(
      `Cannot process the command because of an incorrect parameter value. "${format}" is not a valid format.  Valid formats are:\n${FORMATS.join('\n')}\n`,
      true,
    );
  }

  /** A script with its arguments; also what follows the first argument that is no option. */
  private readFile(path: string, looksLikeOption: boolean): void {
    if (path === '-') {
      this.task = { kind: 'input-script' };
      this.rest();
      return;
    }
    if (!this.surroundings.fileExists(path)) throw unknownFile(path, looksLikeOption || path.startsWith('-'));
    this.task = { kind: 'file', path, args: fileArguments(this.rest()) };
  }
}

/** The name of an option without its dashes; null for what is none. */
function optionKey(arg: string): string | null {
  const text = arg.trim();
  const match = /^(?:[-\u2013\u2014\u2015]{1,2}|\/)(.+)$/s.exec(text);
  // A path that starts with a slash is a script, unless it is one of Windows' forms such as /? and /help.
  if (!match || (text.startsWith('/') && matchOption(match[1] ?? '') === null)) return null;
  return match[1] ?? '';
}

function matchOption(key: string): OptionName | null {
  const lower = key.toLowerCase();
  for (const [spelling, shortest, option] of OPTIONS) {
    if (lower.length >= shortest.length && spelling.startsWith(lower)) return option;
  }
  return null;
}

function unknownFile(path: string, looksLikeOption: boolean): UsageError {
  const word = path.replace(/^-/, '').toLowerCase();
  const similar = looksLikeOption && word !== '' ? OPTIONS.filter(([spelling]) => spelling.includes(word)) : [];
  if (similar.length > 0) {
    const names = [...new Set(similar.map(([, , option]) => `\n  -${option}`))];
    return new UsageError(`Invalid argument '${path}', did you mean:\n${names.join('')}`, false);
  }
  return new UsageError(
    `The argument '${path}' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
    true,
  );
}

/** The arguments of a script: `-Name:` takes the next word, `-Name:$true` and its kind are switches. */
function fileArguments(words: readonly string[]): FileArgument[] {
  const args: FileArgument[] = [];
  let pending: string | null = null;
  for (const word of words) {
    if (pending !== null) {
      args.push({ name: pending, value: word });
      pending = null;
    } else if (!/^[-\u2013\u2014\u2015]./s.test(word)) {
      args.push({ name: null, value: word });
    } else {
      const colon = word.indexOf(':');
      if (colon < 0) args.push({ name: word.slice(1) });
      else if (colon === word.length - 1) pending = word.slice(1, colon);
      else args.push({ name: word.slice(1, colon), value: switchValue(word.slice(colon + 1)) });
    }
  }
  if (pending !== null) args.push({ name: pending });
  return args;
}

function switchValue(text: string): string | boolean {
  const match = /^\$?(true|false)$/i.exec(text);
  return match ? match[1]?.toLowerCase() === 'true' : text;
}
