/** Set-Alias: makes an alias or gives one another command. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { makeAlias } from './alias-lookup.ts';
import { OPTION_NAMES, scopeArgument } from './variable-lookup.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'Alias',
  aliases: ['sal'],
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  outputTypes: ['System.Management.Automation.AliasInfo'],
  help: {
    synopsis: 'Makes an alias or gives one another command.',
    examples: [
      { title: 'A short name', transcript: 'PS> Set-Alias now Get-Date; (Get-Alias now).Definition\nGet-Date' },
    ],
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
        if (!ps.shouldProcess(`Name: ${name} Value: ${definition}`, 'Set Alias')) return;
        const scope = scopeArgument(ps, Scope) ?? ps.session.current;
        const made = makeAlias(ps, { name, definition, description: Description, option: Option, force: Force }, scope);
        if (made && PassThru) ps.write(made);
      },
    };
  },
});
