/** New-Module: makes a module of a script block, in memory. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { dynamicModule } from '../../src/engine/modules/dynamic-module.ts';
import { bindExports, chooseExports, collectExports, IMPORT_ALL } from '../../src/engine/modules/module-exports.ts';
import { moduleAsObject } from '../../src/engine/modules/module-object.ts';

export default cmdlet({
  verb: 'New',
  noun: 'Module',
  aliases: ['nmo'],
  defaultParameterSet: 'ScriptBlock',
  outputTypes: ['System.Management.Automation.PSModuleInfo'],
  help: {
    synopsis: 'Makes a module of a script block, in memory.',
    description: 'Its exported functions and aliases become commands of the session.',
    examples: [
      {
        title: 'A counter that keeps its own state',
        transcript:
          'PS> New-Module { $n = 0; function Step { $script:n++; $script:n } } | Out-Null\nPS> Step; Step\n1\n2',
      },
      {
        title: 'An object with methods',
        transcript: 'PS> $o = New-Module { function Double($x) { $x * 2 } } -AsCustomObject\nPS> $o.Double(21)\n42',
      },
    ],
    links: ['Import-Module', 'Export-ModuleMember'],
  },
  parameters: {
    ScriptBlock: {
      type: 'scriptblock',
      in: { Name: { position: 1, mandatory: true }, ScriptBlock: { position: 0, mandatory: true } },
      validate: [{ kind: 'notNull' }],
      help: 'The code.',
    },
    Function: {
      type: 'string[]',
      validate: [{ kind: 'notNull' }],
      help: 'Functions to choose; wildcards are allowed.',
    },
    Cmdlet: { type: 'string[]', validate: [{ kind: 'notNull' }], help: 'Cmdlets to choose; wildcards are allowed.' },
    ReturnResult: { type: 'switch', help: 'Gives the output of the script block instead of the module.' },
    AsCustomObject: { type: 'switch', help: 'Gives an object whose methods are the functions of the module.' },
    ArgumentList: { type: 'Object[]', remaining: true, aliases: ['Args'], help: 'Arguments for the script or module.' },
    Name: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['Name'],
      help: 'Names; wildcards are allowed where several can be meant.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name, ScriptBlock: block, ArgumentList, Function: functions, Cmdlet: cmdlets } = ps.parameters;
        const { runspace } = ps;
        const made = dynamicModule(runspace, Name ?? null, mandatory(block), ArgumentList ?? []);
        const { module } = made;
        if (functions || cmdlets) {
          chooseExports(module, { functions: functions ?? [], cmdlets: cmdlets ?? [], aliases: [], variables: [] });
        }
        collectExports(module);
        if (ps.parameters.ReturnResult) {
          for (const value of made.outputs) ps.write(value);
        } else if (ps.parameters.AsCustomObject) {
          ps.write(moduleAsObject(module));
        } else {
          bindExports(module, ps.session.top, IMPORT_ALL);
          ps.write(module);
        }
      },
    };
  },
});
