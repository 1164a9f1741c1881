/** The modules that a session has loaded. */
import type { UsingStatementAst } from '../language/ast.ts';
import { runtimeException } from '../types/net-exception.ts';
import type { ModuleInfo } from './module-info.ts';
import type { Runspace } from './runspace.ts';

export class ModuleTable {
  private readonly loaded = new Map<string, ModuleInfo>();

  constructor(readonly runspace: Runspace) {}

  /** A loaded module by name, in any letter case. */
  find(name: string): ModuleInfo | undefined {
    return this.loaded.get(name.toLowerCase());
  }

  add(module: ModuleInfo): void {
    this.loaded.set(module.name.toLowerCase(), module);
  }

  remove(name: string): void {
    this.loaded.delete(name.toLowerCase());
  }

  all(): Iterable<ModuleInfo> {
    return this.loaded.values();
  }

  /** `using module Name`. */
  importUsing(using: UsingStatementAst): void {
    throw runtimeException('UsingModuleNotBuilt', 'NotImplemented', `'${using.extent.text}' is not built yet.`);
  }
}
