/** Export-ModuleMember: chooses which functions, aliases and variables a module exports. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ModuleInfo } from '../../src/engine/module-info.ts';
import { chooseExports } from '../../src/engine/modules/module-exports.ts';

export default cmdlet({
  verb: 'Export',
  noun: 'ModuleMember',
  outputTypes: [],
  help: {
    synopsis: 'Chooses which functions, aliases and variables a module exports.',
    description: 'Only code of a module may call it. Without any call a module exports all its functions and aliases.',
    examples: [
      {
        title: 'One function of two',
        transcript:
          "PS> New-Module { function Get-Shown { 'shown' }; function Get-Inner { 'inner' }; Export-ModuleMember -Function Get-Shown } | Out-Null\nPS> Get-Shown\nshown",
      },
    ],
    links: ['Import-Module', 'New-Module'],
  },
  parameters: {
    Function: {
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      allowEmptyCollection: true,
      help: 'Functions to choose; wildcards are allowed.',
    },
    Cmdlet: {
      type: 'string[]',
      pipeline: 'name',
      allowEmptyCollection: true,
      help: 'Cmdlets to choose; wildcards are allowed.',
    },
    Variable: {
      type: 'string[]',
      pipeline: 'name',
      validate: [{ kind: 'notNull' }],
      help: 'Variables to choose; wildcards are allowed.',
    },
    Alias: {
      type: 'string[]',
      pipeline: 'name',
      validate: [{ kind: 'notNull' }],
      help: 'Aliases to choose; wildcards are allowed.',
    },
  },
  run(ps) {
    return {
      process() {
        const { module } = ps.session;
        if (!(module instanceof ModuleInfo && module.session)) {
          return ps.fail(
            'Modules_CanOnlyExecuteExportModuleMemberInsideAModule',
            'PermissionDenied',
            'The Export-ModuleMember cmdlet can only be called from inside a module.',
            { exception: 'System.InvalidOperationException' },
          );
        }
        const { Function: functions, Cmdlet: cmdlets, Alias: aliases, Variable: variables } = ps.parameters;
        chooseExports(module, {
          functions: functions ?? [],
          cmdlets: cmdlets ?? [],
          aliases: aliases ?? [],
          variables: variables ?? [],
        });
      },
    };
  },
});
