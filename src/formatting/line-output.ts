/** Where rendered lines go: the console of the host, a text, a file. */
import type { Style } from '../engine/ps-style.ts';

/** Which stream a line shows: the normal output, or that from which a redirection took the record. */
export type LineStream = 'output' | 'error' | 'warning' | 'verbose' | 'debug';

export abstract class LineOutput {
  /** Stream of the lines written next. */
  stream: LineStream = 'output';
  /** Width that tables and lists are laid out for. */
  abstract readonly columns: number;
  /** Height of a screen, for repeated headers; Infinity where there is none. */
  abstract readonly rows: number;
  /** The style of the session where decoration is shown; null where it is taken out of what is laid out. */
  abstract readonly style: Style | null;
  /** Takes one line; it may contain line ends of its own. */
  abstract writeLine(text: string): void;
}

/** Hands each line to a function. */
export class CallbackLineOutput extends LineOutput {
  constructor(
    private readonly take: (line: string, stream: LineStream) => void,
    readonly columns: number,
    readonly style: Style | null,
    readonly rows = Number.POSITIVE_INFINITY,
  ) {
    super();
  }

  writeLine(text: string): void {
    this.take(text, this.stream);
  }
}
