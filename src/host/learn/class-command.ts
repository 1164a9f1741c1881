/** `lyncshell learn status` and `learn marks`: what a trainer sees of a class, and takes away of it. */
import { classLines } from '../../learn/class-text.ts';
import { Journal } from '../../learn/journal.ts';
import type { Learner } from '../../learn/learner.ts';
import { type LearnersEntries, marksStatements, marksTable } from '../../learn/marks.ts';
import { learnersIn, standingOf } from '../../learn/standing.ts';
import { inWords } from '../../learn/words.ts';
import { platform } from '../../platform/platform.ts';
import { type ConsoleUI, writeLines } from '../console-ui.ts';
import type { LearnSurroundings } from './learn-action.ts';
import { learnersFolder } from './session-learner.ts';

const LOOK_EVERY_MS = 2_000;

/** Where everybody is; with `watch` again whenever that changes, until Ctrl+C. */
export function showClass({ shelf, language }: Learner, watch: boolean, { ui, interrupt }: LearnSurroundings): number {
  let shown = '';
  for (;;) {
    const now = platform().time.now();
    const standings = entriesOfAll().map(({ learner, entries }) => standingOf(learner, entries, shelf, now));
    const lines = classLines(standings, shelf, language, now);
    if (lines.join('\n') !== shown) {
      if (shown !== '') ui.clear();
      writeLines(ui, lines);
      ui.flush();
      shown = lines.join('\n');
    }
    if (!watch) return 0;
    interrupt.sleep(LOOK_EVERY_MS);
  }
}

/** Marks as a file, whose name says in which form, or as a table on standard output. */
export function writeMarks({ shelf, language }: Learner, path: string | null, ui: ConsoleUI): number {
  const all = entriesOfAll();
  if (path === null) {
    ui.write(marksTable(all, shelf).replaceAll('\r\n', '\n'));
    return 0;
  }
  const text = /\.json$/i.test(path)
    ? `${JSON.stringify(marksStatements(all, shelf), null, 2)}\n`
    : marksTable(all, shelf);
  platform().files.writeFile(path, text, { mode: 0o600 });
  writeLines(ui, [inWords(language, 'marks-written', path, all.length)]);
  return 0;
}

function entriesOfAll(): LearnersEntries[] {
  const folder = learnersFolder();
  return learnersIn(folder).map((learner) => ({
    learner,
    entries: new Journal(platform().paths.join(folder, learner)).all().entries,
  }));
}
