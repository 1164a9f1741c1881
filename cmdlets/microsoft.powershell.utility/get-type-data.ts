/** Get-TypeData: what is added to types in this session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { typeTable } from '../../src/types/members/type-table.ts';
import { knownTypes } from '../../src/types/net-type.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';
import { typeDataOf } from './type-data-view.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'TypeData',
  outputTypes: ['System.Management.Automation.PSObject'],
  help: {
    synopsis: 'Gives what PowerShell and this session add to types.',
    examples: [{ title: 'Of dates', transcript: 'PS> (Get-TypeData System.DateTime).TypeName\nSystem.DateTime' }],
    links: ['Update-TypeData', 'Remove-TypeData'],
  },
  parameters: {
    TypeName: {
      type: 'string[]',
      position: 0,
      pipeline: 'value',
      validate: [{ kind: 'notNullOrEmpty' }],
      wildcards: true,
      help: 'Names of types; all unless given.',
    },
  },
  run(ps) {
    return {
      process() {
        for (const name of ps.parameters.TypeName ?? ['*']) {
          for (const match of hasWildcards(name) ? namesLike(name) : [name]) {
            const data = typeDataOf(match);
            if (data) ps.write(data);
          }
        }
      },
    };
  },
});

function namesLike(wildcard: string): string[] {
  const pattern = WildcardPattern.of(wildcard, true);
  const names = new Set<string>();
  for (const entry of typeTable().all()) names.add(entry.typeName);
  for (const { name } of knownTypes()) names.add(name);
  return [...names].filter((name) => pattern.isMatch(name)).sort();
}
