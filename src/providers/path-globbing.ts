/** Expands wildcards in a path, part by part. Letter case does not matter, on any file system. */

import { hasWildcards, unescapeWildcards, WildcardOption, WildcardPattern } from '../types/wildcard.ts';
import type { ChildOptions } from './provider.ts';
import { pathNotFound } from './provider-errors.ts';
import { displayPath, type ResolvedPath } from './resolved-path.ts';

export function expandWildcards(resolved: ResolvedPath, options: ChildOptions = {}): ResolvedPath[] {
  const { provider, drive, path } = resolved;
  const { root, parts } = splitPath(resolved);
  if (parts.length === 0) return provider.exists(path) ? [resolved] : [];
  requirePlainParent(resolved, root, parts);
  let found = [root];
  parts.forEach((part, i) => {
    const last = i === parts.length - 1;
    found = found.flatMap((parent) => [...step(resolved, parent, part, last, options)]);
  });
  return found.map((one) => ({ provider, drive, path: one }));
}

/** The part in front of the first pattern has to be there. @throws NetException PathNotFound */
function requirePlainParent({ provider, drive, path }: ResolvedPath, root: string, parts: readonly string[]): void {
  const end = parts.findIndex((part) => hasWildcards(part));
  if (end <= 0) return;
  const parent = parts.slice(0, end).reduce((whole, part) => provider.join(whole, unescapeWildcards(part)), root);
  if (parent !== path && !provider.exists(parent)) throw pathNotFound(displayPath({ provider, drive, path: parent }));
}

/** The parts that lie below the root of the provider. On Unix a backslash in front of a wildcard is part of a name. */
function splitPath({ provider, path, drive }: ResolvedPath): { root: string; parts: string[] } {
  if (!provider.isNavigable) return { root: '', parts: [path] };
  const root = drive?.root ?? /^(?:\\\\[^\\]+\\[^\\]+|[a-z]:\\|\/)?/i.exec(path)?.[0] ?? '';
  return {
    root,
    parts: path
      .slice(root.length)
      .split(provider.separatorOf(path) === '\\' ? /[\\/]/ : /\/|\\(?![*?[\]`])/)
      .filter((part) => part !== ''),
  };
}

function* step(
  { provider }: ResolvedPath,
  parent: string,
  part: string,
  last: boolean,
  options: ChildOptions,
): Iterable<string> {
  if (!hasWildcards(part)) {
    const path = provider.join(parent, unescapeWildcards(part));
    if (last ? provider.exists(path) : provider.isContainer(path)) yield path;
    return;
  }
  if (parent !== '' && !provider.isContainer(parent)) return;
  const pattern = new WildcardPattern(part, WildcardOption.IgnoreCase);
  for (const name of provider.childNames(parent, { force: options.force ?? false })) {
    if (!pattern.isMatch(name)) continue;
    const path = provider.join(parent, name);
    if (last || provider.isContainer(path)) yield path;
  }
}
