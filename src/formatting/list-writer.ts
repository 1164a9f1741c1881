/** Draws one object as a list: labels, ` : `, and values that continue below each other. */
import { RESET, undecorated } from '../engine/ps-style.ts';
import { displayWidth, unitsThatFit } from './display-width.ts';
import { breakLines, splitLines } from './line-breaking.ts';
import type { LineOutput } from './line-output.ts';

const SEPARATOR = ' : ';
const MINIMUM_LABEL = 1;
const MINIMUM_VALUE = 1;
const LINE_END = /[\r\n]/;

/** Labels padded to one width, remembered because the objects of a pipeline mostly have the same. */
interface Labels {
  readonly source: readonly string[];
  readonly columns: number;
  readonly padded: readonly string[];
  readonly width: number;
}

export class ListWriter {
  private labels: Labels | null = null;

  constructor(private readonly output: LineOutput) {}

  write(labels: readonly string[], values: readonly string[]): void {
    const { columns } = this.output;
    if (labels.length === 0 || columns - SEPARATOR.length - MINIMUM_LABEL - MINIMUM_VALUE < 0) return;
    const { padded, width } = this.paddedLabels(labels, columns);
    for (const [k, label] of padded.entries()) this.writeProperty(label, values[k] ?? '', width, columns - width);
  }

  /** A label (or the blanks below one) and a part of its value, in the style of the session. */
  private writeLine(label: string, value: string): void {
    const { output } = this;
    const accent = output.style?.inForce(output.style.formatting, 'FormatAccent');
    const shown = output.style ? value : undecorated(value);
    output.writeLine(accent && label.endsWith(SEPARATOR) ? `${accent}${label}${RESET}${shown}` : label + shown);
  }

  private paddedLabels(labels: readonly string[], columns: number): Labels {
    const known = this.labels;
    if (known && known.columns === columns && sameTexts(known.source, labels)) return known;
    const widths = labels.map(displayWidth);
    const width = Math.min(Math.max(...widths), columns - SEPARATOR.length - MINIMUM_VALUE);
    const padded = labels.map((label, k) => {
      const missing = width - (widths[k] ?? 0);
      const fitted = missing >= 0 ? label + ' '.repeat(missing) : label.slice(0, unitsThatFit(label, 0, width));
      return fitted + SEPARATOR;
    });
    return (this.labels = { source: labels, columns, padded, width: width + SEPARATOR.length });
  }

  private writeProperty(label: string, value: string, labelWidth: number, valueWidth: number): void {
    if (value.length <= valueWidth && !LINE_END.test(value) && displayWidth(value) <= valueWidth) {
      this.writeLine(label, value);
      return;
    }
    let lead = label;
    for (const line of splitLines(value)) {
      for (const part of breakLines(line, valueWidth, valueWidth)) {
        this.writeLine(lead, part);
        lead = ' '.repeat(labelWidth);
      }
    }
  }
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
