/** Finds the view for an object by its type names: the built-in views and those that a session loaded from files. */
import type { FormattingContext } from './formatting-context.ts';
import type { SelectedBy, View } from './view-definition.ts';

const DESERIALIZED = 'Deserialized.';

/** Names without the prefix of deserialized objects; null when none has it. */
export function withoutDeserializedPrefix(typeNames: readonly string[]): string[] | null {
  const lower = DESERIALIZED.toLowerCase();
  let any = false;
  const names = typeNames.map((name) => {
    if (!name.toLowerCase().startsWith(lower)) return name;
    any = true;
    return name.slice(DESERIALIZED.length);
  });
  return any ? names : null;
}

/** The entry that fits an object's types best: the most derived type decides, the one without types is for the rest. */
export function selectEntry<E extends SelectedBy>(
  entries: readonly E[],
  typeNames: readonly string[],
  fulfils: (condition: NonNullable<SelectedBy['condition']>) => boolean,
): E | null {
  const [only] = entries;
  if (only && entries.length === 1 && !only.types) return only;
  return bestEntry(entries, typeNames, fulfils) ?? entries.find((entry) => !entry.types && !entry.condition) ?? null;
}

function bestEntry<E extends SelectedBy>(
  entries: readonly E[],
  typeNames: readonly string[],
  fulfils: (condition: NonNullable<SelectedBy['condition']>) => boolean,
): E | null {
  for (const typeName of typeNames) {
    const key = typeName.toLowerCase();
    for (const entry of entries) {
      if (!entry.types?.some((name) => name.toLowerCase() === key)) continue;
      if (!entry.condition || fulfils(entry.condition)) return entry;
    }
  }
  const plain = withoutDeserializedPrefix(typeNames);
  return plain ? bestEntry(entries, plain, fulfils) : null;
}

/** What chooses views needs to know of the session besides. */
export interface ViewChoiceContext extends FormattingContext {
  readonly views: ViewRegistry;
}

export class ViewRegistry {
  private views: View[];
  private byType: Map<string, View[]> | null = null;
  /** Answers of `findOutOfBand`, which is asked for every object; lists of names are shared by the objects of a type. */
  private outOfBand = new WeakMap<readonly string[], View | null>();
  /** Format files loaded by the session, in the order in which they are looked at; null stands for the built-in views. */
  private files: { readonly path: string | null; views: readonly View[] }[];

  constructor(builtIn: readonly View[]) {
    this.files = [{ path: null, views: builtIn }];
    this.views = [...builtIn];
  }

  /** All views, in the order in which they are looked at. */
  all(): readonly View[] {
    return this.views;
  }

  /** Paths of the loaded files. */
  loadedFiles(): string[] {
    return this.files.flatMap((file) => (file.path === null ? [] : [file.path]));
  }

  /** Adds the views of a file before or after those there are; a file that was loaded before is replaced. */
  addFile(path: string, views: readonly View[], where: 'prepend' | 'append'): void {
    const known = this.files.find((file) => file.path === path);
    if (known) known.views = views;
    else if (where === 'prepend') this.files.unshift({ path, views });
    else this.files.push({ path, views });
    this.refresh();
  }

  /** Takes the views of a file out again. */
  removeFile(path: string): void {
    this.files = this.files.filter((file) => file.path !== path);
    this.refresh();
  }

  private refresh(): void {
    this.views = this.files.flatMap((file) => file.views);
    this.byType = null;
    this.outOfBand = new WeakMap();
  }

  /**
   * The view for an object: of one kind, or of any (the first that fits). Views of more derived types come first, among
   * those of one type the first defined.
   */
  find(typeNames: readonly string[], kind: View['kind'] | null, name: string | null = null): View | null {
    return this.best(typeNames, (view) => {
      if (view.outOfBand || (kind !== null && view.kind !== kind)) return false;
      return name === null || view.name.toLowerCase() === name.toLowerCase();
    });
  }

  /**
   * The view for objects that are drawn wherever they come.
   * @param ofType whether the names are those of a .NET type (which do not change) rather than of one object.
   */
  findOutOfBand(typeNames: readonly string[], ofType: boolean): View | null {
    if (!ofType) return this.best(typeNames, (one) => one.outOfBand === true);
    let view = this.outOfBand.get(typeNames);
    if (view === undefined) {
      view = this.best(typeNames, (one) => one.outOfBand === true);
      this.outOfBand.set(typeNames, view);
    }
    return view;
  }

  private best(typeNames: readonly string[], fits: (view: View) => boolean): View | null {
    const index = (this.byType ??= indexByType(this.views));
    for (const typeName of typeNames) {
      const found = index.get(typeName.toLowerCase())?.find(fits);
      if (found) return found;
    }
    const plain = withoutDeserializedPrefix(typeNames);
    return plain ? this.best(plain, fits) : null;
  }
}

function indexByType(views: readonly View[]): Map<string, View[]> {
  const index = new Map<string, View[]>();
  for (const view of views) {
    for (const type of view.types) {
      const key = type.toLowerCase();
      const known = index.get(key);
      if (known) known.push(view);
      else index.set(key, [view]);
    }
  }
  return index;
}

/** Whether a view is for objects with these type names. */
export function viewApplies(view: View, typeNames: readonly string[]): boolean {
  for (const type of view.types) {
    const key = type.toLowerCase();
    if (typeNames.some((name) => name.toLowerCase() === key)) return true;
  }
  const plain = withoutDeserializedPrefix(typeNames);
  return plain !== null && viewApplies(view, plain);
}
