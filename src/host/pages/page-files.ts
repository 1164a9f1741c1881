/** Which files a run's arguments mean: files as they are, the pages of folders, globs that the shell has not resolved. */
import { platform } from '../../platform/platform.ts';

/** A page to be run. */
export interface PageFile {
  readonly path: string;
  /** Found in a folder or by a pattern, where pages of prose are among those with commands. */
  readonly found: boolean;
}

/** The forms of pages; other files of a folder are passed over. */
const PAGE = /\.(?:md|markdown|html?|txt|ps1|rst|adoc|asciidoc)$/i;

/** Of a folder that is tested: its transcripts, and the pages that are made to be read. */
export const TESTED = /\.(?:transcript|md|markdown|html?|rst|adoc|asciidoc)$/i;

/**
 * The files in order; an argument that names nothing is given back as a file that is not there, a folder without pages as
 * one that cannot be read.
 * @param wanted what is taken of a folder
 */
export function pageFiles(args: readonly string[], wanted: RegExp = PAGE): PageFile[] {
  return args.flatMap((arg) => {
    const stat = platform().files.stat(arg, { throwIfNoEntry: false });
    if (stat?.isDirectory()) return inFolder(arg, wanted);
    if (!stat && /[*?[]/.test(arg)) return matching(arg);
    return [{ path: arg, found: false }];
  });
}

function inFolder(folder: string, wanted: RegExp): PageFile[] {
  const paths = filesBelow(folder).filter((path) => wanted.test(path));
  return paths.length === 0 ? [{ path: folder, found: false }] : paths.map((path) => ({ path, found: true }));
}

/** Files below a folder, each folder's in the order of their names. Links to folders are not followed: they may go in circles. */
function filesBelow(folder: string): string[] {
  const entries = platform()
    .files.readEntries(folder)
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = platform().paths.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** `docs/**` + `/*.md`: `*` and `?` stay within a name, `**` goes down. A pattern that nothing fits is no file. */
function matching(pattern: string): PageFile[] {
  const slashed = pattern.replaceAll('\\', '/');
  const fixed = slashed.slice(0, slashed.slice(0, slashed.search(/[*?[]/)).lastIndexOf('/') + 1);
  const folder = fixed === '' ? '.' : fixed;
  if (!platform().files.stat(folder, { throwIfNoEntry: false })?.isDirectory())
    return [{ path: pattern, found: false }];
  const fits = new RegExp(
    `^${slashed
      .split(/(\*\*\/?|\*|\?|\[[^\]]*\])/)
      .map(patternPart)
      .join('')}$`,
  );
  const found = filesBelow(folder).filter((path) => fits.test(path.replaceAll('\\', '/')));
  return found.length > 0 ? found.map((path) => ({ path, found: true })) : [{ path: pattern, found: false }];
}

function patternPart(part: string): string {
  if (part.startsWith('**')) return '(?:.*/)?';
  if (part === '*') return '[^/]*';
  if (part === '?') return '[^/]';
  if (/^\[.+\]$/.test(part)) return part.replace('[!', '[^');
  return part.replace(/[\\^$.|+(){}[\]]/g, '\\$&');
}
