/** Gives a runspace its drives, and the engine what it needs of files: scripts, programs, redirections. */

import type { LocalRunspace } from '../engine/local-runspace.ts';
import type { RedirectionTarget } from '../engine/redirection-files.ts';
import { AliasProvider } from './alias-provider.ts';
import { filePathIn } from './cmdlet-paths.ts';
import { contentOfDrive, contentOfTable } from './drive-content.ts';
import { DRIVES, DriveTable } from './drive-table.ts';
import { EnvironmentProvider } from './environment-provider.ts';
import { FileCommands } from './file-commands.ts';
import { FileSystemProvider } from './file-system-provider.ts';
import { FunctionProvider } from './function-provider.ts';
import { PathIntrinsics } from './path-intrinsics.ts';
import { switchFilePath } from './switch-file-path.ts';
import { VariableProvider } from './variable-provider.ts';

export interface ProviderOptions {
  /** Letters of the Windows drives that the mounts give. */
  readonly driveLetters: readonly string[];
  /** Writes and reads the files of redirections, by full paths: formatting's work, which providers do not know. */
  readonly redirections: RedirectionTarget;
}

export function connectProviders(runspace: LocalRunspace, options: ProviderOptions): DriveTable {
  const { ambient } = runspace;
  const drives = new DriveTable(() => runspace.activeFrame?.scope ?? null);
  const home = ambient.environment.get('HOME') ?? ambient.environment.get('USERPROFILE') ?? '';
  const disks = new FileSystemProvider(options.driveLetters, home, ambient.host.access === 'full');
  const [aliases, environment, functions, variables] = [
    new AliasProvider(runspace),
    new EnvironmentProvider(ambient),
    new FunctionProvider(runspace),
    new VariableProvider(runspace),
  ];
  // In PowerShell's order, which Get-PSProvider shows.
  for (const provider of [aliases, environment, disks, functions, variables]) drives.registerProvider(provider);
  // `${env:PATH}`: what such a drive holds is one table; of the disks, whose letters change, the fallback reads.
  for (const table of [aliases, environment, functions, variables])
    for (const drive of table.info.drives) runspace.driveVariables.register(drive.name, contentOfTable(table));
  runspace.driveVariables.fallback = (name) => (drives.findDrive(name) ? contentOfDrive(drives, name) : null);
  drives.enter(drives.resolve(ambient.files.currentDirectory()));
  runspace.services.provide(DRIVES, drives);
  runspace.paths = new PathIntrinsics(drives);
  connectFiles(runspace, drives, options);
  return drives;
}

function connectFiles(runspace: LocalRunspace, drives: DriveTable, { redirections }: ProviderOptions): void {
  runspace.redirections.target = {
    open: (frame, path, append) => redirections.open(frame, filePathIn(drives, path), append),
    lines: (path) => redirections.lines(switchFilePath(drives, path)),
  };
  runspace.commands.external ??= new FileCommands(runspace, drives);
}
