/** `[initialsessionstate]::CreateDefault()`: what a runspace is to have from the start. */
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { NetList } from '../types/values/net-list.ts';
import { PowerShellObject } from './power-shell-object.ts';
import type { Runspace } from './runspace.ts';

export type EntryKind = 'Variable' | 'Function' | 'Alias';

/** SessionStateVariableEntry and its kind. */
export class SessionStateEntry extends NetObject {
  constructor(
    readonly kind: EntryKind,
    readonly name: string,
    /** The value of a variable, the text of a function, the command that an alias means. */
    readonly value: unknown,
    readonly description = '',
    readonly options: unknown = null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`System.Management.Automation.Runspaces.SessionState${this.kind}Entry`);
  }
}

/** How each kind of entry gets into a runspace. */
const DEFINE: Readonly<Record<EntryKind, string>> = {
  Variable: 'param($name, $value) Set-Variable -Name $name -Value $value -Scope Global -Force',
  Function: 'param($name, $value) Set-Item -LiteralPath "function:global:$name" -Value ([scriptblock]::Create($value))',
  Alias: 'param($name, $value) Set-Alias -Name $name -Value $value -Scope Global -Force',
};

function emptyList(): NetList {
  const definition = typeNamed('System.Collections.ObjectModel.Collection`1');
  return new NetList(genericTypeOf(definition, [typeNamed('System.Object')]));
}

export class InitialSessionState extends NetObject {
  readonly variables = emptyList();
  readonly commands = emptyList();
  readonly modules: unknown[] = [];
  readonly startupScripts: string[] = [];

  netType(): NetType {
    return typeNamed('System.Management.Automation.Runspaces.InitialSessionState');
  }

  copy(): InitialSessionState {
    const copy = new InitialSessionState();
    copy.variables.items.push(...this.variables.items);
    copy.commands.items.push(...this.commands.items);
    copy.modules.push(...this.modules);
    copy.startupScripts.push(...this.startupScripts);
    return copy;
  }

  /** Gives a fresh runspace what it is to have. */
  applyTo(runspace: Runspace): void {
    for (const entry of [...this.variables.items, ...this.commands.items]) {
      if (entry instanceof SessionStateEntry) run(runspace, DEFINE[entry.kind], [entry.name, entry.value]);
    }
    for (const module of this.modules) run(runspace, 'param($module) Import-Module $module -Global', [module]);
    for (const script of this.startupScripts) run(runspace, 'param($script) & $script', [script]);
  }
}

function run(runspace: Runspace, script: string, args: readonly unknown[]): void {
  const shell = PowerShellObject.in(runspace).add(script, true);
  for (const arg of args) shell.addArgument(null, arg, true);
  shell.invoke(null);
}
