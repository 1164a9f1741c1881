/**
 * What a store on PostgreSQL asks of the thread that talks to the server. Everything is data, and each question has one
 * reply: the server's answer, or why there is none.
 */

/** A store on a server: the address of the database, and the store's name there. */
export interface PostgresPlace {
  readonly address: string;
  readonly name: string;
}

export type PostgresQuestion = PostgresPlace &
  (
    | { readonly ask: 'names' }
    /** Makes an empty store; null where there is one already. */
    | { readonly ask: 'create' }
    | { readonly ask: 'drop' }
    /** `newest` is set to the newest generation, and again each time somebody commits. */
    | { readonly ask: 'watch'; readonly newest: SharedArrayBuffer }
    /** What has changed after a generation, up to another one or the newest. */
    | { readonly ask: 'changes'; readonly after: number; readonly upTo: number | null }
    | { readonly ask: 'values'; readonly wanted: readonly SectionVersion[] }
    | {
        readonly ask: 'commit';
        readonly base: number;
        readonly id: string;
        readonly differences: readonly Difference[];
      }
    | { readonly ask: 'lock'; readonly milliseconds: number }
    | { readonly ask: 'unlock' }
    | { readonly ask: 'history' }
  );

/** A section as a change-set has written it. */
export interface SectionVersion {
  readonly name: string;
  readonly generation: number;
}

/** The text of a section; null for one that was removed. */
export type Difference = readonly [name: string, text: string | null];

/** The sections that differ from an earlier state; those that are gone have no generation. */
export interface Changes {
  readonly generation: number;
  readonly sections: readonly (readonly [name: string, generation: number | null])[];
}

/** A generation that is kept. */
export interface KeptGeneration {
  readonly generation: number;
  /** Milliseconds since 1970. */
  readonly committedAt: number;
  readonly changed: readonly string[];
}

/** What the questions are answered with. */
export interface PostgresAnswers {
  readonly names: readonly string[];
  readonly create: boolean;
  readonly drop: null;
  readonly watch: null;
  readonly changes: Changes;
  /** In the order of the question; null for what is not kept any more. */
  readonly values: readonly (string | null)[];
  /** False where somebody else has made that generation. */
  readonly commit: boolean;
  readonly lock: boolean;
  readonly unlock: null;
  readonly history: readonly KeptGeneration[];
}

/** What stands for the newest generation while nobody tells of it. */
export const UNKNOWN_GENERATION = -1;

/** Why there is no answer. */
export interface PostgresFailure {
  /** `missing`: the server has no such store. `refused`: it does not want to. `unreachable`: it does not answer. */
  readonly failure: 'missing' | 'refused' | 'unreachable';
  /** In the words of the server, or of the driver. */
  readonly reason: string;
}

export type PostgresReply = { readonly answer: PostgresAnswers[keyof PostgresAnswers] } | PostgresFailure;
