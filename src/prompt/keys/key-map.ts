/** Which function a key press means: PSReadLine's tables, keys of our own beside them, and what a person has bound. */
import tables from './key-tables.json' with { type: 'json' };

/** A table of keys; Vi has one for each of its modes. */
export type TableName = keyof typeof tables;

/** How the prompt is edited. */
export type EditMode = 'Windows' | 'Emacs' | 'Vi';

/** What a key is bound to: a function's name, or the number of a script block that the engine keeps. */
export type Binding = string | { readonly handler: number };

/** A person's change to the tables: null takes the key's binding away. */
export interface KeyChange {
  readonly table: TableName;
  readonly chord: string;
  readonly binding: Binding | null;
}

/**
 * Keys that PSReadLine's tables lack and that this prompt has: terminals send Alt+Enter where they cannot send
 * Shift+Enter, and people of Unix end a session by Ctrl+D.
 */
const OWN_KEYS: Readonly<Record<TableName, Readonly<Record<string, string>>>> = {
  Windows: { 'Alt+Enter': 'AddLine', 'Ctrl+d': 'DeleteCharOrExit' },
  Emacs: { 'Alt+Enter': 'AddLine' },
  ViInsert: { 'Alt+Enter': 'AddLine' },
  ViCommand: {},
};

/** Functions that begin a chord or do nothing: they are keys of the tables, but no binding that is shown. */
export const HIDDEN_FUNCTIONS: ReadonlySet<string> = new Set(['Ignore', 'ChordFirstKey', 'ChordViTextObject']);

export class KeyMap {
  private readonly maps: ReadonlyMap<TableName, Map<string, Binding>>;
  private readonly prefixes = new Map<TableName, Set<string>>();

  constructor(changes: readonly KeyChange[] = []) {
    const names = Object.keys(tables) as TableName[];
    this.maps = new Map(
      names.map((name) => [name, new Map<string, Binding>(Object.entries({ ...tables[name], ...OWN_KEYS[name] }))]),
    );
    for (const { table, chord, binding } of changes) this.change(table, chord, binding);
    for (const name of names) this.prefixes.set(name, prefixesOf(this.maps.get(name)?.keys() ?? []));
  }

  private change(table: TableName, chord: string, binding: Binding | null): void {
    const map = this.maps.get(table) as Map<string, Binding>;
    if (binding === null) map.delete(chord);
    else map.set(chord, binding);
  }

  /** What a chord (keys joined by commas) is bound to in a table. */
  find(table: TableName, chord: string): Binding | null {
    return this.maps.get(table)?.get(chord) ?? null;
  }

  /** Whether a chord goes on behind these keys. */
  isPrefix(table: TableName, chord: string): boolean {
    return this.prefixes.get(table)?.has(chord) ?? false;
  }

  entries(table: TableName): [chord: string, binding: Binding][] {
    return [...(this.maps.get(table) ?? [])];
  }
}

function prefixesOf(chords: Iterable<string>): Set<string> {
  const prefixes = new Set<string>();
  for (const chord of chords) {
    for (let at = chord.indexOf(',', 1); at > 0; at = chord.indexOf(',', at + 2)) prefixes.add(chord.slice(0, at));
  }
  return prefixes;
}

/** The tables that a way of editing uses: the one that it begins in first. */
export function tablesOf(mode: EditMode): readonly TableName[] {
  return mode === 'Vi' ? ['ViInsert', 'ViCommand'] : [mode];
}
