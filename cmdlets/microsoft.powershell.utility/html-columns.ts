/** The columns of ConvertTo-Html: properties by name or wildcard, or tables with a label and an expression. */

import { calculatedValue, isCallRefusal } from '../../src/formatting/calculated-value.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { netText } from '../../src/types/format/format-value.ts';
import { getOwnMember, listProperties } from '../../src/types/members/member-access.ts';
import { type Invocable, isInvocable } from '../../src/types/members/ps-member.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { Hashtable, KeyedTable } from '../../src/types/values/hashtable.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';

export interface HtmlColumn {
  readonly label: string;
  /** Attributes of its cells: `width="5"`, `align="left"`. */
  readonly attributes: string;
  read(item: unknown): unknown;
  /** Whether an object has it; a list leaves out what it has not. */
  isOf(item: unknown): boolean;
}

/** The columns for what -Property says, as far as the first object has them. */
export function htmlColumns(properties: readonly unknown[] | undefined, first: unknown): HtmlColumn[] {
  const wanted = properties && properties.length > 0 ? properties : ['*'];
  return wanted.flatMap((property) => columnsOf(property, first));
}

function columnsOf(property: unknown, first: unknown): HtmlColumn[] {
  if (property instanceof Hashtable) return [calculated(property)];
  if (isInvocable(property)) return [scripted(String(property), property)];
  const name = toText(property);
  const pattern = WildcardPattern.of(name, true);
  const names =
    first instanceof KeyedTable
      ? [...first.keys()].map((key) => toText(key))
      : listProperties(first).map((one) => one.name);
  return names.filter((one) => pattern.isMatch(one)).map((one) => named(one, one));
}

function scripted(label: string, script: Invocable, attributes = ''): HtmlColumn {
  return { label, attributes, read: (item) => outputOf(script, item), isOf: () => true };
}

/** What a script says of an object: several values as the text of an array. A script that fails says nothing. */
function outputOf(script: Invocable, item: unknown): unknown {
  try {
    const value = calculatedValue(script, item);
    return Array.isArray(value) ? value.map((one) => (one === null ? '' : netText(one))).join(' ') : value;
  } catch (error) {
    if (error instanceof NetException && !isCallRefusal(error)) return null;
    throw error;
  }
}

function named(label: string, name: string, attributes = ''): HtmlColumn {
  const read = (item: unknown): unknown => valueOfProperty(item, name);
  return { label, attributes, read: (item) => read(item) ?? null, isOf: (item) => read(item) !== undefined };
}

/** A getter that fails leaves the cell empty. */
function valueOfProperty(item: unknown, name: string): unknown {
  try {
    return getOwnMember(item, name);
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
  return scripted(text, expression, attributes);
}
