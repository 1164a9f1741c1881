/** PSModuleInfo: a loaded (or listed) module and the session state its code runs in. */

import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { AliasInfo, CommandInfo } from './command-info.ts';
import type { ScriptClasses } from './compile/script-classes.ts';
import type { ScriptBlock } from './runspace.ts';
import type { SessionState } from './scope.ts';
import type { FunctionInfo } from './script-command-info.ts';

/** Names that Export-ModuleMember has chosen; null while it was not called. */
export interface ChosenExports {
  readonly functions: Set<string>;
  readonly cmdlets: Set<string>;
  readonly aliases: Set<string>;
  readonly variables: Set<string>;
}

/** What a manifest says of its module, by the keys of the manifest. */
export interface ManifestFacts {
  /** Null when the manifest has no such key. */
  value(key: string): unknown;
  /** A key for galleries: below PSData in PrivateData. */
  galleryValue(key: string): unknown;
  /** The elements of a list, or the one value, of either kind of key. */
  listOf(key: string): unknown[];
}

export class ModuleInfo extends NetObject {
  path = '';
  moduleBase = '';
  version = '0.0';
  guid = '00000000-0000-0000-0000-000000000000';
  description = '';
  author = '';
  companyName = '';
  /** Editions that the manifest names: Desktop, Core. */
  compatiblePSEditions: readonly string[] = [];
  copyright = '';
  rootModule = '';
  /** The manifest it was made from; null for a module without one. */
  manifest: ManifestFacts | null = null;
  helpInfoUri = '';
  /** DefaultCommandPrefix of the manifest. */
  prefix = '';
  moduleType: 'Script' | 'Binary' | 'Manifest' = 'Script';
  accessMode: 'ReadWrite' | 'ReadOnly' | 'Constant' = 'ReadWrite';
  /** Where the module's own functions and variables live; null for modules of cmdlets. */
  session: SessionState | null = null;
  /** Exported functions and cmdlets by lower-case name. */
  readonly exportedCommands = new Map<string, CommandInfo>();
  readonly exportedAliases = new Map<string, AliasInfo>();
  readonly exportedVariables: string[] = [];
  /** Set while and after the module's code runs, when it calls Export-ModuleMember. */
  chosen: ChosenExports | null = null;
  readonly nestedModules: ModuleInfo[] = [];
  requiredModules: ModuleInfo[] = [];
  privateData: unknown = null;
  /** Script block that Remove-Module runs. */
  onRemove: ScriptBlock | null = null;
  /** Classes that `using module` makes known. */
  classes: ScriptClasses | null = null;
  /** Takes the module's names away from whoever imported it. */
  readonly undoImports: (() => void)[] = [];
  /** False for what New-Module makes and nothing has imported by name. */
  isDynamic = false;

  constructor(readonly name: string) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSModuleInfo');
  }

  get exportedFunctions(): FunctionInfo[] {
    return [...this.exportedCommands.values()].filter(
      (command): command is FunctionInfo => command.commandType !== 'Cmdlet',
    );
  }
}

/** The session state of a module of script code. */
export function sessionOfModule({ name, session }: ModuleInfo): SessionState {
  if (!session) throw new Error(`The module ${name} has no code of its own.`);
  return session;
}
