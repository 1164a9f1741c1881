/** Get-Variable: the variables of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import {
  automaticVariable,
  matchingVariables,
  type NameFilter,
  reportMissingVariable,
  scopeArgument,
} from './variable-lookup.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Variable',
  aliases: ['gv'],
  outputTypes: ['System.Management.Automation.PSVariable'],
  help: {
    synopsis: 'Gives variables as objects, or their values.',
    examples: [
      { title: 'The value of a variable', transcript: 'PS> $site = "Paris"; Get-Variable site -ValueOnly\nParis' },
    ],
    links: ['Set-Variable', 'New-Variable', 'Remove-Variable'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      validate: [{ kind: 'notNullOrEmpty' }],
      wildcards: true,
      help: 'The names; all unless given.',
    },
    ValueOnly: { type: 'switch', help: 'Gives the values only.' },
    Include: { type: 'string[]', wildcards: true, help: 'Names to choose from those that fit -Name.' },
    Exclude: { type: 'string[]', wildcards: true, help: 'Names to leave out.' },
    Scope: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Global, Local, Script, or how many scopes further out.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name = ['*'], Scope, ValueOnly } = ps.parameters;
        const filter: NameFilter = ps.parameters;
        for (const name of Name) {
          const scope = scopeArgument(ps, Scope);
          const found = matchingVariables(ps, name, scope, filter);
          const automatic = found.length === 0 ? automaticVariable(ps, name, scope) : null;
          if (automatic) found.push(automatic);
          if (found.length === 0) reportMissingVariable(ps, name, filter);
          for (const variable of found) {
            if (ValueOnly) ps.write(variable.value ?? null);
            else ps.write(variable);
          }
        }
      },
    };
  },
});
