/** The console of the host as a target of formatted lines. */
import type { HostUI } from '../engine/host.ts';
import type { Style } from '../engine/ps-style.ts';
import { PREFIX } from '../engine/stream-writer.ts';
import { CallbackLineOutput, type LineOutput, type LineStream } from './line-output.ts';

/** PowerShell leaves the last column of the window free, so that a full line does not make the terminal wrap. */
export const FREE_COLUMNS = 1;

/** The columns of a text that is formatted for a file or a string. */
export function textWidth({ consoleWidth, size }: HostUI): number {
  return consoleWidth ?? size.width - FREE_COLUMNS;
}

/** Lines to the console: errors to where the host shows errors. */
export function hostOutput(ui: HostUI, style: Style): LineOutput {
  const { width, height } = ui.size;
  return new CallbackLineOutput(
    (line, stream) => writeLine(ui, line, stream),
    width - FREE_COLUMNS,
    style.forOutput(ui.supportsColor),
    height,
  );
}

function writeLine(ui: HostUI, line: string, stream: LineStream): void {
  if (stream === 'output') ui.writeOutputLine(line);
  else if (stream === 'error') ui.writeErrorText(`${line}\n`);
  else ui.writeStreamLine(stream, PREFIX[stream] + line);
}

/** What PowerShell's console asks below each screenful. */
const PAGE_QUESTION = '<SPACE> next page; <CR> next line; Q quit';

/**
 * The console a screenful at a time: Space shows the next, Enter one line more, Q ends (`quit` does not return).
 * Where nobody can answer, everything is shown.
 */
export function pagedOutput(ui: HostUI, style: Style, quit: () => never): LineOutput {
  const plain = hostOutput(ui, style);
  if (!ui.interactive) return plain;
  const linesPerPage = Math.max(1, ui.size.height - 1);
  let shown = 0;
  return new CallbackLineOutput(
    (line, stream) => {
      if (shown >= linesPerPage) {
        ui.writeOutputLine(PAGE_QUESTION);
        shown = takeAnswer(ui, quit) === 'page' ? 0 : linesPerPage - 1;
      }
      shown += Math.max(1, Math.ceil(line.length / Math.max(1, ui.size.width)));
      plain.stream = stream;
      plain.writeLine(line);
    },
    plain.columns,
    plain.style,
    plain.rows,
  );
}

/** Waits for one of the keys that the question names. The end of the input ends the output too. */
function takeAnswer(ui: HostUI, quit: () => never): 'page' | 'line' {
  for (;;) {
    const key = ui.readKey();
    if (key?.text === ' ') return 'page';
    if (key?.chord === 'Enter') return 'line';
    if (key === null || /^q$/i.test(key.text)) quit();
  }
}
