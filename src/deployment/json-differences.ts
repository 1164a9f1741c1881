/**
 * What differs between two values of JSON, place by place. Items of lists are found again by what names them (a name, an id, a
 * scope with a type), so that one more item is one difference and not a shift of all that follow.
 */

/** A difference: null stands for what is not there. */
export interface JsonDifference {
  /** `assignments[global OAuthTokenIssuer].current.thumbprint` */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Fields that name an item of a list, the best first. */
const NAMES: readonly (readonly string[])[] = [
  ['kind', 'identity'],
  ['scope', 'type'],
  ['replica', 'thumbprint'],
  ['service', 'type'],
  ['id'],
  ['requestId'],
  ['guid'],
  ['name'],
  ['index'],
  ['thumbprint'],
];

export function jsonDifferences(before: unknown, after: unknown): JsonDifference[] {
  const found: JsonDifference[] = [];
  compare(before, after, '', found);
  return found;
}

function compare(before: unknown, after: unknown, path: string, found: JsonDifference[]): void {
  if (before === after) return;
  const [left, right] = [childrenOf(before, after), childrenOf(after, before)];
  if (!left || !right || isList(before, after) !== isList(after, before)) {
    const [old, now] = [shortText(before, path), shortText(after, path)];
    if (JSON.stringify(before) !== JSON.stringify(after)) found.push({ path, before: old, after: now });
    return;
  }
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    compare(left.get(key), right.get(key), join(path, key, isList(before, after)), found);
  }
}

function join(path: string, key: string, isList: boolean): string {
  if (isList) return `${path}[${shortened(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** Whether it is a list; a list that is not there is an empty one. */
function isList(value: unknown, other: unknown): boolean {
  return Array.isArray(value === undefined ? other : value);
}

/**
 * Fields of an object, or items of a list by their names; `undefined` for what has no parts.
 * @param other what it is compared with: where that is a list, none is an empty one
 */
function childrenOf(value: unknown, other: unknown): ReadonlyMap<string, unknown> | undefined {
  if (value === undefined && Array.isArray(other)) return new Map();
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const names = NAMES.find((fields) => value.every((item) => hasAll(item, fields)));
  const keys = value.map((item, index) =>
    names ? names.map((name) => (item as Record<string, unknown>)[name]).join(' ') : String(index),
  );
  // Names that are not unique name nothing.
  if (new Set(keys).size < keys.length) return new Map(value.map((item, index) => [String(index), item]));
  return new Map(keys.map((key, index) => [key, value[index]]));
}

function hasAll(item: unknown, fields: readonly string[]): boolean {
  if (typeof item !== 'object' || item === null) return false;
  return fields.every((field) => ['string', 'number'].includes(typeof (item as Record<string, unknown>)[field]));
}

/** Fields of the state that hold a moment, in milliseconds. */
const MOMENT =
  /(?:^|\.|\])(?:at|until|since|from|start|time|trigger|\w+(?:At|Date|Time|Run|Update|Creation|Report|Anchor|After|Before))$/;
/** From 2000 to 2100: what is no moment of a lab stays the number that it is. */
const MOMENTS: readonly [first: number, last: number] = [946_684_800_000, 4_102_444_800_000];

function shortText(value: unknown, path: string): string | null {
  if (value === undefined) return null;
  if (typeof value === 'number' && MOMENT.test(path) && value >= MOMENTS[0] && value <= MOMENTS[1])
    return new Date(value).toISOString().replace('.000Z', 'Z');
  return shortened(typeof value === 'string' ? value : JSON.stringify(value));
}

const SHOWN = 60;

function shortened(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`;
}
