/** A path as text taken apart and put together: Split-Path and Join-Path. */
import { isWindowsPath } from '../types/files/path-text.ts';

/** What stands before a path's first colon is a drive, whatever it holds, but for `./x:y` and paths from the root on. */
const DRIVE = /^(?!\.?[\\/])[^:]+:/;
const QUALIFIER = new RegExp(`^(?:(?:[\\w.]+\\\\)?\\w+::|${DRIVE.source.slice(1)})`);

/** The name of the drive that a path begins with; null where there is none. */
export function driveNameIn(path: string): string | null {
  return DRIVE.exec(path)?.[0].slice(0, -1) ?? null;
}

/** `C:`, `Env:`, `FileSystem::`; null when there is none. */
export function qualifierOf(path: string): string | null {
  const found = QUALIFIER.exec(path)?.[0] ?? null;
  return found?.endsWith('::') ? found.slice(0, -2) : found;
}

export function withoutQualifier(path: string): string {
  return path.replace(QUALIFIER, '');
}

/** How paths without a drive are written where the session is: on a disk of Windows, or on the host. */
export type PathStyle = 'windows' | 'posix';

export function pathStyle(location: string): PathStyle {
  return isWindowsPath(location) ? 'windows' : 'posix';
}

/** Host paths have slashes only; on Windows, and with a drive, a path keeps the separators that it is written with. */
function normal(path: string, style: PathStyle): string {
  const keeps = style === 'windows' || qualifierOf(path) !== null || path.startsWith('\\\\');
  return keeps ? path : path.replaceAll('\\', '/');
}

function trimmed(path: string): string {
  return path.replace(/(?<=[^:\\/])[\\/]+$/, '');
}

export function parentOfPath(path: string, style: PathStyle): string {
  const text = trimmed(normal(path, style));
  const end = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
  if (end < 0) return qualifierOf(text) !== null && qualifierOf(text) !== text ? (qualifierOf(text) as string) : '';
  if (end === text.length - 1) return '';
  const parent = text.slice(0, end);
  if (parent === '') return text[0] as string;
  return /^[a-z]:$/i.test(parent) ? parent + (text[end] as string) : parent;
}

export function leafOfPath(path: string, style: PathStyle): string {
  const text = trimmed(normal(path, style));
  const leaf = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
  return leaf === '' ? text : leaf;
}

export function joinPath(parent: string, child: string, style: PathStyle): string {
  const windows =
    /^[a-z]:/i.test(parent) || parent.startsWith('\\\\') || (style === 'windows' && !parent.startsWith('/'));
  const separator = windows ? '\\' : '/';
  const clean = (text: string) => {
    const provider = /^(?:[\w.]+\\)?\w+::/.exec(text)?.[0] ?? '';
    const path = text.slice(provider.length);
    return provider + (windows ? path.replaceAll('/', '\\') : path.replaceAll('\\', '/'));
  };
  const head = clean(parent);
  const tail = clean(child).replace(/^[\\/]+/, '');
  if (head === '') return clean(child);
  if (tail === '') return head.endsWith(separator) ? head : head + separator;
  return head.endsWith('/') || head.endsWith('\\') ? head + tail : head + separator + tail;
}
