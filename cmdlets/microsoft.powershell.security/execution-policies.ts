/** Execution policies of a session, by scope. Scripts run whatever they say: files of the shell carry no signatures. */
import type { Runspace } from '../../src/engine/runspace.ts';
import { ServiceKey } from '../../src/engine/services.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';

/** In the order in which they count. */
export const SCOPES = ['MachinePolicy', 'UserPolicy', 'Process', 'CurrentUser', 'LocalMachine'] as const;

const POLICIES = new ServiceKey<Map<string, string>>('execution policies');

export function policiesOf(runspace: Runspace): Map<string, string> {
  const known = runspace.services.find(POLICIES);
  if (known) return known;
  const made = new Map<string, string>();
  runspace.services.provide(POLICIES, made);
  return made;
}

function named(typeName: string, name: string): EnumValue {
  const type = typeNamed(typeName);
  return EnumValue.of(type, type.declaration.members?.[name] ?? 0);
}

export function policyValue(name: string): EnumValue {
  return named('Microsoft.PowerShell.ExecutionPolicy', name);
}

export function scopeValue(name: string): EnumValue {
  return named('Microsoft.PowerShell.ExecutionPolicyScope', name);
}
