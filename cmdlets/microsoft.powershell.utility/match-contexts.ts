/** Gives matches the lines around them; lines between two matches are shown once. */
import { type MatchInfo, MatchInfoContext } from './match-info.ts';

export interface ContextSize {
  readonly before: number;
  readonly after: number;
}

/** @param matches in the order of their lines. */
export function addContexts(
  matches: readonly MatchInfo[],
  lines: readonly string[],
  { before, after }: ContextSize,
): void {
  let shownUpTo = 0;
  matches.forEach((match, i) => {
    const at = match.lineNumber - 1;
    const next = (matches[i + 1]?.lineNumber ?? lines.length + 1) - 1;
    const start = Math.max(0, at - before);
    const end = Math.min(lines.length, at + 1 + after);
    const shownEnd = Math.max(at + 1, Math.min(end, next));
    match.context = new MatchInfoContext(
      lines.slice(start, at),
      lines.slice(at + 1, end),
      lines.slice(Math.max(start, Math.min(shownUpTo, at)), at),
      lines.slice(at + 1, shownEnd),
    );
    shownUpTo = shownEnd;
  });
}
