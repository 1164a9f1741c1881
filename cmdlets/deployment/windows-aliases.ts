/**
 * Aliases that a shell on Windows has and one on Unix leaves to programs of those names (`ls`, `ps`). A session has them
 * while it is logged on to a machine of the lab; the cmdlets themselves declare what is the same everywhere.
 */
import { AliasInfo } from '../../src/engine/command-info.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import type { ScopedItemOption } from '../../src/engine/variable.ts';

/** Options as Windows PowerShell lists them. */
const PLAIN: readonly ScopedItemOption[] = [];
const EVERYWHERE: readonly ScopedItemOption[] = ['AllScope'];
const FIXED: readonly ScopedItemOption[] = ['ReadOnly'];

const ALIASES: readonly (readonly [alias: string, command: string, options: readonly ScopedItemOption[]])[] = [
  ['ac', 'Add-Content', FIXED],
  ['asnp', 'Add-PSSnapin', FIXED],
  ['cat', 'Get-Content', PLAIN],
  ['cp', 'Copy-Item', EVERYWHERE],
  ['gsnp', 'Get-PSSnapin', FIXED],
  ['kill', 'Stop-Process', PLAIN],
  ['ls', 'Get-ChildItem', PLAIN],
  ['mount', 'New-PSDrive', PLAIN],
  ['mv', 'Move-Item', PLAIN],
  ['ps', 'Get-Process', PLAIN],
  ['rm', 'Remove-Item', PLAIN],
  ['rmdir', 'Remove-Item', PLAIN],
  ['sc', 'Set-Content', FIXED],
  ['start', 'Start-Process', FIXED],
];

/** Gives a session the aliases of Windows. */
export function defineWindowsAliases({ globalSession, commands }: Runspace): void {
  const { top } = globalSession;
  top.aliases ??= new Map();
  for (const [alias, command, options] of ALIASES) {
    const info = new AliasInfo(alias, command);
    info.options = new Set(options);
    top.aliases.set(alias, info);
  }
  commands.changed(top);
}
