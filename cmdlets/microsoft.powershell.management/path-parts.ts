/** A path as text taken apart and put together: Split-Path and Join-Path. */
import { isWindowsPath } from '../../src/types/files/path-text.ts';

const QUALIFIER = /^(?:(?:[\w.]+\\)?\w+::|[^:\\/]+:)/;

/** `C:`, `Env:`, `FileSystem::`; null when there is none. */
export function qualifierOf(path: string): string | null {
  const found = QUALIFIER.exec(path)?.[0] ?? null;
  return found?.endsWith('::') ? found.slice(0, -2) : found;
}

export function withoutQualifier(path: string): string {
  return path.replace(QUALIFIER, '');
}

/** Host paths have slashes only; a path with a drive keeps the separators that it is written with. */
function normal(path: string): string {
  return qualifierOf(path) !== null || isWindowsPath(path) ? path : path.replaceAll('\\', '/');
}

function trimmed(path: string): string {
  return path.replace(/(?<=[^:\\/])[\\/]+$/, '');
}

export function parentOfPath(path: string): string {
  const text = trimmed(normal(path));
  const end = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
  if (end < 0) return qualifierOf(text) !== null && qualifierOf(text) !== text ? (qualifierOf(text) as string) : '';
  if (end === text.length - 1) return '';
  const parent = text.slice(0, end);
  if (parent === '') return text[0] as string;
  return /^[a-z]:$/i.test(parent) ? parent + (text[end] as string) : parent;
}

export function leafOfPath(path: string): string {
  const text = trimmed(normal(path));
  const leaf = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
  return leaf === '' ? text : leaf;
}

export function joinPath(parent: string, child: string): string {
  const windows = isWindowsPath(parent);
  const separator = windows ? '\\' : '/';
  const clean = (text: string) => (windows ? text.replaceAll('/', '\\') : normal(text));
  const head = clean(parent);
  const tail = clean(child).replace(/^[\\/]+/, '');
  if (head === '') return clean(child);
  if (tail === '') return head.endsWith(separator) ? head : head + separator;
  return head.endsWith('/') || head.endsWith('\\') ? head + tail : head + separator + tail;
}
