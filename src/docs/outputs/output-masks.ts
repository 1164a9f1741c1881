/**
 * Values in outputs that cannot be the same in a lab and on a page: thumbprints, dates, identifiers. A mask stands for them
 * on both sides and binds: what is the same value on one side is to be the same on the other, all over a page.
 */

/** The kinds of such values, the most particular first. */
const MASKS: readonly (readonly [name: string, pattern: RegExp])[] = [
  // Lengths have an end: a page may show one line of a million letters.
  ['log file', /[A-Za-z]{1,40}-C[Ss]\w{1,80}-\[[\d_]{1,40}\]\[[\d_]{1,40}\]/],
  ['GUID', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/],
  ['thumbprint', /\u200e?\b[0-9a-f]{40,43}\b|\b[0-9a-f]{6,}(?:\.{3}|…)/],
  ['serial number', /\b(?=[0-9a-f]*\d)[0-9a-f]{18,38}\b/],
  ['date', /\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f]?[AP]M)?)?(?![\d.])/],
  ['date', /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \w+ \d{1,2}, \d{4}(?: \d{1,2}:\d{2}(?::\d{2})? [AP]M)?/],
  ['time', /\b\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[ \u202f]?[AP]M)?\b/],
  ['version', /\b\d+\.\d+\.\d+(?:\.\d+)?\b/],
];

const ANY_MASK = new RegExp(MASKS.map(([, pattern]) => `(${pattern.source})`).join('|'), 'gi');

/** A masked line: its text with marks in the place of values, and the values. */
export interface MaskedLine {
  readonly text: string;
  readonly values: readonly { readonly kind: string; readonly value: string }[];
}

export function maskLine(line: string): MaskedLine {
  const values: { kind: string; value: string }[] = [];
  const text = line.replace(ANY_MASK, (value: string, ...groups: (string | undefined)[]) => {
    const [kind = ''] = MASKS[groups.findIndex((group) => group !== undefined)] ?? [];
    values.push({ kind, value });
    return `\u27e8${kind}\u27e9`;
  });
  return { text, values };
}

/** Which value of the lab stands for which one of the page. */
export class MaskBindings {
  private readonly toLab = new Map<string, string>();
  private readonly toPage = new Map<string, string>();

  /** Whether nothing is known against two values that are to stand for each other. Dates and versions are not bound: they move. */
  allow(kind: string, page: string, lab: string): boolean {
    if (MOVING.has(kind)) return true;
    const [left, right] = [keyOf(kind, page), keyOf(kind, lab)];
    const known = this.toLab.get(left);
    return known === undefined ? !this.toPage.has(right) : known === right;
  }

  /** The same; from then on they do stand for each other. */
  bind(kind: string, page: string, lab: string): boolean {
    if (!this.allow(kind, page, lab)) return false;
    if (MOVING.has(kind)) return true;
    const [left, right] = [keyOf(kind, page), keyOf(kind, lab)];
    this.toLab.set(left, right);
    this.toPage.set(right, left);
    return true;
  }
}

/** What differs from one moment to the next. */
const MOVING: ReadonlySet<string> = new Set(['date', 'time', 'version', 'log file']);

function keyOf(kind: string, value: string): string {
  return `${kind} ${value.toLowerCase()}`;
}
