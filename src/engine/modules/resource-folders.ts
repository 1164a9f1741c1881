/**
 * Where the modules and scripts of a user, and those of all, lie: on Unix as PowerShell has it, on Windows below the profile
 * (ModuleIntrinsics.GetPersonalModulePath and GetSharedModulePath).
 */
import { combinePaths } from '../../types/files/path-text.ts';

type Environment = ReadonlyMap<string, string>;

export interface ResourceFolders {
  readonly modules: string;
  readonly scripts: string;
}

export function resourceFolders(environment: Environment, scope: 'CurrentUser' | 'AllUsers'): ResourceFolders {
  const root = scope === 'AllUsers' ? sharedRoot(environment) : personalRoot(environment);
  return { modules: combinePaths([root, 'Modules']), scripts: combinePaths([root, 'Scripts']) };
}

/** The module path that a session begins with: those folders, before what the program was started with. */
export function initialModulePath(environment: Environment): string {
  const separator = isWindows(environment) ? ';' : ':';
  const given = (environment.get('PSModulePath') ?? '').split(separator).filter((part) => part !== '');
  const own = (['CurrentUser', 'AllUsers'] as const).map((scope) => resourceFolders(environment, scope).modules);
  return [...own.filter((folder) => !given.includes(folder)), ...given].join(separator);
}

function isWindows(environment: Environment): boolean {
  return environment.get('OS') === 'Windows_NT';
}

function personalRoot(environment: Environment): string {
  if (!isWindows(environment)) {
    return combinePaths([
      environment.get('XDG_DATA_HOME') ?? combinePaths([environment.get('HOME') ?? '/', '.local/share']),
      'powershell',
    ]);
  }
  return combinePaths([environment.get('USERPROFILE') ?? 'C:\\Users\\Default', 'Documents', 'WindowsPowerShell']);
}

function sharedRoot(environment: Environment): string {
  if (!isWindows(environment)) return '/usr/local/share/powershell';
  return combinePaths([environment.get('ProgramFiles') ?? 'C:\\Program Files', 'WindowsPowerShell']);
}
