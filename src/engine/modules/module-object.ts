/** A module as an object (-AsCustomObject): its exported functions are methods, its exported variables properties. */

import { requireExtension } from '../../types/members/instance-extension.ts';
import { ScriptMethod } from '../../types/members/ps-member.ts';
import { PSCustomObject } from '../../types/values/custom-object.ts';
import type { ModuleInfo } from '../module-info.ts';

export function moduleAsObject(module: ModuleInfo): PSCustomObject {
  const object = PSCustomObject.from([]);
  const top = module.session?.top;
  for (const name of module.exportedVariables) object.set(name, top?.lookup(name.toLowerCase()) ?? null);
  const functions = module.exportedFunctions;
  if (functions.length > 0) {
    const { members } = requireExtension(object);
    for (const command of functions)
      members.set(command.name.toLowerCase(), new ScriptMethod(command.name, command.scriptBlock));
  }
  return object;
}
