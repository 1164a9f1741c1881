/** `lyncshell run --watch`: the pages are run again when one of them is changed, added or removed. */
import type { Interrupt } from '../../engine/interrupt.ts';
import { platform } from '../../platform/platform.ts';
import type { ConsoleUI } from '../console-ui.ts';
import { pageFiles } from './page-files.ts';

/** Often enough for a person who has saved and looks up. */
const LOOK_EVERY_MS = 250;

/**
 * Runs the pages, and again those that have changed since, until Ctrl+C, which ends it by PipelineStoppedException.
 * @param run runs these files
 */
export function watchPages(
  args: readonly string[],
  ui: ConsoleUI,
  interrupt: Interrupt,
  run: (paths: readonly string[]) => void,
): never {
  let known = pageStates(args);
  run(args);
  for (;;) {
    ui.writeOutputLine('Waiting for a page to change (Ctrl+C ends).');
    ui.flush();
    const changed = nextChange(args, known, interrupt);
    known = pageStates(args);
    if (changed.length > 0) run(changed);
  }
}

/** Waits until the files differ from what is known; gives those that are new or have another content. */
function nextChange(args: readonly string[], known: ReadonlyMap<string, string>, interrupt: Interrupt): string[] {
  for (;;) {
    interrupt.sleep(LOOK_EVERY_MS);
    const now = pageStates(args);
    const changed = [...now].filter(([path, state]) => known.get(path) !== state).map(([path]) => path);
    if (changed.length > 0 || now.size !== known.size) return changed;
  }
}

/** The files with what tells that one has another content: when it was written, and its length. */
function pageStates(args: readonly string[]): Map<string, string> {
  const states = new Map<string, string>();
  for (const { path } of pageFiles(args)) {
    const stat = platform().files.stat(path, { throwIfNoEntry: false });
    if (stat) states.set(path, `${stat.mtimeMs} ${stat.size}`);
  }
  return states;
}
