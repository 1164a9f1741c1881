// Finds the real PowerShell that tests are held against: $PWSH, `pwsh` on the PATH, or the one that `dotnet tool` brings
// into node_modules/.cache (some seconds, the first time).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-tree.mjs';

/** The release that the transcripts were recorded with; others print some things otherwise. */
const RELEASE = '7.6.9';

function output(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function installed() {
  const folder = join(root, 'node_modules/.cache/powershell');
  const command = join(folder, process.platform === 'win32' ? 'pwsh.exe' : 'pwsh');
  if (existsSync(command)) return command;
  if (output('dotnet', ['--version']) === undefined) return undefined;
  process.stdout.write(`confirm: installing PowerShell ${RELEASE} by dotnet tool\n`);
  const args = ['tool', 'install', '--tool-path', folder, 'PowerShell', '--version', RELEASE];
  const { status, stdout, stderr } = spawnSync('dotnet', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`dotnet tool install PowerShell failed: ${`${stdout}${stderr}`.trim()}`);
  return command;
}

/** Its command and version; undefined where there is none and none can be had. */
export function realPowerShell() {
  const { PWSH } = process.env;
  for (const find of [() => PWSH, () => 'pwsh', installed]) {
    const command = find();
    const version = command && output(command, ['-NoProfile', '-Version'])?.replace(/^PowerShell /, '');
    if (version) return { command, version };
    if (PWSH) throw new Error(`$PWSH is ${PWSH}, which does not start`);
  }
  return undefined;
}
