/** What a program says of a type (`defineType`), as Update-TypeData says it. */
import type { Runspace } from '../engine/runspace.ts';
import type { TypeShape } from './protocol.ts';
import { netValue } from './shell-values.ts';

export function declareType(runspace: Runspace, { name, properties, display }: TypeShape): void {
  const update = (options: Readonly<Record<string, unknown>>) =>
    runspace.invokeCommand('Update-TypeData', { TypeName: name, Force: true, ...options });
  for (const property of properties) {
    const script = property.command === undefined ? property.script : `& '${property.command}' $this`;
    const member =
      script === undefined
        ? { MemberType: 'NoteProperty', Value: netValue(property.value ?? null) }
        : { MemberType: 'ScriptProperty', Value: runspace.scripts.fromText(script, runspace.globalSession) };
    update({ MemberName: property.name, ...member });
  }
  if (display.length > 0) update({ DefaultDisplayPropertySet: [...display] });
}
