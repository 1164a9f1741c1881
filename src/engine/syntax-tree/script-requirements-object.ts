/** What the `#requires` lines of a script ask for, as scripts see it (ScriptRequirements). */
import type { ScriptRequirements } from '../../language/ast.ts';
import { convertTo } from '../../types/conversion/conversion.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { NetList } from '../../types/values/net-list.ts';
import { ModuleSpecificationObject } from '../modules/module-specification-object.ts';
import { readOnlyList } from './ast-value.ts';

export class ScriptRequirementsObject extends NetObject {
  constructor(readonly requirements: ScriptRequirements) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Language.ScriptRequirements');
  }

  /** RequiredPSVersion as a version. */
  get requiredVersion(): unknown {
    const { requiredPSVersion } = this.requirements;
    return requiredPSVersion === null ? null : convertTo(requiredPSVersion, typeNamed('System.Version'));
  }

  get requiredModules(): NetList {
    const modules = this.requirements.requiredModules.map((module) => ModuleSpecificationObject.required(module));
    return readOnlyList(typeNamed('Microsoft.PowerShell.Commands.ModuleSpecification'), modules);
  }
}

/** A list of texts that is only read. */
export function readOnlyTexts(texts: readonly string[]): NetList {
  return readOnlyList(typeNamed('System.String'), [...texts]);
}
