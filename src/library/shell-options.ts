/** How a shell is opened. */
import type { Answers } from './answers.ts';
import { checkedOptions, either, kinds, oneOf } from './checked-options.ts';
import type { DefinedCommand, DefinedType } from './definitions.ts';
import type { Lab } from './lab.ts';

/** How much a shell may use before it is stopped. */
export interface ShellLimits {
  /** Characters that a run may show. */
  readonly output?: number;
  /** Objects that a run may give. */
  readonly objects?: number;
  /** Levels of properties of its objects. */
  readonly depth?: number;
  /** Megabytes of its thread. */
  readonly memory?: number;
}

/** `test` is for scripts of one's own; `hostile` for those of nobody knows whom. */
export type LimitProfile = 'test' | 'hostile';

/** How long a run may take, and what it may use. */
interface AllLimits extends Required<ShellLimits> {
  readonly timeoutMs: number;
}

const PROFILES: Readonly<Record<LimitProfile, AllLimits>> = {
  test: { timeoutMs: 60_000, output: 16_000_000, objects: 100_000, depth: 4, memory: 1024 },
  hostile: { timeoutMs: 5_000, output: 1_000_000, objects: 10_000, depth: 3, memory: 128 },
};

/** A file of the machine: its bytes, its text, or a function that makes them when the shell is opened. */
export type FileContent = string | Uint8Array | (() => string | Uint8Array);

export interface ShellOptions {
  /** The lab to log on to; without one, a lab of the shell's own, which ends with it. */
  readonly lab?: Lab;
  /** The machine of the lab; that from which the lab is seen when omitted. */
  readonly machine?: string;
  /** Who is logged on: `CONTOSO\kenmyer`. */
  readonly user?: string;
  /** Variables that are there from the start. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Files of the machine, by path: `C:\in.csv`. */
  readonly files?: Readonly<Record<string, FileContent>>;
  /** Environment variables, beside those of the machine. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is answered when a script asks. */
  readonly answers?: Answers;
  /** Commands that the program brings: `defineCmdlet`, `defineFunction`. */
  readonly commands?: readonly DefinedCommand[];
  /** What the program says of types: `defineType`. */
  readonly types?: readonly DefinedType[];
  /**
   * What of this computer the shell may touch: the disks of its lab alone (`lab`, also when omitted), nothing at all
   * (`none`), or everything (`full`).
   */
  readonly hostAccess?: 'lab' | 'none' | 'full';
  /** Culture of numbers and dates; `en-US` when omitted. */
  readonly culture?: string;
  /** Where the shell starts; the home of the user when omitted. */
  readonly workingDirectory?: string;
  /** Characters a line that output is laid out for; 120 when omitted. */
  readonly width?: number;
  /** How long a run may take, in milliseconds; a minute when omitted. */
  readonly timeoutMs?: number;
  /** Ends what runs, and keeps what has not begun from running. */
  readonly signal?: AbortSignal;
  /** What a run may use: a profile, or limits that differ from those of `test`. */
  readonly limits?: LimitProfile | ShellLimits;
}

const isSignal = {
  words: 'an AbortSignal',
  test: (value: unknown) => typeof (value as AbortSignal | null)?.addEventListener === 'function',
};

const OPTIONS = {
  lab: kinds.object,
  machine: kinds.text,
  user: kinds.text,
  variables: kinds.object,
  files: kinds.object,
  env: kinds.object,
  answers: either(kinds.list, { words: 'a function', test: (value) => typeof value === 'function' }),
  commands: kinds.list,
  types: kinds.list,
  hostAccess: oneOf('lab', 'none', 'full'),
  culture: kinds.text,
  workingDirectory: kinds.text,
  width: kinds.count,
  timeoutMs: kinds.milliseconds,
  signal: isSignal,
  limits: either(oneOf('test', 'hostile'), kinds.object),
} as const;

const LIMITS = { output: kinds.count, objects: kinds.count, depth: kinds.count, memory: kinds.count } as const;

/** The options of a shell, checked. @throws LyncshellError */
export function shellOptions(options: ShellOptions | undefined): ShellOptions & { readonly all: AllLimits } {
  const checked = checkedOptions('openShell', options, OPTIONS);
  return { ...checked, all: limitsOf(checked) };
}

function limitsOf({ limits, timeoutMs }: ShellOptions): AllLimits {
  const profile = PROFILES[typeof limits === 'string' ? limits : 'test'];
  const own = typeof limits === 'object' ? checkedOptions('openShell limits', limits, LIMITS) : {};
  return { ...profile, ...own, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
}

/** What one run may have for itself. */
export interface RunOptions {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Objects for `$input`. */
  readonly input?: readonly unknown[];
}

const RUN_OPTIONS = { timeoutMs: kinds.milliseconds, signal: isSignal, input: kinds.list } as const;

export function runOptions(where: string, options: RunOptions | undefined): RunOptions {
  return checkedOptions(where, options, RUN_OPTIONS);
}
