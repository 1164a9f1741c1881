/** The Function provider: functions and filters by name. */

import { type Runspace, ScriptBlock } from '../engine/runspace.ts';
import type { Scope } from '../engine/scope.ts';
import { FunctionInfo } from '../engine/script-command-info.ts';
import { runtimeException } from '../types/net-exception.ts';
import type { ProviderCall } from './provider.ts';
import { invalidItemValue } from './provider-errors.ts';
import { SessionStateProvider } from './session-state-provider.ts';
import { activeScope, placeIn } from './variable-provider.ts';

export class FunctionProvider extends SessionStateProvider {
  constructor(private readonly runspace: Runspace) {
    super(
      'Function',
      'Microsoft.PowerShell.Commands.FunctionProvider',
      'Function',
      'Drive that contains a view of the functions stored in a session state',
    );
  }

  override readonly hasOptions = true;
  protected override readonly needsValue = true;

  private get scope(): Scope {
    return activeScope(this.runspace);
  }

  protected object(path: string): FunctionInfo | undefined {
    const { scope, name } = placeIn(this.scope, path);
    const found = scope.session.findFunction(name, scope);
    return found instanceof FunctionInfo ? found : undefined;
  }

  protected value(name: string): unknown {
    return this.object(name)?.scriptBlock ?? null;
  }

  protected names(): Iterable<string> {
    const names = new Map<string, string>();
    for (let scope: Scope | null = this.scope; scope; scope = scope.parent) {
      for (const [key, info] of scope.functions ?? []) if (!names.has(key)) names.set(key, info.name);
    }
    return names.values();
  }

  /** Null removes the function; text becomes a script block. */
  protected assign(path: string, value: unknown, call: ProviderCall): void {
    if (value === null || value === undefined) {
      this.remove(path, call.force);
      return;
    }
    const { scope, name } = placeIn(this.scope, path);
    const given = value instanceof FunctionInfo ? value.scriptBlock : value;
    const block = typeof given === 'string' ? this.runspace.scripts.fromText(given, scope.session) : given;
    if (!(block instanceof ScriptBlock)) throw invalidItemValue();
    const info = new FunctionInfo(name, block, value instanceof FunctionInfo && value.isFilter);
    scope.session.setFunction(info, scope, call.force);
  }

  protected override fixedItem(name: string, force: boolean): { kind: string; name: string } | null {
    const info = this.object(name);
    return info && isFixed(info, force) ? { kind: 'Function', name: info.name } : null;
  }

  protected remove(name: string, force: boolean): void {
    const key = name.toLowerCase();
    for (let scope: Scope | null = this.scope; scope; scope = scope.parent) {
      const info = scope.functions?.get(key);
      if (!info) continue;
      if (isFixed(info, force)) throw notRemovable(info.name);
      scope.functions?.delete(key);
      this.runspace.commandsChanged(scope);
      return;
    }
  }
}

function isFixed({ options }: { readonly options: ReadonlySet<string> }, force: boolean): boolean {
  return options.has('Constant') || (options.has('ReadOnly') && !force);
}

function notRemovable(name: string) {
  const message = `Cannot remove function ${name} because it is constant.`;
  return runtimeException('FunctionNotRemovable', 'WriteError', message, {
    target: name,
    typeName: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
  });
}
