/** Everything about an error as nested lists: what Get-Error and `$ErrorView = 'DetailedView'` show. */

import { InvocationInfo } from '../engine/invocation-info.ts';
import { toText } from '../types/conversion/conversion.ts';
import { ellipsis } from '../types/edition.ts';
import { ErrorRecord } from '../types/error-record.ts';
import { listProperties } from '../types/members/member-access.ts';
import { NetException } from '../types/net-exception.ts';
import { typeOf } from '../types/type-of.ts';
import { elementsOf } from './display-text.ts';

const MAXIMUM_DEPTH = 10;
const INDENTATION = 4;

/** The properties that have a value; errors and exceptions in them are shown in the same way below. */
export function extendedErrorText(error: unknown): string {
  return detailsOf(error, 0, []);
}

/** @param above the errors that this one is part of; they are not shown again. */
function detailsOf(target: unknown, indent: number, above: readonly unknown[]): string {
  const path = [...above, target];
  const rows = rowsOf(target).filter(([, value]) => !path.includes(value));
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  const lead = ' '.repeat(indent);
  return rows
    .map(([name, value]) => `${lead}${name.padEnd(width)} : ${shown(name, value, indent, path, indent + width + 3)}`)
    .join('\n');
}

function rowsOf(target: unknown): (readonly [string, unknown])[] {
  const rows: (readonly [string, unknown])[] = [];
  if (target instanceof NetException) rows.push(['Type', typeOf(target)?.fullName]);
  for (const property of listProperties(target)) {
    if (/^(?:PSErrorIndex|Type)$/i.test(property.name)) continue;
    const value = propertyValue(property, target);
    if (!isEmpty(value)) rows.push([property.name, value]);
  }
  return rows;
}

function propertyValue(property: { get(self: unknown): unknown }, target: unknown): unknown {
  try {
    return property.get(target);
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  const elements = elementsOf(value);
  return elements !== null && elements[Symbol.iterator]().next().done === true;
}

function shown(name: string, value: unknown, indent: number, path: readonly unknown[], column: number): string {
  if (value instanceof NetException || value instanceof ErrorRecord || value instanceof InvocationInfo) {
    return path.length >= MAXIMUM_DEPTH ? ellipsis() : `\n${detailsOf(value, indent + INDENTATION, path)}`;
  }
  if (name === 'StackTrace') return `\n${toText(value)}`;
  const continued = `\n${' '.repeat(column)}`;
  return toText(value)
    .split('\n')
    .map((line, i) => (i === 0 ? line : continued + line.trim()))
    .join('');
}
