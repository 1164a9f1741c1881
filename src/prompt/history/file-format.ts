/**
 * The history on disk, in PSReadLine's form, so that files can be exchanged: one entry a line; in an entry of several
 * lines each line end inside has a backtick before it.
 */

/** An entry as it is written, with its line end. */
export function writtenEntry(command: string): string {
  return `${command.replace(/\n/g, '`\n')}\n`;
}

/** The entries of a file or of its rest; an entry that has not ended yet is one too. */
export function readEntries(text: string): string[] {
  const entries: string[] = [];
  let open: string | null = null;
  for (const raw of text.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const goesOn = line.endsWith('`');
    const part = goesOn ? line.slice(0, -1) : line;
    const entry: string = open === null ? part : `${open}\n${part}`;
    open = goesOn ? entry : null;
    if (!goesOn && entry !== '') entries.push(entry);
  }
  if (open !== null && open !== '') entries.push(open);
  return entries;
}
