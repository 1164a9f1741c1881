/** The columns of ConvertTo-Html: properties by name or wildcard, or tables with a label and an expression. */
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember, listProperties } from '../../src/types/members/member-access.ts';
import { isInvocable } from '../../src/types/members/ps-member.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { Hashtable } from '../../src/types/values/hashtable.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

export interface HtmlColumn {
  readonly label: string;
  /** Attributes of its cells: `width="5"`, `align="left"`. */
  readonly attributes: string;
  read(item: unknown): unknown;
}

/** The columns for what -Property says, with wildcards resolved on the first object. */
export function htmlColumns(properties: readonly unknown[] | undefined, first: unknown): HtmlColumn[] {
  const wanted = properties && properties.length > 0 ? properties : ['*'];
  return wanted.flatMap((property) => columnsOf(property, first));
}

function columnsOf(property: unknown, first: unknown): HtmlColumn[] {
  if (property instanceof Hashtable) return [calculated(property)];
  if (isInvocable(property))
    return [{ label: String(property), attributes: '', read: (item) => property.invokeWithItem(item, []) ?? null }];
  const name = toText(property);
  if (!hasWildcards(name)) return [named(name, name)];
  const pattern = WildcardPattern.of(name, true);
  return [...listProperties(first)].filter((one) => pattern.isMatch(one.name)).map((one) => named(one.name, one.name));
}

function named(label: string, name: string, attributes = ''): HtmlColumn {
  return { label, attributes, read: (item) => valueOfProperty(item, name) };
}

/** A getter that fails leaves the cell empty. */
function valueOfProperty(item: unknown, name: string): unknown {
  try {
    return getMember(item, name) ?? null;
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

function calculated(table: Hashtable): HtmlColumn {
  const given = (...keys: string[]): unknown => {
    for (const { key, value } of table.slots()) {
      const name = toText(key).toLowerCase();
      if (name !== '' && keys.some((one) => one.startsWith(name))) return value;
    }
    return undefined;
  };
  const expression = given('expression');
  const label = given('label', 'name');
  const size = ['width', 'alignment'].map((key) => [key === 'alignment' ? 'align' : key, given(key)] as const);
  const attributes = size
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${toText(value)}"`)
    .join('');
  const text = label === undefined ? String(expression) : toText(label);
  if (!isInvocable(expression)) return named(text, toText(expression ?? label), attributes);
  return { label: text, attributes, read: (item) => expression.invokeWithItem(item, []) ?? null };
}

/** Text for HTML, as WebUtility.HtmlEncode writes it. */
export function htmlEncode(text: string): string {
  return text.replace(/[&<>"'\u00a0-\u00ff]/g, (char) => NAMED.get(char) ?? `&#${char.charCodeAt(0)};`);
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
