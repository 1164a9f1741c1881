/**
 * Paths as text (System.IO.Path). A runspace meets POSIX paths of the host and Windows paths of the simulated machines
 * alike, so the path itself says which rules it follows.
 */

import { argumentException } from '../net-exception.ts';

/** No system takes a NUL in a path. @throws NetException as Path.GetFullPath does */
export function requireNoNul(path: string): void {
  if (path.includes('\0')) throw argumentException('ArgumentException', 'Null character in path.', 'path');
}

/** Whether a path is written for Windows: a drive, a share, or backslashes only. */
export function isWindowsPath(path: string): boolean {
  return /^[a-z]:/i.test(path) || path.startsWith('\\\\') || (path.includes('\\') && !path.includes('/'));
}

function separatorOf(path: string): string {
  return isWindowsPath(path) ? '\\' : '/';
}

function isSeparator(char: string | undefined, windows: boolean): boolean {
  return char === '/' || (windows && char === '\\');
}

/** Path.GetPathRoot: `/`, `C:\`, `\\server\share`, or empty. */
export function pathRoot(path: string): string {
  if (isWindowsPath(path)) {
    const root = /^(?:[a-z]:[\\/]?|\\\\[^\\/]+(?:[\\/][^\\/]+)?|[\\/])/i.exec(path);
    return root ? root[0].replaceAll('/', '\\') : '';
  }
  return path.startsWith('/') ? '/' : '';
}

export function isPathRooted(path: string): boolean {
  return pathRoot(path) !== '';
}

function lastSeparator(path: string): number {
  const windows = isWindowsPath(path);
  let i = path.length - 1;
  while (i >= 0 && !isSeparator(path[i], windows) && !(windows && path[i] === ':')) i--;
  return i;
}

export function fileName(path: string): string {
  return path.slice(lastSeparator(path) + 1);
}

/** With its dot; empty when the name has none or ends with it. */
export function extension(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot < 0 || dot === name.length - 1 ? '' : name.slice(dot);
}

export function fileNameWithoutExtension(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

/** A null extension takes it away; one without a dot gets it. */
export function changeExtension(path: string, to: string | null): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  const base = dot < 0 ? path : path.slice(0, path.length - name.length + dot);
  if (to === null) return base;
  return `${base}${to.startsWith('.') ? '' : '.'}${to}`;
}

/** Path.GetDirectoryName: null for a root, empty for a bare name. */
export function directoryName(path: string): string | null {
  const root = pathRoot(path);
  if (path === '' || path.length <= root.length) return path === '' ? '' : null;
  const windows = isWindowsPath(path);
  let end = Math.max(lastSeparator(path), 0);
  while (end > root.length && isSeparator(path[end - 1], windows)) end--;
  return path.slice(0, Math.max(end, root.length));
}

/** Path.Combine: a rooted later part replaces what stands before it. */
export function combinePaths(parts: readonly string[]): string {
  return parts.reduce((whole, part) => {
    if (part === '') return whole;
    if (whole === '' || isPathRooted(part)) return part;
    return endsInSeparator(whole) ? whole + part : whole + separatorOf(whole) + part;
  }, '');
}

/** Path.Join: as Combine, but a rooted later part is appended. */
export function joinPaths(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .reduce((whole, part) => {
      if (whole === '') return part;
      const windows = isWindowsPath(whole);
      return endsInSeparator(whole) || isSeparator(part[0], windows) ? whole + part : whole + separatorOf(whole) + part;
    }, '');
}

export function endsInSeparator(path: string): boolean {
  return isSeparator(path.at(-1), isWindowsPath(path));
}

/** Path.GetRelativePath of two full paths. */
export function relativePath(from: string, to: string): string {
  const windows = isWindowsPath(from);
  const split = (path: string): string[] => path.split(windows ? /[\\/]+/ : /\/+/).filter((part) => part !== '');
  const same = (a = '', b = ''): boolean => (windows ? a.toLowerCase() === b.toLowerCase() : a === b);
  const source = split(from);
  const target = split(to);
  if (windows && !same(source[0], target[0])) return to;
  const different = source.findIndex((part, i) => !same(part, target[i]));
  const common = different < 0 ? source.length : different;
  const steps = [...source.slice(common).map(() => '..'), ...target.slice(common)];
  return steps.length === 0 ? '.' : steps.join(windows ? '\\' : '/');
}
