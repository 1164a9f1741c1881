/** Remove-Module: takes modules and their commands out of the session. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { ModuleInfo as LoadedModule } from '../../src/engine/module-info.ts';
import { modulesOf } from '../../src/engine/module-table.ts';
import { fitsAny } from '../../src/engine/modules/module-exports.ts';
import { fits } from '../../src/engine/modules/module-loader.ts';
import { moduleSpecification } from '../../src/engine/modules/module-specification.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'Module',
  aliases: ['rmo'],
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Takes modules and their commands out of the session.',
    examples: [
      {
        title: 'The commands go with the module',
        transcript: 'Import-Module ./Tools.psm1; Remove-Module Tools',
        remarks: 'It needs a module of that path.',
        runnable: false,
      },
    ],
    links: ['Import-Module', 'Get-Module'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['name'],
      help: 'Names; wildcards are allowed where several can be meant.',
    },
    FullyQualifiedName: {
      type: 'other[]',
      typeName: 'Microsoft.PowerShell.Commands.ModuleSpecification',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['FullyQualifiedName'],
      help: 'Modules by name and version, as hashtables.',
    },
    ModuleInfo: {
      type: 'other[]',
      typeName: 'psmoduleinfo',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['ModuleInfo'],
      help: 'Modules as objects.',
    },
    Force: { type: 'switch', help: 'Does it also where something would hold it back.' },
  },
  run(ps) {
    return {
      process() {
        const { Name, ModuleInfo, FullyQualifiedName } = ps.parameters;
        const modules = modulesOf(ps.runspace);
        const specifications = (FullyQualifiedName ?? []).map(moduleSpecification);
        const isMeant = (module: LoadedModule) =>
          fitsAny(module.name, Name ?? []) ||
          specifications.some((one) => modules.isNameOf(one.name, module.name) && fits(module, one));
        const chosen = [...((ModuleInfo ?? []) as LoadedModule[]), ...modules.all().filter(isMeant)];
        if (chosen.length === 0 && !Name?.some(hasWildcards)) {
          ps.error(
            'Modules_NoModulesRemoved',
            'ResourceUnavailable',
            'No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace.',
            { exception: 'System.InvalidOperationException' },
          );
        }
        for (const module of chosen) {
          if (module.accessMode === 'Constant') {
            ps.error(
              'Modules_ModuleIsConstant',
              'PermissionDenied',
              `Unable to remove the module '${module.name}' because it is constant. You cannot remove a constant module.`,
              { target: module.name, exception: 'System.InvalidOperationException' },
            );
          } else if (module.accessMode === 'ReadOnly' && !ps.parameters.Force) {
            ps.error(
              'Modules_ModuleIsReadOnly',
              'PermissionDenied',
              `Unable to remove the module '${module.name}' because it is read-only. Add the Force parameter to your command to remove read-only modules.`,
              { target: module.name, exception: 'System.InvalidOperationException' },
            );
          } else if (ps.shouldProcess(`Remove-Module ${module.name}`)) {
            modules.remove(module);
          }
        }
      },
    };
  },
});
