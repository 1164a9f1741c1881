/** New-Alias: makes an alias; fails when there is one of the name. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { makeAlias } from './alias-lookup.ts';
import { OPTION_NAMES, scopeArgument } from './variable-lookup.ts';

export default cmdlet({
  verb: 'New',
  noun: 'Alias',
  aliases: ['nal'],
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['System.Management.Automation.AliasInfo'],
  help: {
    synopsis: 'Makes an alias; fails when there is one of the name.',
    examples: [{ title: 'A short name', transcript: 'PS> New-Alias say Write-Output; say hello\nhello' }],
    links: ['Get-Alias', 'Remove-Alias'],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, pipeline: 'name', help: 'The new name.' },
    Value: { type: 'string', position: 1, mandatory: true, pipeline: 'name', help: 'The command that it stands for.' },
    Description: { type: 'string', help: 'What the alias is for.' },
    Option: {
      type: 'enum',
      typeName: 'System.Management.Automation.ScopedItemOptions',
      values: OPTION_NAMES,
      help: 'ReadOnly, Constant, Private, AllScope.',
    },
    PassThru: { type: 'switch', help: 'Gives the alias out.' },
    Scope: { type: 'string', help: 'Global, Local, Script, or how many scopes further out.' },
    Force: { type: 'switch', help: 'Replaces a read-only alias.' },
  },
  run(ps) {
    return {
      process() {
        const { Name: name = '', Value: definition = '', Description, Option, PassThru, Scope, Force } = ps.parameters;
        if (!ps.shouldProcess(`Name: ${name} Value: ${definition}`, 'New Alias')) return;
        const scope = scopeArgument(ps, Scope) ?? ps.session.current;
        if (scope.aliases?.has(name.toLowerCase()) && !Force) {
          ps.error(
            'AliasAlreadyExists',
            'ResourceExists',
            `The alias is not allowed, because an alias with the name '${name}' already exists.`,
            {
              target: name,
              exception: 'System.Management.Automation.SessionStateException',
            },
          );
          return;
        }
        const made = makeAlias(ps, { name, definition, description: Description, option: Option, force: Force }, scope);
        if (made && PassThru) ps.write(made);
      },
    };
  },
});
