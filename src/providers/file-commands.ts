/** Scripts and programs as commands: `./x.ps1`, `C:\x.ps1`, scripts in the path, programs of the host. */

import { ApplicationInfo, type CommandInfo } from '../engine/command-info.ts';
import type { ExternalCommands } from '../engine/command-lookup.ts';
import { ownProgram } from '../engine/own-program.ts';
import type { Runspace } from '../engine/runspace.ts';
import { ExternalScriptInfo } from '../engine/script-command-info.ts';
import { hostFiles } from '../types/ambient.ts';
import { fileName, isWindowsPath } from '../types/files/path-text.ts';
import { HostRefusal } from '../types/host-refusal.ts';
import { NetException } from '../types/net-exception.ts';
import { WildcardPattern } from '../types/wildcard.ts';
import type { DriveTable } from './drive-table.ts';

export class FileCommands implements ExternalCommands {
  constructor(
    private readonly runspace: Runspace,
    private readonly drives: DriveTable,
  ) {}

  find(name: string): CommandInfo | null {
    if (name === '' || /[\n\0]/.test(name)) return null;
    return isPath(name) ? (ownProgram(name) ?? this.atPath(name)) : (this.inSearchPath(name) ?? ownProgram(name));
  }

  /** A name with a separator or a drive means exactly that file; `.ps1` may be left out. */
  private atPath(name: string): CommandInfo | null {
    const full = this.fullPath(name);
    if (full === null) return null;
    return this.commandAt(full) ?? (/\.ps1$/i.test(full) ? null : this.commandAt(`${full}.ps1`));
  }

  private fullPath(name: string): string | null {
    try {
      const { provider, path } = this.drives.resolve(name);
      return provider.name === 'FileSystem' ? path : null;
    } catch (error) {
      if (error instanceof NetException) return null;
      throw error;
    }
  }

  private commandAt(path: string): CommandInfo | null {
    const hostPath = this.hostPath(path);
    if (hostPath === null) return null;
    const status = hostFiles().stat(hostPath, { throwIfNoEntry: false });
    if (!status?.isFile()) return null;
    if (/\.ps1$/i.test(path)) return new ExternalScriptInfo(fileName(path), path);
    // What lies on a lab machine's disk is no program of the host.
    return isWindowsPath(path) || (status.mode & 0o111) === 0 ? null : new ApplicationInfo(fileName(path), path);
  }

  /** Null for what cannot be a path (`C:\*.log`) and what lies on a machine that is not there: no command is there. */
  private hostPath(path: string): string | null {
    try {
      return this.runspace.ambient.files.hostPath(path);
    } catch (error) {
      if (error instanceof NetException && !(error instanceof HostRefusal)) return null;
      throw error;
    }
  }

  private inSearchPath(name: string): CommandInfo | null {
    for (const directory of this.searchPath()) {
      const path = `${directory}/${name}`;
      const found = this.commandAt(path) ?? this.commandAt(`${path}.ps1`);
      if (found) return found;
    }
    return null;
  }

  private searchPath(): string[] {
    return (this.runspace.ambient.environment.get('PATH') ?? '')
      .split(':')
      .filter((part) => part.startsWith('/') && this.runspace.ambient.files.isOpen(part));
  }

  *matching(pattern: string): Iterable<CommandInfo> {
    const fits = WildcardPattern.of(pattern, true);
    for (const directory of this.searchPath()) {
      if (!hostFiles().stat(directory, { throwIfNoEntry: false })?.isDirectory()) continue;
      for (const name of hostFiles().readdir(directory)) {
        const found = fits.isMatch(name) ? this.commandAt(`${directory}/${name}`) : null;
        if (found) yield found;
      }
    }
  }
}

function isPath(name: string): boolean {
  return /[\\/]|^[a-z]:/i.test(name);
}
