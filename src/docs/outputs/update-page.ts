/** Writes outputs into a page: only the lines that show them change; indent, line ends and byte order mark stay. */

/** What is to stand in the place of lines of a page. */
export interface OutputUpdate {
  /** The first line, from 1, and how many there are. */
  readonly line: number;
  readonly shown: readonly string[];
  readonly lines: readonly string[];
}

export interface UpdatedPage {
  readonly text: string;
  /** Lines of outputs that do not stand on the page as they were read: in HTML, or between marks. */
  readonly left: readonly number[];
}

export function updatePage(text: string, updates: readonly OutputUpdate[]): UpdatedPage {
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const lines = text.split(/\r\n|\r|\n/);
  const left: number[] = [];
  // From the end: what is above keeps its place.
  for (const { line, shown, lines: put } of [...updates].sort((a, b) => b.line - a.line)) {
    const prefix = commonPrefix(lines.slice(line - 1, line - 1 + shown.length), shown);
    if (prefix === null) left.push(line);
    else lines.splice(line - 1, shown.length, ...put.map((one) => (one === '' ? prefix.trimEnd() : prefix + one)));
  }
  return { text: lines.join(lineEnd), left: left.reverse() };
}

/** What stands before each line of the output on the page: its indent, the mark of a quotation. */
function commonPrefix(lines: readonly string[], shown: readonly string[]): string | null {
  let prefix: string | null = null;
  for (const [index, text] of shown.entries()) {
    const line = lines[index] ?? '';
    if (text.trim() === '' && line.trim().replaceAll('>', '') === '') continue;
    if (!line.endsWith(text)) return null;
    const own = line.slice(0, line.length - text.length);
    if (prefix !== null && own !== prefix) return null;
    prefix = own;
  }
  return prefix;
}
