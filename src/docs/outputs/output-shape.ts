/** The shape of an output: a list's properties and values, a table's columns and cells, or words. Padding is no part of it. */

export interface OutputShape {
  readonly kind: 'list' | 'table' | 'words';
  /** Properties with their values; the headings, then the rows' cells; the words of each line. */
  readonly rows: readonly (readonly string[])[];
}

export function shapeOf(lines: readonly string[]): OutputShape {
  const filled = lines.filter((line) => line.trim() !== '');
  return (
    list(filled) ?? table(filled) ?? { kind: 'words', rows: filled.map((line) => [line.trim().replace(/\s+/g, ' ')]) }
  );
}

const PROPERTY = /^\s*([A-Za-z][\w .()-]{0,100}?)\s{0,100}:(?: (.*)|$)/;

/** `Name : value`, and lines that go on with a value, indented. */
function list(lines: readonly string[]): OutputShape | null {
  const rows: [string, string][] = [];
  for (const line of lines) {
    const property = PROPERTY.exec(line);
    const last = rows.at(-1);
    if (property) rows.push([property[1] ?? '', (property[2] ?? '').trim()]);
    else if (last && /^\s/.test(line)) last[1] = `${last[1]} ${line.trim()}`.trim();
    else return null;
  }
  return rows.length > 0 ? { kind: 'list', rows } : null;
}

/** Columns are where the dashes below the headings are. */
function table(lines: readonly string[]): OutputShape | null {
  const rule = lines.findIndex((line) => /^\s*-{2,}(?:\s+-{2,})*\s*$/.test(line));
  if (rule < 1) return null;
  const starts = [...(lines[rule] ?? '').matchAll(/-+/g)].map((match) => match.index);
  const cells = (line: string): string[] =>
    starts.map((start, index) => line.slice(index === 0 ? 0 : start, starts[index + 1]).trim());
  return { kind: 'table', rows: lines.filter((_, index) => index !== rule).map(cells) };
}
