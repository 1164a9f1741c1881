/** A module as an object (-AsCustomObject): its exported functions are methods, its exported variables properties. */

import { requireExtension } from '../../types/members/instance-extension.ts';
import { ScriptMethod } from '../../types/members/ps-member.ts';
import { PSCustomObject } from '../../types/values/custom-object.ts';
import type { ModuleInfo } from '../module-info.ts';
import { ModuleVariableProperty } from './module-variable-property.ts';

export function moduleAsObject(module: ModuleInfo): PSCustomObject {
  const object = PSCustomObject.from([]);
  const top = module.session?.top;
  const members = [
    ...(top ? module.exportedVariables.map((name) => new ModuleVariableProperty(name, top)) : []),
    ...module.exportedFunctions.map(({ name, scriptBlock }) => new ScriptMethod(name, scriptBlock)),
  ];
  if (members.length > 0) {
    const extension = requireExtension(object);
    for (const member of members) extension.members.set(member.name.toLowerCase(), member);
  }
  return object;
}
