/** Exercises as the page shows them, and what it can ask for. This file imports nothing, since the page shares it. */

/** An exercise in the list. */
export interface ExerciseMark {
  readonly id: string;
  readonly title: string;
  readonly level: number;
  readonly minutes: number;
  readonly state: 'new' | 'open' | 'passed' | 'broken';
  readonly score: number | null;
}

/** A claim of the exercise that is open. */
export interface ClaimMark {
  readonly id: string;
  readonly text: string;
  readonly isDamage: boolean;
  /** Whether it holds by the last check of this page; null before there was one. */
  readonly holds: boolean | null;
  /** Why it does not, where that is explained. */
  readonly reason: string | null;
}

export interface HintMark {
  readonly level: number;
  readonly of: number;
  readonly text: string;
}

/** The exercise that somebody works at. */
export interface OpenExerciseMark {
  readonly id: string;
  readonly title: string;
  /** Paragraphs and lists, as texts. */
  readonly story: string;
  readonly claims: readonly ClaimMark[];
  /** Whether the last check passed; null before there was one. */
  readonly passed: boolean | null;
  readonly minutes: number;
  readonly commands: number;
  readonly failedCommands: number;
  readonly score: number | null;
  /** Whether it is time to offer a hint. */
  readonly isStuck: boolean;
  /** The hint that was asked for last; null for none, or where none is needed. */
  readonly hint: HintMark | null;
}

/** What there is to be learnt, and how far one is. */
export interface StudyView {
  readonly exercises: readonly ExerciseMark[];
  readonly open: OpenExerciseMark | null;
}

/** What the page can ask for; `exercise` is for start. */
export type StudyAsk = 'list' | 'start' | 'again' | 'check' | 'hint' | 'leave';
export const STUDY_ASKS: readonly StudyAsk[] = ['list', 'start', 'again', 'check', 'hint', 'leave'];

/** Where somebody of a class is, for its trainer. */
export interface StandingMark {
  readonly passed: number;
  readonly exercise: string | null;
  readonly met: number;
  readonly of: number;
  readonly minutes: number;
  readonly trouble: 'same-claim' | 'errors' | 'late' | 'away' | null;
}
