/** Script files and programs as commands: by path, and by name in the directories of `$env:PATH`. */
import fs from 'node:fs';
import { ApplicationInfo, type CommandInfo, ExternalScriptInfo } from '../engine/command-info.ts';
import type { ExternalCommands } from '../engine/command-discovery.ts';
import { ambient } from '../types/ambient.ts';
import { NetException } from '../types/net-exception.ts';
import { WildcardOption, WildcardPattern } from '../types/wildcard.ts';

const SCRIPT = /\.ps1$/i;

export class HostCommands implements ExternalCommands {
  find(name: string): CommandInfo | null {
    if (/[\\/]/.test(name) || /^[a-z]:/i.test(name)) return commandAt(expandHome(name));
    if (name === '' || /[*?[\]]/.test(name)) return null;
    for (const directory of pathDirectories()) {
      const found = commandIn(directory, name);
      if (found) return found;
    }
    return null;
  }

  *matching(pattern: string): Generator<CommandInfo> {
    const wildcard = new WildcardPattern(pattern, WildcardOption.IgnoreCase);
    for (const directory of pathDirectories()) {
      for (const name of fs.readdirSync(directory).sort()) {
        if (!wildcard.isMatch(name)) continue;
        const found = commandIn(directory, name);
        if (found) yield found;
      }
    }
  }
}

function expandHome(name: string): string {
  return /^~[\\/]/.test(name) ? (ambient().environment.get('HOME') ?? '~') + name.slice(1) : name;
}

/** The script or program that a path means; the ending of a script may be left out. */
function commandAt(path: string): CommandInfo | null {
  const { files } = ambient();
  try {
    const full = files.fullPath(path);
    const name = full.replace(/^.*[\\/]/, '');
    if (isFile(files.hostPath(full))) {
      if (SCRIPT.test(full)) return new ExternalScriptInfo(name, full);
      return isExecutable(files.hostPath(full)) ? new ApplicationInfo(name, full) : null;
    }
    const script = `${full}.ps1`;
    return isFile(files.hostPath(script)) ? new ExternalScriptInfo(`${name}.ps1`, script) : null;
  } catch (error) {
    // No such drive: nothing is there.
    if (error instanceof NetException) return null;
    throw error;
  }
}

function commandIn(directory: string, name: string): CommandInfo | null {
  for (const candidate of [name, `${name}.ps1`]) {
    const path = `${directory}/${candidate}`;
    if (!isFile(path)) continue;
    if (SCRIPT.test(candidate)) return new ExternalScriptInfo(candidate, path);
    if (isExecutable(path)) return new ApplicationInfo(candidate, path);
  }
  return null;
}

/** Directories of the host's PATH that exist. */
function pathDirectories(): string[] {
  const path = ambient().environment.get('PATH') ?? '';
  return path.split(process.platform === 'win32' ? ';' : ':').filter((directory) => directory !== '' && fs.existsSync(directory));
}

function isFile(path: string): boolean {
  return fs.statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isExecutable(path: string): boolean {
  try {
    fs.accessSync(path, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
