/** Compares what a page shows of a command's output with what the lab gave. */
import { undecorated } from '../../engine/ps-style.ts';
import { MaskBindings, maskLine } from './output-masks.ts';
import { type OutputShape, shapeOf } from './output-shape.ts';

/** From what is the same byte by byte to what is not the same at all. */
export type OutputGrade = 'same' | 'same after masks' | 'layout only' | 'differs';

export interface OutputComparison {
  readonly grade: OutputGrade;
  /** Lines with `-` for the page's and `+` for the lab's; '' where nothing differs. */
  readonly diff: string;
}

/** Compares the outputs of one page: what is masked there keeps its meaning from one to the next. */
export class OutputComparer {
  private readonly bindings = new MaskBindings();

  /** `replace` puts the page's specimens in the place of the lab's values. */
  compare(shown: readonly string[], output: string, replace: (text: string) => string): OutputComparison {
    const page = normalized(shown);
    const lab = normalized(replace(output).split('\n'));
    if (sameLines(page, lab)) return { grade: 'same', diff: '' };
    if (this.sameMasked(page, lab)) return { grade: 'same after masks', diff: '' };
    if (this.sameShape(shapeOf(page), shapeOf(lab))) return { grade: 'layout only', diff: '' };
    return { grade: 'differs', diff: diffOf(page, lab) };
  }

  /** `...` stands for any lines, `[..]` for any text in one. */
  private sameMasked(page: readonly string[], lab: readonly string[]): boolean {
    const [line, ...rest] = page;
    if (line === undefined) return lab.length === 0;
    if (/^\s*(?:\.{3}|…)\s*$/.test(line)) {
      for (let skipped = 0; skipped <= lab.length; skipped++)
        if (this.sameMasked(rest, lab.slice(skipped))) return true;
      return false;
    }
    const [first, ...others] = lab;
    return first !== undefined && this.sameValue(line, first) && this.sameMasked(rest, others);
  }

  private sameShape(page: OutputShape, lab: OutputShape): boolean {
    if (page.kind !== lab.kind || page.rows.length !== lab.rows.length) return false;
    return page.rows.every((row, index) => {
      const other = lab.rows[index] ?? [];
      return row.length === other.length && row.every((cell, column) => this.sameValue(cell, other[column] ?? ''));
    });
  }

  /** A cell that was cut off matches as a beginning. */
  private sameValue(page: string, lab: string): boolean {
    if (page === lab) return true;
    const [left, right] = [maskLine(page), maskLine(lab)];
    if (left.text !== right.text && !patternOf(left.text).test(right.text)) return false;
    if (left.values.length !== right.values.length) return true;
    return left.values.every(({ kind, value }, index) =>
      this.bindings.bind(kind, value, right.values[index]?.value ?? ''),
    );
  }
}

function patternOf(text: string): RegExp {
  const parts = text.split(/\[\.\.\]|(?:\.{3}|…)$/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** Lines without blanks at their ends, without empty lines around them, typographic forms made plain. */
function normalized(lines: readonly string[]): string[] {
  const plain = lines.map((line) =>
    undecorated(line)
      .replaceAll('\u00a0', ' ')
      .replace(/[‘’]/g, "'")
      .replace(/[“”]/g, '"')
      .replace(/[–—]/g, '-')
      .trimEnd(),
  );
  const first = plain.findIndex((line) => line !== '');
  return first < 0 ? [] : plain.slice(first, plain.findLastIndex((line) => line !== '') + 1);
}

function sameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}

/** Long outputs are compared line by line from both ends: a table of distances would be too large. */
const LONGEST_DIFF = 400;

/** Which lines went and came, in order; lines that stayed stand between them. */
function diffOf(page: readonly string[], lab: readonly string[]): string {
  const [left, right] = [page.slice(0, LONGEST_DIFF), lab.slice(0, LONGEST_DIFF)];
  const common = commonLengths(left, right);
  const length = (i: number, j: number): number => common[i]?.[j] ?? 0;
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      lines.push(`  ${left[i++]}`);
      j++;
    } else if (j < right.length && (i === left.length || length(i, j + 1) > length(i + 1, j))) {
      lines.push(`+ ${right[j++]}`);
    } else lines.push(`- ${left[i++]}`);
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** The length of the longest common sequence behind each pair of places. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  let below = new Array<number>(right.length + 1).fill(0);
  const lengths = [below];
  for (const line of left.toReversed()) {
    const row = new Array<number>(right.length + 1).fill(0);
    for (let j = right.length - 1; j >= 0; j--)
      row[j] = line === right[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    lengths.unshift(row);
    below = row;
  }
  return lengths;
}
