/** Get-Variable: the variables of the session. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { hasWildcards } from '../../src/types/wildcard.ts';
import { type NameFilter, readableVariables, reportMissingVariable, scopeArgument } from './variable-lookup.ts';

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
          const found = readableVariables(ps, name, scope, filter);
          if (found.length === 0) reportMissingVariable(ps, name, filter);
          for (const variable of found) {
            if (variable.visibility === 'Private') {
              if (!hasWildcards(name)) reportPrivate(ps, variable.name);
            } else if (ValueOnly) ps.write(variable.value ?? null);
            else ps.write(variable);
          }
        }
      },
    };
  },
});

/** Only the code that runs in its own session state sees a private variable. */
function reportPrivate(ps: CmdletActions, name: string): void {
  const message = `Cannot access the variable '$${name}' because it is a private variable.`;
  ps.error('VariableIsPrivate', 'PermissionDenied', message, {
    target: name,
    exception: 'System.Management.Automation.SessionStateException',
  });
}
