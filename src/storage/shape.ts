/**
 * The shapes of sections: what JSON a section may hold, checked when it is committed and when it is read, and of what
 * comes into a lab from outside. A library for this would be loaded whenever a lab is opened, and is three times as
 * large as what is needed here.
 */

/** Where a value is not as it must be, and what is needed there. */
export interface Complaint {
  /** From the value's root: `.keys[3].path`. */
  readonly path: string;
  readonly reason: string;
}

/** What a value may be. */
export interface Shape<out T> {
  /** The first thing that is wrong with a value, or `undefined` where nothing is. */
  check(value: unknown): Complaint | undefined;
  /** Never present at run time: carries the type only. */
  readonly valueType?: T;
}

/** A field that may be absent. */
export interface OptionalField<T> {
  readonly optional: Shape<T>;
}

/** The fields of an object: a shape for each, `optional(…)` for those that may be absent. */
export type Fields<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? OptionalField<Exclude<T[K], undefined>> : Shape<T[K]>;
};

/** A complaint as a sentence's end: `$.keys[3].path: a text is needed here`. */
export function complaintText({ path, reason }: Complaint): string {
  return `$${path}: ${reason}`;
}

/** A text; one that matches `pattern`, which `meaning` says in words. */
export function text<T extends string = string>(pattern?: RegExp, meaning = 'a text'): Shape<T> {
  return needing(meaning, (value) => typeof value === 'string' && (pattern === undefined || pattern.test(value)));
}

/** Bytes in base64. */
export const base64: Shape<string> = text(/^[A-Za-z0-9+/]*={0,2}$/, 'a text in base64');

/** A number. */
export const number: Shape<number> = needing(
  'a number',
  (value) => typeof value === 'number' && Number.isFinite(value),
);

/** A whole number from `least` on. */
export function whole(least = 0): Shape<number> {
  return needing(
    `a whole number from ${least} on`,
    (value) => Number.isSafeInteger(value) && (value as number) >= least,
  );
}

/** A moment: milliseconds since 1970 that JavaScript can show. */
export const instant: Shape<number> = needing(
  'a moment in milliseconds',
  (value) => typeof value === 'number' && Math.abs(value) <= 8.64e15,
);

/** Any JSON. */
export const anything: Shape<unknown> = { check: () => undefined };

export const flag: Shape<boolean> = needing('true or false', (value) => typeof value === 'boolean');

/** One of some values. */
export function oneOf<const T extends string | number>(...values: readonly T[]): Shape<T> {
  const known = new Set<unknown>(values);
  return needing(`one of ${values.join(', ')}`, (value) => known.has(value));
}

/** A value of any of some shapes, which are told apart by the kind of JSON that they are. */
export function anyOf<T>(meaning: string, ...shapes: readonly Shape<unknown>[]): Shape<T> {
  return needing(meaning, (value) => shapes.some((shape) => !shape.check(value)));
}

/** A list. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    check(value) {
      if (!Array.isArray(value)) return { path: '', reason: 'a list is needed here' };
      for (let index = 0; index < value.length; index++) {
        const complaint = item.check(value[index]);
        if (complaint) return { path: `[${index}]${complaint.path}`, reason: complaint.reason };
      }
      return undefined;
    },
  };
}

/** A list of exactly these. */
export function tuple<T extends readonly unknown[]>(...items: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> {
  return {
    check(value) {
      if (!Array.isArray(value) || value.length !== items.length) {
        return { path: '', reason: `a list of ${items.length} is needed here` };
      }
      for (const [index, item] of items.entries()) {
        const complaint = item.check(value[index]);
        if (complaint) return { path: `[${index}]${complaint.path}`, reason: complaint.reason };
      }
      return undefined;
    },
  };
}

/** Marks a field that may be absent. */
export function optional<T>(shape: Shape<T>): OptionalField<T> {
  return { optional: shape };
}

/** An object with these fields and no others. */
export function record<T extends object>(fields: Fields<T>): Shape<T> {
  const shapes = new Map<string, { shape: Shape<unknown>; isOptional: boolean }>();
  for (const [name, field] of Object.entries(fields) as [string, Shape<unknown> | OptionalField<unknown>][]) {
    if ('optional' in field) shapes.set(name, { shape: field.optional, isOptional: true });
    else shapes.set(name, { shape: field, isOptional: false });
  }
  return { check: (value) => checkRecord(value, shapes) };
}

/** An object whose field `kind` says which of some shapes it has. */
export function variants<T extends { readonly kind: string }>(
  shapes: {
    readonly [K in T['kind']]: Shape<Extract<T, { readonly kind: K }>>;
  },
): Shape<T> {
  const known = new Map<unknown, Shape<unknown>>(Object.entries(shapes) as [string, Shape<unknown>][]);
  return {
    check(value) {
      if (!isObject(value)) return { path: '', reason: 'an object is needed here' };
      const shape = known.get(value.kind);
      return shape
        ? shape.check(value)
        : { path: '.kind', reason: `one of ${[...known.keys()].join(', ')} is needed here` };
    },
  };
}

function checkRecord(
  value: unknown,
  shapes: ReadonlyMap<string, { readonly shape: Shape<unknown>; readonly isOptional: boolean }>,
): Complaint | undefined {
  if (!isObject(value)) return { path: '', reason: 'an object is needed here' };
  for (const [name, { shape, isOptional }] of shapes) {
    const field = value[name];
    if (field === undefined && isOptional) continue;
    const complaint = shape.check(field);
    if (complaint) return { path: `.${name}${complaint.path}`, reason: complaint.reason };
  }
  for (const name of Object.keys(value))
    if (!shapes.has(name)) return { path: `.${name}`, reason: 'nothing is known of this' };
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function needing<T>(meaning: string, isRight: (value: unknown) => boolean): Shape<T> {
  const complaint = { path: '', reason: `${meaning} is needed here` };
  return { check: (value) => (isRight(value) ? undefined : complaint) };
}
