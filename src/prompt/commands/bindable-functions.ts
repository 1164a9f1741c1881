/** What the functions of the editor are for: their groups and descriptions, as Get-PSReadLineKeyHandler shows them. */
import facts from './functions.json' with { type: 'json' };

export type FunctionGroup =
  | 'Basic'
  | 'CursorMovement'
  | 'History'
  | 'Completion'
  | 'Miscellaneous'
  | 'Selection'
  | 'Search'
  | 'Prediction'
  | 'Custom';

export interface FunctionFacts {
  readonly group: FunctionGroup;
  readonly description: string;
  /** False for functions that are only in the tables: Set-PSReadLineKeyHandler -Function does not take them. */
  readonly bindable: boolean;
}

const table = new Map<string, FunctionFacts>(
  Object.entries(facts).map(([name, { group, description, ...rest }]) => [
    name,
    { group: group as FunctionGroup, description, bindable: !('bindable' in rest) },
  ]),
);

/** What is known of a function; null for those that only begin chords. */
export function factsOf(name: string): FunctionFacts | null {
  return table.get(name) ?? null;
}

/** The names that Set-PSReadLineKeyHandler takes, in its order. */
export function bindableNames(): string[] {
  return [...table].filter(([, { bindable }]) => bindable).map(([name]) => name);
}
