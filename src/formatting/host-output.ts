/** The console of the host as a target of formatted lines. */
import type { HostUI } from '../engine/host.ts';
import { CallbackLineOutput, type LineOutput } from './line-output.ts';

/** PowerShell leaves the last column of the window free, so that a full line does not make the terminal wrap. */
export const FREE_COLUMNS = 1;

/** Lines to the console: errors to where the host shows errors. */
export function hostOutput(ui: HostUI): LineOutput {
  const { width, height } = ui.size;
  return new CallbackLineOutput(
    (line, stream) => (stream === 'error' ? ui.writeErrorText(`${line}\n`) : ui.writeOutputLine(line)),
    width - FREE_COLUMNS,
    height,
  );
}

/**
 * The console a screenful at a time: Enter shows the next, A the rest, Q ends (`quit` does not return).
 * Where nobody can answer, everything is shown.
 */
export function pagedOutput(ui: HostUI, quit: () => never): LineOutput {
  const plain = hostOutput(ui);
  if (!ui.interactive) return plain;
  const linesPerPage = Math.max(1, ui.size.height - 1);
  let shown = 0;
  let showsRest = false;
  return new CallbackLineOutput(
    (line, stream) => {
      if (!showsRest && shown >= linesPerPage) {
        const answer = ui.readLine('<Enter> next page; A all; Q quit: ')?.trim().toLowerCase() ?? 'q';
        if (answer === 'q') quit();
        showsRest = answer === 'a';
        shown = 0;
      }
      shown += Math.max(1, Math.ceil(line.length / Math.max(1, ui.size.width)));
      plain.stream = stream;
      plain.writeLine(line);
    },
    plain.columns,
    plain.rows,
  );
}
