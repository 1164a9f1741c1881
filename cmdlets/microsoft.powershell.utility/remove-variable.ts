/** Remove-Variable: removes variables. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import {
  automaticOf,
  matchingVariables,
  type NameFilter,
  reportMissingVariable,
  scopeArgument,
} from './variable-lookup.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'Variable',
  aliases: ['rv'],
  supportsShouldProcess: true,
  help: {
    synopsis: 'Removes variables.',
    examples: [{ title: 'Gone', transcript: 'PS> $x = 1; Remove-Variable x; Test-Path variable:x\nFalse' }],
    links: ['Clear-Variable', 'New-Variable'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, mandatory: true, pipeline: 'name', wildcards: true, help: 'The names.' },
    Include: { type: 'string[]', wildcards: true, help: 'Names to choose from those that fit -Name.' },
    Exclude: { type: 'string[]', wildcards: true, help: 'Names to leave out.' },
    Force: { type: 'switch', help: 'Removes read-only variables too.' },
    Scope: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Global, Local, Script, or how many scopes further out.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name = [], Scope, Force } = ps.parameters;
        const filter: NameFilter = ps.parameters;
        const scope = scopeArgument(ps, Scope) ?? ps.session.current;
        for (const name of Name) {
          const found = matchingVariables(ps, name, scope, filter);
          const automatic = found.length === 0 ? automaticOf(ps, name, scope) : null;
          if (automatic) reportOptimized(ps, automatic.name);
          else if (found.length === 0) reportMissingVariable(ps, name, filter);
          for (const variable of found) {
            if (!ps.shouldProcess(`Name: ${variable.name}`, 'Remove variable')) continue;
            if (variable.isConstant || (variable.isReadOnly && !Force)) {
              ps.error(
                'VariableNotRemovable',
                'WriteError',
                `Cannot remove variable ${variable.name} because it is constant or read-only. If the variable is read-only, try the operation again specifying the Force option.`,
                {
                  target: variable.name,
                  exception: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
                },
              );
            } else variable.scope.remove(variable.name.toLowerCase());
          }
        }
      },
    };
  },
});

/** What a block that runs offers by itself cannot be taken from it. */
function reportOptimized(ps: CmdletActions, name: string): void {
  const message = `Cannot remove variable ${name} because the variable has been optimized and is not removable. Try using the Remove-Variable cmdlet (without any aliases), or dot-sourcing the command that you are using to remove the variable.`;
  ps.error('VariableNotRemovableRare', 'WriteError', message, {
    target: name,
    exception: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
  });
}
