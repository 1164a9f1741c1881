/** Clear-Variable: takes the values of variables away; the variables stay. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import {
  automaticOf,
  matchingVariables,
  type NameFilter,
  reportingErrors,
  reportMissingVariable,
  scopeArgument,
} from './variable-lookup.ts';

export default cmdlet({
  verb: 'Clear',
  noun: 'Variable',
  aliases: ['clv'],
  supportsShouldProcess: true,
  outputTypes: ['System.Management.Automation.PSVariable'],
  help: {
    synopsis: 'Takes the value of a variable away.',
    examples: [{ title: 'Empty', transcript: 'PS> $x = 1; Clear-Variable x; "[$x]"\n[]' }],
    links: ['Set-Variable', 'Remove-Variable'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, mandatory: true, pipeline: 'name', wildcards: true, help: 'The names.' },
    Include: { type: 'string[]', wildcards: true, help: 'Names to choose from those that fit -Name.' },
    Exclude: { type: 'string[]', wildcards: true, help: 'Names to leave out.' },
    Force: { type: 'switch', help: 'Clears read-only variables too.' },
    PassThru: { type: 'switch', help: 'Gives the variables out.' },
    Scope: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Global, Local, Script, or how many scopes further out.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name = [], Scope, Force, PassThru } = ps.parameters;
        const filter: NameFilter = ps.parameters;
        for (const name of Name) {
          const scope = scopeArgument(ps, Scope);
          const found = matchingVariables(ps, name, scope, filter);
          const automatic = found.length === 0 ? automaticOf(ps, name, scope) : null;
          if (automatic) (scope ?? ps.session.current).assign(automatic.name, null);
          else if (found.length === 0) reportMissingVariable(ps, name, filter);
          for (const variable of found) {
            if (!ps.shouldProcess(`Name: ${variable.name}`, 'Clear variable')) continue;
            reportingErrors(ps, variable.name, () => {
              if (Force && !variable.isConstant) variable.force(null);
              else variable.assign(null);
              if (PassThru) ps.write(variable);
            });
          }
        }
      },
    };
  },
});
