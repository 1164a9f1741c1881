/** What the specimens of a page were mapped to: the same one means the same thing all over a page. */
import { placeholderKey } from '../placeholders.ts';
import type { SpecimenKind } from './specimen-kinds.ts';

export class SpecimenBindings {
  private readonly values = new Map<string, string>();

  /** The value that is bound to a specimen; found once. */
  bound(kind: SpecimenKind, specimen: string, find: () => string | null): string | null {
    const key = `${kind} ${placeholderKey(specimen)}`;
    const known = this.values.get(key);
    if (known !== undefined) return known;
    const found = find();
    if (found !== null) this.values.set(key, found);
    return found;
  }

  /** Two specimens stand for two things, as long as there are enough; null where there is nothing. */
  unused(kind: SpecimenKind, names: readonly string[]): string | null {
    const used = new Set([...this.values].filter(([key]) => key.startsWith(`${kind} `)).map(([, value]) => value));
    return names.find((name) => !used.has(name)) ?? names[0] ?? null;
  }

  /** Whether something stands for this value already. */
  holds(value: string): boolean {
    return [...this.values.values()].includes(value);
  }
}
