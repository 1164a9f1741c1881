/** Reads what was filled in, with a default for what was not. */
import type { FieldValue } from './form-view.ts';

export class Filled {
  constructor(private readonly values: ReadonlyMap<string, FieldValue>) {}

  text(id: string, otherwise = ''): string {
    const value = this.values.get(id);
    return typeof value === 'string' ? value : otherwise;
  }

  mark(id: string, otherwise = false): boolean {
    const value = this.values.get(id);
    return typeof value === 'boolean' ? value : otherwise;
  }

  texts(id: string): readonly string[] {
    const value = this.values.get(id);
    return Array.isArray(value) ? value : [];
  }
}
