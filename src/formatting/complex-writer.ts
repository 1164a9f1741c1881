/** Draws custom views: text, line ends and frames that indent what is in them. */
import type { FormatValue, Frame } from './format-data.ts';
import { breakLines } from './line-breaking.ts';
import type { LineOutput } from './line-output.ts';

const MAXIMUM_DEPTH = 50;

export class ComplexWriter {
  private buffer = '';
  private readonly frames: Frame[] = [];

  /** @param columns width of the text; Infinity where lines are not to be broken. */
  constructor(
    private readonly output: LineOutput,
    private readonly columns: number,
  ) {}

  write(values: readonly FormatValue[]): void {
    this.frames.length = 0;
    this.take(values, 0);
    this.flush();
  }

  private take(values: readonly FormatValue[], depth: number): void {
    for (const value of values) {
      if (value.kind === 'text') this.buffer += value.text;
      else if (value.kind === 'newline') this.flush();
      else if (depth < MAXIMUM_DEPTH) {
        if (value.frame) this.frames.push(value.frame);
        this.take(value.values, depth + 1);
        if (value.frame) this.frames.pop();
      }
    }
  }

  private flush(): void {
    let left = 0;
    let right = 0;
    for (const frame of this.frames) {
      left += frame.left;
      right += frame.right;
    }
    let first = this.frames.at(-1)?.firstLine ?? 0;
    const width = this.columns - right - left;
    if (width <= 0) this.buffer = '';
    if (Math.abs(first) >= width) first = 0;
    // A positive first-line indent narrows the first line; a negative one hangs it out to the left of the others.
    const lines = breakLines(this.buffer, width - Math.max(0, first), width + Math.min(0, first));
    lines.forEach((line, i) => {
      const indent = left + (i === 0 ? Math.max(0, first) : Math.max(0, -first));
      this.output.writeLine(' '.repeat(indent) + line);
    });
    this.buffer = '';
  }
}
