import type { Runspace } from '../../engine/runspace.ts';
export interface CompletionMatch {
  readonly completionText: string;
}
export interface Completion {
  readonly replacementIndex: number;
  readonly replacementLength: number;
  readonly matches: readonly CompletionMatch[];
}
export function completeInput(_r: Runspace, _text: string, cursor: number): Completion {
  return { replacementIndex: cursor, replacementLength: 0, matches: [] };
}
