/** What an exercise is: its lab, its story in several languages, what is claimed of the lab when it is done, and its scripts. */

/** A claim: one fact about the lab. */
export interface Claim {
  /** By what checks and hints name it: `root-there`. */
  readonly id: string;
  /** Whether it is to come about, or must not have been broken: damage. */
  readonly kind: 'wanted' | 'forbidden';
}

/** What a learner reads, in one language. */
export interface ExerciseTexts {
  readonly title: string;
  /** The story as a caller tells it, and what is wanted; never how. Markdown. */
  readonly story: string;
  /** What each claim says, by its id. */
  readonly claims: ReadonlyMap<string, string>;
  /** Why a claim does not hold, by the names that checks use; `{0}` stands for what the check saw. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Hints by claim, from where to look to the solution; those under `any` where a claim has none. */
  readonly hints: ReadonlyMap<string, readonly string[]>;
}

/** A script of an exercise. */
export interface ExerciseScript {
  /** The file's name: `wrong-store.ps1`. */
  readonly file: string;
  readonly text: string;
}

/** A script that must not pass, and the claim on which its check has to fail. */
export interface WrongWay extends ExerciseScript {
  readonly claim: string;
}

/** Where an exercise takes place. */
export interface ExerciseLab {
  /** A built-in topology. */
  readonly topology: string;
  /** Lab time at the start. */
  readonly start: number;
  /** The machine of the first prompt. */
  readonly machine: string;
  /** Who is logged on; null for the one whom the topology names. */
  readonly user: string | null;
}

export interface Exercise {
  readonly id: string;
  /** Changes with its setup and its lab: labs prepared for another version are not used. */
  readonly version: string;
  /** 1 (to begin with) to 4. */
  readonly level: number;
  /** How long it takes a person of that level. */
  readonly minutes: number;
  /** The number from which its chance follows, where its name says it; null where whoever begins it does. */
  readonly seed: number | null;
  /** With how many commands it can be done, where more of them cost points; null where they do not. */
  readonly commands: number | null;
  readonly topics: readonly string[];
  /** The exercises that are to be done before. */
  readonly needs: readonly string[];
  /** The pages of documentation behind it, by their titles. */
  readonly sources: readonly string[];
  readonly lab: ExerciseLab;
  /** From causes to effects: the first that does not hold is the one that is explained. */
  readonly claims: readonly Claim[];
  /** By language; English is always among them. */
  readonly texts: ReadonlyMap<string, ExerciseTexts>;
  readonly setup: ExerciseScript;
  readonly check: ExerciseScript;
  readonly solve: ExerciseScript;
  readonly otherWays: readonly ExerciseScript[];
  readonly wrongWays: readonly WrongWay[];
}

/** The language that every exercise has. */
export const FIRST_LANGUAGE = 'en';

/** The texts in a language, or in English where the exercise has none in it. */
export function textsOf(exercise: Exercise, language: string): ExerciseTexts {
  const texts = exercise.texts.get(language) ?? exercise.texts.get(FIRST_LANGUAGE);
  if (!texts) throw new Error(`The exercise ${exercise.id} was read without its texts.`);
  return texts;
}
