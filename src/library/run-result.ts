/** What a run gives: the streams apart, as data. */
import { LyncshellError } from './lyncshell-error.ts';
import { plainValue, type RawValue, rawValue } from './plain-values.ts';
import type { RunReport, StreamItem } from './protocol.ts';
import { type ShellError, shellError } from './shell-error.ts';
import type { WireValue } from './wire-value.ts';

/** A state of a progress bar. */
export interface Progress {
  readonly activity: string;
  readonly status: string;
  /** 0 to 100; null where nobody knows. */
  readonly percent: number | null;
}

/** Something that a run has written, in the order in which it was written. */
export type StreamedItem<T = unknown> =
  | { readonly stream: 'output'; readonly value: T; readonly raw: RawValue }
  /** What a console shows, errors and warnings among it. */
  | { readonly stream: 'text'; readonly text: string }
  | { readonly stream: 'error'; readonly error: ShellError }
  | { readonly stream: 'warning' | 'verbose' | 'debug' | 'information' | 'host'; readonly text: string }
  | ({ readonly stream: 'progress' } & Progress);

/** What was written, as the program sees it. @param causes what its own functions have thrown, by number */
export function streamedItem<T>(item: StreamItem, causes: ReadonlyMap<number, unknown>): StreamedItem<T> {
  switch (item.stream) {
    case 'output':
      return { stream: 'output', value: plainValue(item.value) as T, raw: rawValue(item.value) };
    case 'error':
      return { stream: 'error', error: shellError(item.error, causes) };
    default:
      return { ...item };
  }
}

/** What a run gave. */
export class RunResult<T = unknown> {
  /** What was run: the text, or the path of the script. */
  readonly command: string;
  /** Everything that a console would show, errors included. */
  readonly output: string;
  /** What the success stream carried, as plain JavaScript. */
  readonly objects: T[];
  /** The errors that were shown, the oldest first. */
  readonly errors: ShellError[];
  readonly warnings: string[];
  readonly verbose: string[];
  readonly debug: string[];
  readonly information: string[];
  /** What Write-Host wrote. */
  readonly host: string;
  readonly progress: Progress[];
  /** The code given to `exit`; null when nothing called it. */
  readonly exitCode: number | null;
  /** `$?` afterwards, and no error has ended the run. */
  readonly succeeded: boolean;
  /** Where the shell is afterwards. */
  readonly location: string;
  private readonly wires: readonly WireValue[];
  private raws: RawValue[] | null = null;

  /** @internal */
  constructor(
    command: string,
    items: readonly StreamItem[],
    report: Pick<RunReport, 'exitCode' | 'succeeded' | 'location'>,
    causes: ReadonlyMap<number, unknown>,
  ) {
    const of = <S extends StreamItem['stream']>(stream: S) =>
      items.filter((item): item is Extract<StreamItem, { stream: S }> => item.stream === stream);
    const texts = (stream: 'text' | 'warning' | 'verbose' | 'debug' | 'information' | 'host') =>
      of(stream).map(({ text }) => text);
    this.command = command;
    this.output = texts('text').join('');
    this.wires = of('output').map(({ value }) => value);
    this.objects = this.wires.map((value) => plainValue(value) as T);
    this.errors = of('error').map(({ error }) => shellError(error, causes));
    this.warnings = texts('warning');
    this.verbose = texts('verbose');
    this.debug = texts('debug');
    this.information = texts('information');
    this.host = texts('host').join('');
    this.progress = of('progress').map(({ activity, status, percent }) => ({ activity, status, percent }));
    this.exitCode = report.exitCode;
    this.succeeded = report.succeeded;
    this.location = report.location;
    // What it was made of is nobody's business in comparisons and prints.
    for (const name of ['wires', 'raws']) Object.defineProperty(this, name, { enumerable: false, writable: true });
  }

  /** The objects as the shell had them: their types, their properties under PowerShell's names, dates with their kind. */
  get raw(): readonly RawValue[] {
    return (this.raws ??= this.wires.map(rawValue));
  }

  /** The result, where no error was shown. @throws LyncshellError with the first error as its cause */
  orThrow(): this {
    const [error] = this.errors;
    if (!error) return this;
    const { position } = error;
    const place = position === null ? '' : ` (${position.file ?? 'input'}:${position.line}:${position.column})`;
    throw new LyncshellError('script', `${error.message}${place}`, { cause: error });
  }
}
