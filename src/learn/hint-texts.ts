/** The file of hints: a heading a claim (`## root-there`, or `## any`), below it a numbered list from vague to plain. */
import { authorsFault } from './exercise-error.ts';

/** For what the hints hold that belong to no claim alone. */
export const ANY_CLAIM = 'any';

/** Hints go this far: where to look, the idea, with which cmdlet or console, the solution. */
export const MOST_HINTS = 4;

/** Reads it. @throws ExerciseError which names the line */
export function readHints(file: string, text: string, claims: ReadonlySet<string>): Map<string, readonly string[]> {
  const hints = new Map<string, string[]>();
  let open: string[] | null = null;
  text.split('\n').forEach((line, index) => {
    const [, heading] = /^##[ \t]+(\S+)[ \t]*$/.exec(line) ?? [];
    if (heading !== undefined) {
      if (heading !== ANY_CLAIM && !claims.has(heading))
        throw authorsFault(file, index + 1, `"${heading}" is no claim of the exercise`);
      if (hints.has(heading)) throw authorsFault(file, index + 1, `the hints for "${heading}" are there twice`);
      hints.set(heading, (open = []));
      return;
    }
    if (line.trim() === '' || /^#[ \t]/.test(line)) return;
    if (!open) throw authorsFault(file, index + 1, 'a hint stands before the first "## claim"');
    const [, hint] = /^\d+\.[ \t]+(.*)$/.exec(line) ?? [];
    if (hint !== undefined) {
      if (open.push(hint.trim()) > MOST_HINTS) throw authorsFault(file, index + 1, `more than ${MOST_HINTS} hints`);
    } else if (open.length > 0 && /^[ \t]/.test(line)) open.push(`${open.pop()}\n${line.trim()}`);
    else throw authorsFault(file, index + 1, 'hints are numbered lines: "1. Where to look"');
  });
  const empty = [...hints].find(([, list]) => list.length === 0);
  if (empty) throw authorsFault(file, 0, `there is no hint below "${empty[0]}"`);
  if (hints.size === 0) throw authorsFault(file, 0, 'it has no hints');
  return hints;
}
