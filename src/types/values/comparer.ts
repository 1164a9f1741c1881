/** StringComparer and its kind: IEqualityComparer and IComparer as one object that dictionaries and sets are made with. */

import { ambient } from '../ambient.ts';
import { cultureNamed } from '../culture/culture.ts';
import { keepExtensionsByProcess, NetObject, type NetType, typeNamed } from '../net-type.ts';
import type { Comparer } from '../type-declaration.ts';
import { netCompare, netEquals } from './net-equality.ts';

/** `ordinal`, or the comparison of a culture ('' is the invariant one, null the current one). */
type Kind = { readonly ordinal: true } | { readonly ordinal: false; readonly culture: string | null };

export class StringComparer extends NetObject implements Comparer {
  private constructor(
    private readonly kind: Kind,
    readonly ignoresCase: boolean,
  ) {
    super();
  }

  static readonly ordinal = new StringComparer({ ordinal: true }, false);
  static readonly ordinalIgnoreCase = new StringComparer({ ordinal: true }, true);
  static readonly invariant = new StringComparer({ ordinal: false, culture: '' }, false);
  static readonly invariantIgnoreCase = new StringComparer({ ordinal: false, culture: '' }, true);
  static readonly current = new StringComparer({ ordinal: false, culture: null }, false);
  static readonly currentIgnoreCase = new StringComparer({ ordinal: false, culture: null }, true);

  netType(): NetType {
    if (!this.kind.ordinal) return typeNamed('System.CultureAwareComparer');
    return typeNamed(this.ignoresCase ? 'System.OrdinalIgnoreCaseComparer' : 'System.OrdinalCaseSensitiveComparer');
  }

  compare(a: unknown, b: unknown): number {
    if (typeof a !== 'string' || typeof b !== 'string') return netCompare(a, b);
    if (!this.kind.ordinal) {
      return cultureNamed(this.kind.culture ?? ambient().culture).compare(a, b, this.ignoresCase);
    }
    const [left, right] = [this.keyOf(a), this.keyOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(a: unknown, b: unknown): boolean {
    if (typeof a !== 'string' || typeof b !== 'string') return netEquals(a, b);
    return this.kind.ordinal ? this.keyOf(a) === this.keyOf(b) : this.compare(a, b) === 0;
  }

  keyOf(text: string): string {
    return this.ignoresCase ? text.toUpperCase() : text;
  }
}

keepExtensionsByProcess(StringComparer.prototype);

/** Comparer.Default and EqualityComparer[T].Default. */
export class DefaultComparer extends NetObject implements Comparer {
  readonly ignoresCase = false;
  constructor(private readonly type: NetType) {
    super();
  }
  netType(): NetType {
    return this.type;
  }
  compare(a: unknown, b: unknown): number {
    return netCompare(a, b);
  }
  equals(a: unknown, b: unknown): boolean {
    return netEquals(a, b);
  }
  keyOf(text: string): string {
    return text;
  }
}

/** The comparer that an argument is, null for none (the default). */
export function comparerOf(value: unknown): Comparer | null {
  if (value instanceof StringComparer || value instanceof DefaultComparer) return value;
  if (!(value instanceof NetObject)) return null;
  for (const type of value.netType().lineage())
    if (type.declaration.comparer) return type.declaration.comparer(value as never);
  return null;
}
