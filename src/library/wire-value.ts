/**
 * Values on their way between a program and the thread of its shell: data that can be cloned, which each side writes and
 * reads in its own terms (`plain-values.ts` the program, `shell-values.ts` the shell).
 */

/** null, Booleans, texts and Int32 numbers are themselves; the others say what they are. */
export type WireValue =
  | null
  | boolean
  | string
  | number
  | { readonly kind: 'list'; readonly items: readonly WireValue[] }
  /** A hash table or a dictionary. */
  | { readonly kind: 'table'; readonly entries: readonly (readonly [string, WireValue])[] }
  | WireObject
  /** A number other than Int32, as its text: `1.5`, `NaN`, `-0`. */
  | { readonly kind: 'number'; readonly type: string; readonly text: string }
  /** A whole number that JavaScript's numbers cannot hold. */
  | { readonly kind: 'bigint'; readonly type: string; readonly text: string }
  | {
      readonly kind: 'date';
      readonly type: string;
      /** Milliseconds since 1970. */
      readonly instant: number;
      readonly ticks: string;
      /** `Utc`, `Local`, `Unspecified`, or an offset. */
      readonly zone: string;
    }
  | { readonly kind: 'duration'; readonly type: string; readonly milliseconds: number; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** What is best told by its text: an enum's name, a GUID, a version, a script block. */
  | { readonly kind: 'text'; readonly type: string; readonly text: string }
  /** A SecureString: its text stays where it is. */
  | { readonly kind: 'secret'; readonly text?: string }
  | { readonly kind: 'credential'; readonly userName: string; readonly password?: string }
  | { readonly kind: 'error'; readonly error: WireError };

/** An object by its properties; `cut` where it lies deeper than was asked for, or in itself. */
export interface WireObject {
  readonly kind: 'object';
  readonly types: readonly string[];
  readonly text: string;
  readonly properties: readonly (readonly [string, WireValue])[];
  readonly cut?: true;
}

/** An error, as the shell has reported it. */
export interface WireError {
  readonly message: string;
  readonly id: string;
  readonly category: string;
  readonly exception: string;
  readonly target: string;
  readonly command: string;
  readonly position: WirePosition | null;
  readonly stackTrace: string;
  /** Whether it has ended the run. */
  readonly terminating: boolean;
  /** Of the mock or the command of the program that has thrown it. */
  readonly thrown?: number;
}

/** Where in a text something is. */
export interface WirePosition {
  /** The script; null for the text of the run. */
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
  /** The line itself. */
  readonly text: string;
}
