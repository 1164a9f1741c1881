/** Where module files are: by path, and by name in the directories of `$env:PSModulePath`. */
import { ambient, hostFiles } from '../../types/ambient.ts';
import { HostRefusal } from '../../types/host-refusal.ts';
import { NetException } from '../../types/net-exception.ts';
import { compareVersions } from './module-version.ts';

const EXTENSIONS = ['.psd1', '.psm1', '.ps1'];

/** Whether a module is named by its path rather than by its name. */
export function isModulePath(name: string): boolean {
  return (
    /^[.~]?[\\/]|^\.\.[\\/]|^[a-z]:[\\/]|\.(psd1|psm1|ps1)$/i.test(name) ||
    /[\\/]/.test(name) ||
    name === '.' ||
    name === '..'
  );
}

/** The file that a path means: the file itself, the file with an ending, or the module in that directory. */
export function moduleFileAt(path: string, base = ''): string | null {
  return moduleFilesAt(path, base)[0] ?? null;
}

/** The files that a path can mean, the likeliest first: several when it is a directory with versions of a module. */
export function moduleFilesAt(path: string, base = ''): string[] {
  const full = joined(base, path);
  if (EXTENSIONS.some((extension) => full.toLowerCase().endsWith(extension)) && isFile(full)) return [full];
  for (const extension of EXTENSIONS) if (isFile(full + extension)) return [full + extension];
  return moduleFilesIn(full);
}

/** The files of the module of a directory's name: those of version directories, the newest first, then that beside them. */
function moduleFilesIn(directory: string): string[] {
  const direct = isDirectory(directory) ? namedFile(directory, lastPart(directory)) : null;
  return direct === null ? versionsIn(directory) : [...versionsIn(directory), direct];
}

function versionsIn(directory: string): string[] {
  if (!isDirectory(directory)) return [];
  const name = lastPart(directory);
  return list(directory)
    .filter((entry) => /^\d+(\.\d+){1,3}$/.test(entry))
    .sort((a, b) => compareVersions(b, a))
    .flatMap((version) => namedFile(`${directory}${separatorOf(directory)}${version}`, name) ?? []);
}

function namedFile(directory: string, name: string): string | null {
  for (const extension of EXTENSIONS.slice(0, 2)) {
    const file = list(directory).find((entry) => entry.toLowerCase() === (name + extension).toLowerCase());
    if (file) return `${directory}${separatorOf(directory)}${file}`;
  }
  return null;
}

/** The directories of `$env:PSModulePath`; Windows paths keep the colon of their drive. */
export function moduleDirectories(): string[] {
  const value = ambient().environment.get('PSModulePath') ?? '';
  const parts = value.includes(';') ? value.split(';') : value.split(/:(?![\\/])|:(?=\/)/);
  return parts
    .map((part) => part.trim())
    .map((part) => (part.startsWith('/') ? part.replaceAll('\\', '/') : part))
    .filter((part) => part !== '' && ambient().files.isOpen(part) && isDirectory(part));
}

/** The files of the module of a name in the module directories, the likeliest first. */
export function moduleFilesNamed(name: string): string[] {
  return moduleDirectories().flatMap((directory) => {
    const entry = list(directory).find((one) => one.toLowerCase() === name.toLowerCase());
    return entry ? moduleFilesIn(`${directory}${separatorOf(directory)}${entry}`) : [];
  });
}

/** All modules of the module directories, by directory; of modules with versions every one. */
export function availableModuleFiles(): string[] {
  return moduleDirectories().flatMap((directory) =>
    list(directory).flatMap((entry) => {
      const files = moduleFilesIn(`${directory}${separatorOf(directory)}${entry}`);
      const versions = files.filter(isOfVersion);
      return versions.length > 0 ? versions : files;
    }),
  );
}

/** Whether a file lies in a directory that is a version. */
function isOfVersion(file: string): boolean {
  return /[\\/]\d+(\.\d+){1,3}[\\/][^\\/]+$/.test(file);
}

/** Every module file below the module directories, whatever it is called; directories of languages have none. */
export function allModuleFiles(): string[] {
  return moduleDirectories().flatMap((directory) => moduleFilesBelow(directory, DEEPEST));
}

/** Links may lead in a circle. */
const DEEPEST = 8;

function moduleFilesBelow(directory: string, levels: number): string[] {
  if (levels === 0) return [];
  const paths = list(directory).map((entry) => `${directory}${separatorOf(directory)}${entry}`);
  const files = paths.filter((path) => /\.(psd1|psm1|cdxml|dll|exe)$/i.test(path) && isFile(path));
  const folders = paths.filter((path) => isDirectory(path) && !LANGUAGE.test(lastPart(path)));
  return [...files, ...folders.flatMap((folder) => moduleFilesBelow(folder, levels - 1))];
}

/** `en-US`, `zh-Hans`: resources lie there. */
const LANGUAGE = /^[a-z]{2}(-[a-z]{2,4})?$/i;

/** A path that is relative to a directory. */
export function joined(base: string, path: string): string {
  if (base === '' || /^([a-z]:)?[\\/]/i.test(path)) return fullPath(path);
  return fullPath(`${base}${separatorOf(base)}${path}`);
}

/** On the host a backslash separates too, as scripts from Windows write it (`$PSScriptRoot\x.psm1`). */
function fullPath(path: string): string {
  return ambient().files.fullPath(path.startsWith('/') ? path.replaceAll('\\', '/') : path);
}

function separatorOf(directory: string): string {
  if (/[\\/]$/.test(directory)) return '';
  return /^([a-z]:|\\\\)/i.test(directory) ? '\\' : '/';
}

function lastPart(path: string): string {
  return path.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '');
}

/** The name of a module by its file: without directory and ending. */
export function moduleNameOf(path: string): string {
  return lastPart(path).replace(/\.(psd1|psm1|ps1|cdxml|dll|exe)$/i, '');
}

function hostPath(path: string): string | null {
  try {
    return ambient().files.hostPath(path);
  } catch (error) {
    if (error instanceof NetException && !(error instanceof HostRefusal)) return null;
    throw error;
  }
}

export function isFile(path: string): boolean {
  const host = hostPath(path);
  return host !== null && (hostFiles().stat(host, { throwIfNoEntry: false })?.isFile() ?? false);
}

export function isDirectory(path: string): boolean {
  const host = hostPath(path);
  return host !== null && (hostFiles().stat(host, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

function list(directory: string): string[] {
  const host = hostPath(directory);
  return host !== null && hostFiles().exists(host) ? hostFiles().readdir(host).sort() : [];
}
