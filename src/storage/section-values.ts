/**
 * What this process knows of the sections of a store, up to a limit: labs of ten thousand servers have more than fits
 * into memory. What was used last stays longest.
 */
import { deepFreeze } from './change-set.ts';
import type { Shape } from './shape.ts';

/** So many letters of text are kept, at most: those of each of the two halves. */
const LETTERS_OF_A_HALF = 16 * 1024 * 1024;

/** A section's value as this process knows it: parsed when somebody reads it, and checked against its shape once. */
export class SectionValue {
  /** The shape against which it was checked. */
  shape: Shape<unknown> | null = null;
  private parsed: { readonly value: unknown } | null = null;
  private text: string | null;
  readonly letters: number;

  constructor(text: string) {
    this.text = text;
    this.letters = text.length;
  }

  /** Deeply frozen. */
  get value(): unknown {
    this.parsed ??= { value: deepFreeze(JSON.parse(this.text ?? '')) };
    this.text = null;
    return this.parsed.value;
  }
}

/** Values by the digests of their texts: what many machines have alike is kept once. */
export class SectionValues {
  private young = new Map<string, SectionValue>();
  private old: ReadonlyMap<string, SectionValue> = new Map();
  private letters = 0;

  get(digest: string): SectionValue | undefined {
    const young = this.young.get(digest);
    if (young) return young;
    const old = this.old.get(digest);
    if (old) this.keep(digest, old);
    return old;
  }

  keep(digest: string, value: SectionValue): void {
    if (this.letters > LETTERS_OF_A_HALF) {
      this.old = this.young;
      this.young = new Map();
      this.letters = 0;
    }
    this.young.set(digest, value);
    this.letters += value.letters;
  }
}
