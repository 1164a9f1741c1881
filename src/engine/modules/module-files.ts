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
  const full = joined(base, path);
  if (EXTENSIONS.some((extension) => full.toLowerCase().endsWith(extension)) && isFile(full)) return full;
  for (const extension of EXTENSIONS) if (isFile(full + extension)) return full + extension;
  return moduleFileIn(full);
}

/** The module in a directory of its name, or in the newest of its version directories. */
export function moduleFileIn(directory: string): string | null {
  if (!isDirectory(directory)) return null;
  const name = lastPart(directory);
  const direct = namedFile(directory, name);
  if (direct) return direct;
  const versions = list(directory)
    .filter((entry) => /^\d+(\.\d+){1,3}$/.test(entry))
    .sort((a, b) => compareVersions(b, a));
  for (const version of versions) {
    const found = namedFile(`${directory}${separatorOf(directory)}${version}`, name);
    if (found) return found;
  }
  return null;
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
    .filter((part) => part !== '' && ambient().files.isOpen(part) && isDirectory(part));
}

/** The module of a name, looked for in the module directories. */
export function moduleFileNamed(name: string): string | null {
  for (const directory of moduleDirectories()) {
    const entry = list(directory).find((one) => one.toLowerCase() === name.toLowerCase());
    const found = entry ? moduleFileIn(`${directory}${separatorOf(directory)}${entry}`) : null;
    if (found) return found;
  }
  return null;
}

/** All modules of the module directories, by directory. */
export function availableModuleFiles(): string[] {
  return moduleDirectories().flatMap((directory) =>
    list(directory).flatMap((entry) => moduleFileIn(`${directory}${separatorOf(directory)}${entry}`) ?? []),
  );
}

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
  return lastPart(path).replace(/\.(psd1|psm1|ps1)$/i, '');
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
