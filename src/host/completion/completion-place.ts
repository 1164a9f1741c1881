/** The place that is completed: the text, its tree, and the word at the cursor. */
import type { Runspace } from '../../engine/runspace.ts';
import type { Token } from '../../language/parser.ts';
import type { AstPlaces } from './ast-place.ts';
import type { TypeInference } from './infer-types.ts';

/** The word that the cursor is in or behind; empty where there is none. */
export interface TypedWord {
  readonly start: number;
  readonly end: number;
  /** As written, without the quote it begins with. */
  readonly text: string;
  readonly quote: string;
  readonly token: Token | null;
}

export interface CompletionPlace {
  readonly runspace: Runspace;
  readonly text: string;
  readonly cursor: number;
  readonly tokens: readonly Token[];
  readonly places: AstPlaces;
  readonly inference: TypeInference;
  /** Characters that stand at the cursor in the tree and not in the text. */
  readonly standIn: number;
  readonly word: TypedWord;
}
