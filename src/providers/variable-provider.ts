/** The Variable provider: the variables seen from where the session runs. */
import { automaticVariables, seenAutomaticVariable } from '../engine/automatic-scope-variables.ts';
import type { Runspace } from '../engine/runspace.ts';
import type { Scope } from '../engine/scope.ts';
import { PSVariable } from '../engine/variable.ts';
import { runtimeException } from '../types/net-exception.ts';
import type { ProviderCall } from './provider.ts';
import { SessionStateProvider } from './session-state-provider.ts';

export class VariableProvider extends SessionStateProvider {
  constructor(private readonly runspace: Runspace) {
    super(
      'Variable',
      'Microsoft.PowerShell.Commands.VariableProvider',
      'Variable',
      'Drive that contains a view of those variables stored in a session state',
    );
  }

  private get scope(): Scope {
    return activeScope(this.runspace);
  }

  protected object(path: string): PSVariable | undefined {
    const { scope, name } = placeIn(this.scope, path);
    return scope.session.findVariable(name, scope) ?? seenAutomaticVariable(scope, name) ?? undefined;
  }

  protected value(name: string): unknown {
    return this.object(name)?.value ?? null;
  }

  protected names(): Iterable<string> {
    const names = new Map<string, string>();
    for (let scope: Scope | null = this.scope; scope; scope = scope.parent) {
      for (const variable of [...scope.ownVariables(), ...automaticVariables(scope)]) {
        const key = variable.name.toLowerCase();
        if (!names.has(key) && !(scope !== this.scope && variable.isPrivate)) names.set(key, variable.name);
      }
    }
    return names.values();
  }

  protected assign(path: string, value: unknown, call: ProviderCall): void {
    const { scope, name } = placeIn(this.scope, path);
    const settled = value instanceof PSVariable ? value.value : value;
    const existing = scope.variable(name.toLowerCase());
    if (existing && call.force && !existing.isConstant) existing.force(settled);
    else scope.assign(name, settled);
  }

  protected override fixedItem(name: string, force: boolean): { kind: string; name: string } | null {
    const variable = this.object(name);
    return variable && isFixed(variable, force) ? { kind: 'Variable', name: variable.name } : null;
  }

  protected remove(name: string, force: boolean): void {
    const variable = this.object(name);
    if (!variable) return;
    if (isFixed(variable, force)) {
      const message = `Cannot remove variable ${variable.name} because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.`;
      throw runtimeException('VariableNotRemovable', 'WriteError', message, {
        target: variable.name,
        typeName: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
      });
    }
    variable.scope.remove(variable.name.toLowerCase());
  }
}

function isFixed({ isConstant, isReadOnly }: PSVariable, force: boolean): boolean {
  return isConstant || (isReadOnly && !force);
}

/** The scope of the script that runs now; the global one at the prompt. */
export function activeScope(runspace: Runspace): Scope {
  return runspace.activeFrame?.scope ?? runspace.globalSession.current;
}

/** The scope that a name in front of an item's says (`Function:\\script:f`), and the plain name. */
export function placeIn(scope: Scope, path: string): { readonly scope: Scope; readonly name: string } {
  const scoped = /^(global|script|local|private):(.+)$/i.exec(path);
  if (!scoped) return { scope, name: path };
  const name = scoped[2] ?? '';
  switch (scoped[1]?.toLowerCase()) {
    case 'global':
      return { scope: scope.session.runspace.globalSession.top, name };
    case 'script':
      return { scope: scope.script, name };
    default:
      return { scope, name };
  }
}
