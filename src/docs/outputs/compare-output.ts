/** Compares what a page shows of a command's output with what the lab gave. */
import { undecorated } from '../../engine/ps-style.ts';
import { MaskBindings, type MaskedLine, maskLine } from './output-masks.ts';
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

  private sameMasked(page: readonly string[], lab: readonly string[]): boolean {
    const pairs = alignedLines(page.map(maskLine), lab.map(maskLine), (left, right) => this.canBeSame(left, right));
    return pairs?.every(([left, right]) => this.bind(left, right)) ?? false;
  }

  private sameShape(page: OutputShape, lab: OutputShape): boolean {
    if (page.kind !== lab.kind || page.rows.length !== lab.rows.length) return false;
    return page.rows.every((row, index) => {
      const other = lab.rows[index] ?? [];
      return row.length === other.length && row.every((cell, column) => this.sameValue(cell, other[column] ?? ''));
    });
  }

  private sameValue(page: string, lab: string): boolean {
    const [left, right] = [maskLine(page), maskLine(lab)];
    return this.canBeSame(left, right) && this.bind(left, right);
  }

  /** Whether the texts are the same, and nothing is known against their values. A text that was cut off matches as a beginning. */
  private canBeSame(page: MaskedLine, lab: MaskedLine): boolean {
    if (page.text !== lab.text && !fits(page.text, lab.text)) return false;
    return valuePairs(page, lab).every(([left, right]) => this.bindings.allow(left.kind, left.value, right.value));
  }

  private bind(page: MaskedLine, lab: MaskedLine): boolean {
    return valuePairs(page, lab).every(([left, right]) => this.bindings.bind(left.kind, left.value, right.value));
  }
}

type MaskedValue = MaskedLine['values'][number];

/** The values that stand in the same places; none where a part of a line may be anything. */
function valuePairs(page: MaskedLine, lab: MaskedLine): (readonly [MaskedValue, MaskedValue])[] {
  if (page.values.length !== lab.values.length) return [];
  return page.values.flatMap((value, index) => {
    const other = lab.values[index];
    return other ? [[value, other] as const] : [];
  });
}

/**
 * Which line of the lab stands for which of the page; null where they do not fit. A line `...` on the page stands for any
 * lines. What does not fit is tried again from the last such line only, which is enough, and not from each.
 */
function alignedLines(
  page: readonly MaskedLine[],
  lab: readonly MaskedLine[],
  canBeSame: (page: MaskedLine, lab: MaskedLine) => boolean,
): (readonly [MaskedLine, MaskedLine])[] | null {
  const pairs: (readonly [MaskedLine, MaskedLine])[] = [];
  let [at, other] = [0, 0];
  let retry: { at: number; other: number; pairs: number } | null = null;
  while (at < page.length || other < lab.length) {
    const [line, found] = [page[at], lab[other]];
    if (line && isAnyLines(line.text)) {
      retry = { at: ++at, other, pairs: pairs.length };
    } else if (line && found && canBeSame(line, found)) {
      pairs.push([line, found]);
      at++;
      other++;
    } else if (retry && retry.other < lab.length) {
      retry.other++;
      [at, other] = [retry.at, retry.other];
      pairs.length = retry.pairs;
    } else return null;
  }
  return pairs;
}

function isAnyLines(text: string): boolean {
  return /^\s*(?:\.{3}|…)\s*$/.test(text);
}

/** Whether a text is what a line of a page shows, in which `[..]`, and dots at its end, stand for any text. */
function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split(/\[\.\.\]|(?:\.{3}|…)$/);
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
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
