/** The Alias provider: aliases by name. */
import { AliasInfo } from '../engine/command-info.ts';
import type { Runspace } from '../engine/runspace.ts';
import type { Scope } from '../engine/scope.ts';
import { runtimeException } from '../types/net-exception.ts';
import type { ProviderCall } from './provider.ts';
import { invalidItemValue } from './provider-errors.ts';
import { SessionStateProvider } from './session-state-provider.ts';
import { activeScope } from './variable-provider.ts';

export class AliasProvider extends SessionStateProvider {
  constructor(private readonly runspace: Runspace) {
    super(
      'Alias',
      'Microsoft.PowerShell.Commands.AliasProvider',
      'Alias',
      'Drive that contains a view of the aliases stored in a session state',
    );
  }

  override readonly hasOptions = true;
  protected override readonly needsValue = true;

  private get scope(): Scope {
    return activeScope(this.runspace);
  }

  protected object(name: string): AliasInfo | undefined {
    return this.scope.session.findAlias(name, this.scope) ?? undefined;
  }

  protected value(name: string): unknown {
    return this.object(name)?.definition ?? null;
  }

  protected names(): Iterable<string> {
    const names = new Map<string, string>();
    for (let scope: Scope | null = this.scope; scope; scope = scope.parent) {
      for (const [key, info] of scope.aliases ?? []) if (!names.has(key)) names.set(key, info.name);
    }
    return names.values();
  }

  protected assign(name: string, value: unknown, call: ProviderCall): void {
    if (value === null || value === undefined) return;
    const definition = value instanceof AliasInfo ? value.definition : value;
    if (typeof definition !== 'string' || definition === '') throw invalidItemValue();
    this.scope.session.setAlias(new AliasInfo(name, definition), this.scope, call.force);
  }

  protected override fixedItem(name: string, force: boolean): { kind: string; name: string } | null {
    const info = this.object(name);
    return info && isFixed(info, force) ? { kind: 'Alias', name: info.name } : null;
  }

  protected remove(name: string, force: boolean): void {
    const key = name.toLowerCase();
    for (let scope: Scope | null = this.scope; scope; scope = scope.parent) {
      const info = scope.aliases?.get(key);
      if (!info) continue;
      if (isFixed(info, force)) throw notRemovable(info.name);
      scope.aliases?.delete(key);
      this.runspace.commandsChanged(scope);
      return;
    }
  }
}

function isFixed({ options }: { readonly options: ReadonlySet<string> }, force: boolean): boolean {
  return options.has('Constant') || (options.has('ReadOnly') && !force);
}

function notRemovable(name: string) {
  const message = `Alias was not removed because alias ${name} is constant or read-only.`;
  return runtimeException('AliasNotRemovable', 'WriteError', message, {
    target: name,
    typeName: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
  });
}
