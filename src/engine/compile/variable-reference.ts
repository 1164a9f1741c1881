/** `[ref]$x`: a PSReference over a variable, which must exist. */

import { runtimeException } from '../../types/net-exception.ts';
import { PSReference } from '../../types/values/reference.ts';
import type { Frame } from '../runspace.ts';

export function variableReference(f: Frame, name: string, scopeName: string | null): PSReference {
  const key = name.toLowerCase();
  const start =
    scopeName === 'global' ? f.runspace.globalSession.top : scopeName === 'script' ? f.scope.script : f.scope;
  const owner = start.find(key);
  if (!owner) {
    throw runtimeException(
      'NonExistingVariableReference',
      'InvalidOperation',
      `[ref] cannot be applied to a variable that does not exist.`,
      { target: name },
    );
  }
  const slot = owner.layout.slotOf(key);
  return new PSReference(
    () => owner.read(slot),
    (value) => owner.assignSlot(slot, value),
  );
}
