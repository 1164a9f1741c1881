/**
 * Records: objects of Pester's classes that hold values and do little else (a test, a block, a run). Each class is a list
 * of property definitions, as Get-Member prints them, and what the properties are at first.
 */

import { NetObject, type NetType, typeNamed } from '../../../types/net-type.ts';
import type { PropertyDeclaration, TypeDeclaration } from '../../../types/type-declaration.ts';
import { DateTime } from '../../../types/values/date-time.ts';
import { NetDecimal } from '../../../types/values/decimal.ts';
import { Hashtable } from '../../../types/values/hashtable.ts';
import { listOf } from '../../../types/values/list-of.ts';
import type { NetList } from '../../../types/values/net-list.ts';
import { TimeSpan } from '../../../types/values/time-span.ts';
import { PESTER } from './pester.ts';

export class PesterRecord extends NetObject {
  /** The values by property name, as declarations take and give them. */
  readonly values = new Map<string, unknown>();

  constructor(private readonly typeName: string) {
    super();
  }

  netType(): NetType {
    return PESTER.type(this.typeName);
  }

  get(name: string): unknown {
    return this.values.get(name);
  }

  text(name: string): string | null {
    return (this.values.get(name) as string | null | undefined) ?? null;
  }

  duration(name: string): TimeSpan {
    return this.values.get(name) as TimeSpan;
  }
}

/** What a class has beside its properties. */
export interface RecordParts extends Omit<TypeDeclaration<PesterRecord>, 'name' | 'properties'> {
  /** What properties are at first, where that is not the default of their type. */
  readonly initial?: Readonly<Record<string, () => unknown>>;
  /** Properties that are worked out from others. */
  readonly computed?: Readonly<Record<string, (self: PesterRecord) => unknown>>;
  /** Checks or changes a value that is given to a property. */
  readonly checks?: Readonly<Record<string, (value: unknown) => unknown>>;
}

export interface RecordClass {
  readonly declaration: TypeDeclaration<PesterRecord>;
  /** A new object, with these values in place of those that it would have at first. */
  make(values?: Readonly<Record<string, unknown>>): PesterRecord;
}

/**
 * A class of records. @param definitions one a line: `int FailedCount`, `timespan Duration {get;}`; those without
 * braces can be read and set.
 */
export function recordClass(name: string, definitions: string, parts: RecordParts = {}): RecordClass {
  const { initial, computed, checks, ...rest } = parts;
  const fields = definitions
    .trim()
    .split(/\s*\n\s*/)
    .map((line) => {
      const [whole = '', type = '', name = '', rest = ''] = /^(\S+) (\w+)(.*)$/.exec(line) ?? [];
      return { type, name, text: rest === '' ? `${whole} {get;set;}` : whole };
    });
  const make = (values: Readonly<Record<string, unknown>> = {}) => {
    const made = new PesterRecord(name);
    for (const field of fields) {
      if (Object.hasOwn(computed ?? {}, field.name)) continue;
      const given = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
      made.values.set(field.name, given ?? initial?.[field.name]?.() ?? defaultOf(field.type));
    }
    return made;
  };
  const properties = fields.map((field): PropertyDeclaration => {
    const getter = computed?.[field.name] ?? ((self: PesterRecord) => self.values.get(field.name));
    const check = checks?.[field.name];
    return [
      field.text,
      getter,
      (self: PesterRecord, value: unknown) => void self.values.set(field.name, check ? check(value) : value),
    ];
  });
  return {
    declaration: { name, constructors: [['()', () => make()]], ...rest, properties },
    make,
  };
}

/** What .NET gives a property that nothing was assigned to. */
function defaultOf(type: string): unknown {
  switch (type) {
    case 'int':
      return 0;
    case 'long':
      return 0n;
    case 'bool':
      return false;
    case 'decimal':
      return NetDecimal.of(0n);
    case 'timespan':
      return TimeSpan.of(0);
    case 'datetime':
      return DateTime.minValue;
    default:
      return null;
  }
}

/** An empty `List[T]` of a type by name. */
export function emptyList(elementType: string): NetList {
  const element = elementType.startsWith('Pester.') ? PESTER.type(elementType) : typeNamed(elementType);
  return listOf(element);
}

export function emptyTable(): Hashtable {
  return new Hashtable();
}

/** The sum of some of its durations. */
export function sumOf(...names: readonly string[]): (self: PesterRecord) => TimeSpan {
  return (self) => names.map((name) => self.duration(name)).reduce((sum, one) => sum.add(one));
}
