/**
 * PowerShell as a program: `powershell.exe`, as scripts start it for a session of its own, is this program once more. It lies
 * where it lies on Windows, `$PSHOME`; PowerShell 6 and later call it `pwsh`.
 */
import { ambient } from '../types/ambient.ts';
import { ApplicationInfo } from './command-info.ts';

const HOME = 'c:/windows/system32/windowspowershell/v1.0/';

/** The program of a name or of a path below `$PSHOME`; null for any other, and where no programs can be started. */
export function ownProgram(name: string): ApplicationInfo | null {
  const path = name.replaceAll('\\', '/').toLowerCase();
  const leaf = path.startsWith(HOME) ? path.slice(HOME.length) : path;
  if (!/^(?:powershell|pwsh)(?:\.exe)?$/.test(leaf) || ambient().host.program.shell === null) return null;
  const file = leaf.startsWith('pwsh') ? 'pwsh' : 'powershell';
  return new ApplicationInfo(`${file}.exe`, `C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\${file}.exe`);
}

/** What is started on the host for a program and its arguments. */
export function hostProgram(path: string, args: readonly string[]): { path: string; args: readonly string[] } {
  const { files, host } = ambient();
  const [program, ...before] = (ownProgram(path) && host.program.shell) ?? [];
  return program === undefined ? { path: files.hostPath(path), args } : { path: program, args: [...before, ...args] };
}
