/**
 * Positions in source text.
 *
 * An extent is made for every token and every AST node, so it holds only the shared source and two offsets; lines and
 * columns, which only error messages and tools ask for, are worked out from a line table when first needed.
 */

/** A text being parsed together with the name of the file it came from and its (lazily built) line table. */
export class SourceText {
  readonly text: string;
  readonly file: string | null;
  private lineStarts: number[] | null = null;

  constructor(text: string, file: string | null) {
    this.text = text;
    this.file = file;
  }

  /** The offset of the first character of each line; `\n`, `\r` and `\r\n` each end a line. */
  private starts(): number[] {
    if (this.lineStarts !== null) return this.lineStarts;
    const starts = [0];
    const { text } = this;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.lineStarts = starts;
    return starts;
  }

  /** The number of lines of the text; an empty text has one. */
  get lineCount(): number {
    return this.starts().length;
  }

  /** The 1-based line of an offset. */
  lineAt(offset: number): number {
    const starts = this.starts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The 1-based column of an offset. */
  columnAt(offset: number): number {
    return offset - (this.starts()[this.lineAt(offset) - 1] as number) + 1;
  }

  /** The text of a 1-based line, without its line end. */
  lineText(line: number): string {
    const starts = this.starts();
    const start = starts[line - 1];
    if (start === undefined) return '';
    let end = line < starts.length ? (starts[line] as number) : this.text.length;
    while (end > start && (this.text.charCodeAt(end - 1) === 10 || this.text.charCodeAt(end - 1) === 13)) end--;
    return this.text.slice(start, end);
  }
}

/** A stretch of source text: where a token, a node or an error is. */
export class Extent {
  readonly source: SourceText;
  /** 0-based offset of the first character. */
  readonly startOffset: number;
  /** 0-based offset after the last character. */
  readonly endOffset: number;

  constructor(source: SourceText, startOffset: number, endOffset: number) {
    this.source = source;
    this.startOffset = startOffset;
    this.endOffset = endOffset;
  }

  /** The script file the text came from; null for text typed at a prompt. */
  get file(): string | null {
    return this.source.file;
  }

  /** The characters covered. */
  get text(): string {
    return this.source.text.slice(this.startOffset, this.endOffset);
  }

  /** 1-based line of the first character. */
  get startLine(): number {
    return this.source.lineAt(this.startOffset);
  }

  /** 1-based column of the first character. */
  get startColumn(): number {
    return this.source.columnAt(this.startOffset);
  }

  /** 1-based line of the position after the last character. */
  get endLine(): number {
    return this.source.lineAt(this.endOffset);
  }

  /** 1-based column of the position after the last character. */
  get endColumn(): number {
    return this.source.columnAt(this.endOffset);
  }

  /** The whole first line, as error messages quote it. */
  get startLineText(): string {
    return this.source.lineText(this.startLine);
  }

  /** True when nothing is covered: the node stands for something that is not in the text. */
  get isEmpty(): boolean {
    return this.startOffset === this.endOffset;
  }
}

/** The empty extent just after the end of `extent`. */
export function extentAfter(extent: Extent): Extent {
  return new Extent(extent.source, extent.endOffset, extent.endOffset);
}
