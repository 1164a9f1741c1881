/** PSModuleInfo: a loaded (or listed) module and the session state its code runs in. */
import { NetObject } from '../types/net-object.ts';
import { type NetType, typeNamed } from '../types/net-type.ts';
import type { CommandInfo } from './command-info.ts';
import type { SessionState } from './session-state.ts';

export class ModuleInfo extends NetObject {
  path = '';
  moduleBase = '';
  version = '0.0';
  guid = '00000000-0000-0000-0000-000000000000';
  description = '';
  author = '';
  companyName = '';
  copyright = '';
  rootModule = '';
  moduleType: 'Script' | 'Binary' | 'Manifest' = 'Script';
  /** Where the module's own functions and variables live; null for modules of cmdlets. */
  session: SessionState | null = null;
  readonly exportedCommands = new Map<string, CommandInfo>();
  readonly exportedAliases = new Map<string, CommandInfo>();
  readonly exportedVariables: string[] = [];
  readonly nestedModules: ModuleInfo[] = [];
  requiredModules: ModuleInfo[] = [];
  privateData: unknown = null;
  onRemove: unknown = null;

  constructor(readonly name: string) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSModuleInfo');
  }
}
