/** Where a learner of the class is with exercises, for its trainer. */
import { exerciseShelf, learnersFolder } from '../host/learn/session-learner.ts';
import { Journal } from '../learn/journal.ts';
import { learnerName } from '../learn/learner.ts';
import { standingOf } from '../learn/standing.ts';
import { platform } from '../platform/platform.ts';
import type { StandingMark } from './study-view.ts';

/** Null for one who has begun nothing. */
export function standingMark(learner: string): StandingMark | null {
  const journal = new Journal(platform().paths.join(learnersFolder(), learnerName(learner)));
  const { entries } = journal.all();
  if (entries.length === 0) return null;
  const { passed, open, trouble } = standingOf(learner, entries, exerciseShelf(), platform().time.now());
  const progress = open?.progress;
  return {
    passed,
    exercise: open?.exercise ?? null,
    met: progress?.met ?? 0,
    of: progress?.of ?? 0,
    minutes: Math.ceil((progress?.milliseconds ?? 0) / 60_000),
    trouble,
  };
}
