/** What the built-in views compute where PowerShell's have scripts. */
import { ambient } from '../types/ambient.ts';
import { toDouble, toText } from '../types/conversion/conversion.ts';
import { enumerate } from '../types/enumeration.ts';
import { formatValue } from '../types/format/format-value.ts';
import { getMember, invokeMethod } from '../types/members/member-access.ts';
import { Double } from '../types/values/numbers.ts';
import type { GroupBy } from './view-definition.ts';
import { token } from './view-definition.ts';

/** The value at a path of properties (`Provider.Name`); null as soon as one is missing. */
export function valueAt(item: unknown, path: string): unknown {
  let value = item;
  for (const name of path.split('.')) {
    if (value === null || value === undefined) return null;
    value = getMember(value, name);
  }
  return value ?? null;
}

/** A value in a .NET format by the current culture. */
export function formatted(value: unknown, format: string): string {
  return value === null ? '' : formatValue(value, format, ambient().culture);
}

/** Two decimals, with the culture's separators. */
export function twoDecimals(value: unknown): string {
  return formatted(new Double(value === null ? 0 : toDouble(value)), 'N2');
}

/** Bytes as megabytes with two decimals. */
export function megabytes(value: unknown): string {
  return twoDecimals(new Double(toDouble(value ?? 0) / 2 ** 20));
}

/** Bytes as whole kilobytes. */
export function kilobytes(value: unknown): number {
  return Math.round(toDouble(value ?? 0) / 1024);
}

/** Used or free space of a drive in gigabytes; empty for drives that have none. */
export function gigabytes(drive: unknown, property: 'Used' | 'Free'): string | null {
  const used = valueAt(drive, 'Used');
  const free = valueAt(drive, 'Free');
  const hasSpace = [used, free].some((value) => value !== null && toDouble(value) !== 0);
  if (!hasSpace) return null;
  const bytes = property === 'Used' ? used : free;
  return formatted(new Double(toDouble(bytes ?? 0) / 2 ** 30), '###0.00');
}

/** The last part of a path. */
export function leafOf(path: unknown): string | null {
  if (path === null) return null;
  const text = toText(path).replace(/[\\/]+$/, '');
  return text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
}

/** A path without its last part. */
export function parentOf(path: string): string {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return end < 0 ? '' : path.slice(0, end);
}

/** Date and time to the minute, as a listing of files shows it. */
export function shortTime(value: unknown): string {
  return value === null ? '' : `${formatted(value, 'd')} ${formatted(value, 'HH:mm')}`;
}

export function shortDate(value: unknown): string {
  return formatted(value, 'd');
}

/** How long a command took: only as many parts as there are. */
export function durationText(duration: unknown): string {
  if (duration === null) return '';
  const hours = toDouble(valueAt(duration, 'TotalHours') ?? 0);
  const minutes = toDouble(valueAt(duration, 'TotalMinutes') ?? 0);
  if (hours >= 10) return `${Math.round(hours)}:${formatted(duration, 'mm\\:ss\\.fff')}`;
  return formatted(duration, hours >= 1 ? 'h\\:mm\\:ss\\.fff' : minutes >= 1 ? 'm\\:ss\\.fff' : 's\\.fff');
}

/** The elements of a collection below each other. */
export function joinedLines(value: unknown): string {
  return [...(enumerate(value) ?? [value])].map((one) => toText(one)).join('\n');
}

/** The beginning of a long text. */
export function abbreviated(value: unknown): string {
  const text = value === null ? '' : toText(value);
  const most = 400;
  return text.length > most ? `${text.slice(0, most)}\u2026` : text;
}

/** A measurement of a ping, `*` when no answer came. */
export function unlessTimedOut(status: unknown, property: string): unknown {
  const state = valueAt(status, 'Status');
  return state !== null && toText(state) === 'TimedOut' ? '*' : valueAt(status, property);
}

/** An escape sequence, first in force and then as text. */
export function escapesShown(property: string): (style: unknown) => string {
  return (style) => {
    const text = toText(valueAt(style, property));
    return text === '' ? '' : `${text}${text.replaceAll('\x1b', '`e')}\x1b[0m`;
  };
}

/** The name of a number, or the number. */
export function named(names: Readonly<Record<number, string>>, value: unknown): unknown {
  return value === null ? null : (names[toDouble(value)] ?? value);
}

/** The values of a registry key as a list. */
export function registryValues(key: unknown): string {
  const names = [...(enumerate(invokeMethod(key, 'GetValueNames', [])) ?? [])].map((name) => toText(name));
  const labels = names.map((name) => name || '(default)');
  const width = Math.max(0, ...labels.map((label) => label.length));
  const most = 5000;
  const text = names
    .map((name) => `${(name || '(default)').padEnd(width)} : ${toText(invokeMethod(key, 'GetValue', [name]))}`)
    .join('\n');
  return text.length > most ? `${text.slice(0, most)}...` : text;
}

/** A heading `    Directory: …` above objects whose value agrees. */
function heading(by: GroupBy['by'], text: string, shown: (item: unknown) => string): GroupBy {
  return { by, control: { entries: [{ tokens: [token.frame(0, [token.text(text), token.value(shown)])] }] } };
}

const withoutProvider = (prefix: string) => (item: unknown) => {
  const path = valueAt(item, 'PSParentPath');
  return path === null ? '' : toText(path).replace(prefix, '');
};

/** Files below the folder that they are in. */
export const byDirectory = heading(
  'PSParentPath',
  '    Directory: ',
  withoutProvider('Microsoft.PowerShell.Core\\FileSystem::'),
);

/** Registry keys below the key that they are in. */
export const byHive = heading('PSParentPath', '    Hive: ', withoutProvider('Microsoft.PowerShell.Core\\Registry::'));

const signatureFolder = (signature: unknown): string => parentOf(toText(valueAt(signature, 'Path')));

/** Signatures below the folder of the signed file. */
export const bySignaturePath = heading(signatureFolder, '    Directory: ', signatureFolder);

/** The folder that a module's folder (of a version, perhaps) is in. */
function moduleRoot(module: unknown): string {
  const folder = parentOf(toText(valueAt(module, 'Path')));
  const versioned = /^\d+(?:\.\d+){1,3}$/.test(leafOf(folder) ?? '');
  return parentOf(versioned ? parentOf(folder) : folder);
}

/** Available modules below the folder that they were found in. */
export const byModuleFolder = heading(moduleRoot, '    Directory: ', moduleRoot);

/** The editions of PowerShell that a module is for, shortened. */
export function editionsOf(module: unknown): string {
  const editions = valueAt(module, 'CompatiblePSEditions');
  const names = editions === null ? [] : [...(enumerate(editions) ?? [editions])].map((one) => toText(one));
  return (names.length > 0 ? names : ['Desktop'])
    .map((name) => name.slice(0, 4))
    .sort()
    .join(',');
}
