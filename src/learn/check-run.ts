/**
 * A check: whether the claims of an exercise hold in a lab. It is run in a fork, so that it changes nothing and may let the
 * clock run. All claims are told; of those that do not hold, only the first is explained, and what was damaged.
 */
import type { Deployment } from '../deployment/deployment.ts';
import type { LabPlace } from '../deployment/lab-places.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { platform } from '../platform/platform.ts';
import { toText } from '../types/conversion/conversion.ts';
import { getMember } from '../types/members/member-access.ts';
import { typeNamesOf } from '../types/members/type-names.ts';
import { PSCustomObject } from '../types/values/custom-object.ts';
import { CHECK_VOCABULARY } from './check-vocabulary.ts';
import { type Claim, type Exercise, type ExerciseTexts, textsOf } from './exercise.ts';
import { authorsFault } from './exercise-error.ts';
import { forkOf } from './exercise-labs.ts';
import { type OpenScriptSession, runScript } from './exercise-scripts.ts';

/** So long a check may take; it is to take half a second. */
const CHECK_LIMIT_MS = 10_000;

/** What was typed, as checks see it. */
export interface TypedCommand {
  readonly text: string;
  /** The names of its commands, aliases resolved. */
  readonly commands: readonly string[];
}

/** What a check says of a claim. */
export interface ClaimResult extends Claim {
  readonly holds: boolean;
  /** Why it does not, as the name of a reason and what the check saw; null where it holds. */
  readonly reason: { readonly name: string; readonly seen: readonly string[] } | null;
}

export interface CheckResult {
  readonly passed: boolean;
  readonly claims: readonly ClaimResult[];
  /** The first claim that does not hold, from causes to effects. */
  readonly unmet: ClaimResult | null;
  /** What must not have been done and was. */
  readonly broken: readonly ClaimResult[];
  readonly milliseconds: number;
}

/** What a check looks at. */
export interface CheckedLab {
  readonly lab: LabPlace;
  /** The lab as it was when the exercise began. */
  readonly start: LabPlace;
  readonly journal: readonly TypedCommand[];
  readonly seed: number;
  /** How many milliseconds the check may take. */
  readonly limit?: number | undefined;
}

/** Runs a check. @throws ExerciseError what its author is to mend */
export function checkLab(
  exercise: Exercise,
  { lab, start, journal, seed, limit = CHECK_LIMIT_MS }: CheckedLab,
  open: OpenScriptSession,
  interrupt: Interrupt | null = null,
): CheckResult {
  const began = platform().time.elapsed();
  const fork = forkOf(lab, exercise);
  let before: Deployment | null = null;
  try {
    const given = runScript(fork, exercise.check, {
      open,
      vocabulary: CHECK_VOCABULARY,
      limit,
      interrupt,
      variables: { Journal: journal.map(journalObject), Seed: seed },
      start: () => {
        before = forkOf(start, exercise);
        return before;
      },
    });
    const claims = claimResults(exercise, given);
    return {
      passed: claims.every(({ holds }) => holds),
      claims,
      unmet: claims.find(({ kind, holds }) => kind === 'wanted' && !holds) ?? null,
      broken: claims.filter(({ kind, holds }) => kind === 'forbidden' && !holds),
      milliseconds: platform().time.elapsed() - began,
    };
  } finally {
    fork.dispose();
    (before as Deployment | null)?.dispose();
  }
}

function journalObject({ text, commands }: TypedCommand): PSCustomObject {
  return PSCustomObject.from([
    ['Text', text],
    ['Commands', [...commands]],
  ]);
}

function claimResults({ check, claims, texts }: Exercise, given: readonly unknown[]): ClaimResult[] {
  const results = new Map<string, ClaimResult['reason']>();
  for (const object of given) {
    if (!(object instanceof PSCustomObject) || !typeNamesOf(object).includes('LyncShell.ClaimResult')) continue;
    const id = toText(getMember(object, 'Id'));
    if (!claims.some((claim) => claim.id === id))
      throw authorsFault(check.file, 0, `the exercise makes no claim "${id}"`);
    if (results.has(id)) throw authorsFault(check.file, 0, `it says twice whether "${id}" holds`);
    results.set(id, reasonIn(object));
  }
  const known = [...texts.values()][0]?.reasons;
  return claims.map((claim) => {
    const reason = results.get(claim.id);
    if (reason === undefined) throw authorsFault(check.file, 0, `it does not say whether "${claim.id}" holds`);
    if (reason && !known?.has(reason.name))
      throw authorsFault(check.file, 0, `there is no text for the reason "${reason.name}"`);
    return { ...claim, holds: reason === null, reason };
  });
}

function reasonIn(object: PSCustomObject): ClaimResult['reason'] {
  const name = getMember(object, 'Reason');
  if (name === null || name === undefined) return null;
  const seen = getMember(object, 'Seen');
  return { name: toText(name), seen: (Array.isArray(seen) ? seen : [seen]).map((one) => toText(one)) };
}

/** What a claim says, in a language. */
export function claimText(exercise: Exercise, { id }: Claim, language: string): string {
  return textsOf(exercise, language).claims.get(id) ?? id;
}

/** Why a claim does not hold, in a language; '' where it does. */
export function reasonText(exercise: Exercise, { reason }: ClaimResult, language: string): string {
  return reason ? filledIn(textsOf(exercise, language), reason) : '';
}

function filledIn({ reasons }: ExerciseTexts, { name, seen }: NonNullable<ClaimResult['reason']>): string {
  return (reasons.get(name) ?? name).replace(/\{(\d)\}/g, (whole, index) => seen[Number(index)] ?? whole);
}
