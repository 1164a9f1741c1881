/** Get-Alias: the aliases of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { anyPattern } from '../../src/types/wildcard.ts';
import { matchingAliases } from './alias-lookup.ts';
import { scopeArgument } from './variable-lookup.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Alias',
  aliases: ['gal'],
  defaultParameterSet: 'Default',
  outputTypes: ['System.Management.Automation.AliasInfo'],
  help: {
    synopsis: 'Gives the aliases of the session.',
    examples: [
      { title: 'What an alias stands for', transcript: 'PS> (Get-Alias gm).Definition\nGet-Member' },
      { title: 'The aliases of a command', transcript: 'PS> (Get-Alias -Definition Where-Object).Name\n?\nwhere' },
    ],
    links: ['Set-Alias', 'New-Alias'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      in: ['Default'],
      validate: [{ kind: 'notNullOrEmpty' }],
      wildcards: true,
      help: 'The names; all unless given.',
    },
    Exclude: { type: 'string[]', wildcards: true, help: 'Names (or definitions) to leave out.' },
    Scope: { type: 'string', help: 'Global, Local, Script, or how many scopes further out.' },
    Definition: {
      type: 'string[]',
      in: ['Definition'],
      validate: [{ kind: 'notNullOrEmpty' }],
      wildcards: true,
      help: 'The commands whose aliases are wanted.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name, Definition, Exclude, Scope } = ps.parameters;
        const by = Definition ? 'definition' : 'name';
        const excluded = anyPattern(Exclude ?? [], false);
        for (const pattern of Definition ?? Name ?? ['*']) {
          for (const alias of matchingAliases(ps, by, pattern, scopeArgument(ps, Scope))) {
            if (!excluded(alias[by])) ps.write(alias);
          }
        }
      },
    };
  },
});
