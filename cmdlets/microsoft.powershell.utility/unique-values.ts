/**
 * Tells values apart as Select-Object -Unique does: each with Sort-Object's comparison. Values that compare as equal have
 * the same text without regard to case (but for a few pairs of different types), so only those of one text are compared.
 */
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { compareForSort } from '../../src/types/operations/comparison.ts';

export class UniqueValues {
  private readonly byText = new Map<string, unknown[][]>();
  private readonly options: { ignoreCase: boolean; culture: string };

  constructor(ignoreCase: boolean) {
    this.options = { ignoreCase, culture: ambient().culture };
  }

  /** Adds a row of values; false when an equal row is there already. */
  add(row: unknown[]): boolean {
    const key = row.map((value) => toText(value).toLowerCase()).join('\u0000');
    const rows = this.byText.get(key);
    if (!rows) {
      this.byText.set(key, [row]);
      return true;
    }
    if (rows.some((known) => this.sameRow(row, known))) return false;
    rows.push(row);
    return true;
  }

  private sameRow(a: readonly unknown[], b: readonly unknown[]): boolean {
    return a.length === b.length && a.every((value, i) => compareForSort(value, b[i], this.options) === 0);
  }
}
