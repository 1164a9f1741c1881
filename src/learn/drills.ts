/**
 * Drills: something is broken, a person finds out what, and a clock runs. A drill is an exercise that is made of a template when
 * it is asked for by its name, which says all of it: `drill-services-2-7` is of the faults of services, of level 2, with
 * the number 7 as its chance. So whoever has the name has the same, and what holds for exercises holds for drills.
 */
import type { FaultKind } from '../deployment/faults.ts';
import { platform } from '../platform/platform.ts';
import { ExerciseError } from './exercise-error.ts';
import type { ExerciseFiles } from './exercise-files.ts';

/** The template among the exercises of the program; no list names it. */
export const DRILL_TEMPLATE = 'drill';

const SETS: ReadonlyMap<string, readonly FaultKind[]> = new Map([
  ['machines', ['machine-off', 'network-cut', 'disk-full', 'slow-link', 'wrong-clock']],
  ['services', ['service-stopped', 'service-crashing', 'task-failing']],
  ['replication', ['replica-damaged', 'replica-foreign', 'share-denied', 'stale-store']],
  ['authority', ['authority-unreachable', 'revocation-list-expired']],
]);

/** All sets together. */
const ANY_SET = 'any';

/** What shows at a look, what shows when something is sent or asked, and what shows only in the course of time. */
const LEVEL_OF: Readonly<Record<FaultKind, 1 | 2 | 3>> = {
  'machine-off': 1,
  'service-stopped': 1,
  'network-cut': 2,
  'disk-full': 2,
  'replica-damaged': 2,
  'replica-foreign': 2,
  'share-denied': 2,
  'authority-unreachable': 2,
  'service-crashing': 3,
  'task-failing': 3,
  'slow-link': 3,
  'wrong-clock': 3,
  'stale-store': 3,
  'revocation-list-expired': 3,
  'bad-listener': 2,
};

/** Two faults at once, of any level. */
const HARDEST = 4;
/** For each level: how long it takes, and with how many commands. */
const MINUTES = [0, 10, 15, 20, 30];
const COMMANDS = [0, 10, 15, 20, 30];

export const drillSets: readonly string[] = [ANY_SET, ...SETS.keys()];
/** The name of a drill is part of the names of labs, which are not long. */
export const MOST_DRILL_SEED = 9_999;

/** What a drill is to be. */
export interface DrillWish {
  /** Names of sets of faults. */
  readonly sets: readonly string[];
  readonly level: number;
  readonly seed: number;
}

/** The name of a drill. @throws ExerciseError where there is no such set, or nothing of the level in it */
export function drillName(wish: DrillWish): string {
  const odd = wish.sets.find((set) => !drillSets.includes(set));
  if (odd !== undefined)
    throw new ExerciseError('unknown', `There is no set of faults "${odd}". There are: ${drillSets.join(', ')}.`, odd);
  kindsOf(wish);
  return [DRILL_TEMPLATE, ...setsInOrder(wish.sets), wish.level, wish.seed].join('-');
}

/** What a name of an exercise says of a drill; null where it is none. */
export function drillNamed(id: string): DrillWish | null {
  const [, sets = '', level, seed] = /^drill-([a-z]+(?:-[a-z]+)*)-([1-4])-(\d{1,4})$/.exec(id) ?? [];
  if (level === undefined || !sets.split('-').every((set) => drillSets.includes(set))) return null;
  return { sets: sets.split('-'), level: Number(level), seed: Number(seed) };
}

/** The files of a drill. @throws ExerciseError where the sets have nothing of the level */
export function drillFiles(wish: DrillWish, template: ExerciseFiles): ExerciseFiles {
  const kinds = kindsOf(wish);
  const number = wish.level === HARDEST ? 2 : 1;
  const values: Readonly<Record<string, string>> = {
    seed: String(wish.seed),
    sets: setsInOrder(wish.sets).join(', '),
    level: String(wish.level),
    minutes: String(MINUTES[wish.level]),
    commands: String(COMMANDS[wish.level]),
    kinds: kinds.map((kind) => `- ${wordOf(kind)}`).join('\n'),
    among: kinds.map(wordOf).join(', '),
    number: String(number),
    count: String(number),
  };
  const filledIn = (text: string): string => text.replace(/%(\w+)%/g, (whole, name: string) => values[name] ?? whole);
  return new Map([...template].map(([file, text]) => [file, filledIn(text)]));
}

/** `any` is all of them; each once, in the order of the table. */
function setsInOrder(sets: readonly string[]): string[] {
  const named = [...SETS.keys()].filter((set) => sets.includes(set));
  return sets.includes(ANY_SET) || named.length === 0 || named.length === SETS.size ? [ANY_SET] : named;
}

function kindsOf({ sets, level }: DrillWish): FaultKind[] {
  const chosen = setsInOrder(sets).flatMap((set) =>
    set === ANY_SET ? [...SETS.values()].flat() : (SETS.get(set) ?? []),
  );
  const kinds = chosen.filter((kind) => level === HARDEST || LEVEL_OF[kind] === level);
  if (kinds.length > 0) return kinds;
  const levels = [...new Set(chosen.map((kind) => LEVEL_OF[kind]))].sort();
  throw new ExerciseError(
    'invalid',
    `There is nothing of level ${level} in ${setsInOrder(sets).join(', ')}: the levels there are ${[...levels, HARDEST].join(', ')}.`,
  );
}

/** The name that New-LabFault has for a kind: `MachineOff`. */
function wordOf(kind: FaultKind): string {
  return kind.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** A number for a drill whose chance nobody has chosen. */
export function chanceSeed(): number {
  const bytes = platform().random.bytes(4);
  return bytes.reduce((number, byte) => number * 256 + byte, 0) % (MOST_DRILL_SEED + 1);
}
