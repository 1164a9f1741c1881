/** Remove-Alias: removes aliases. */
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import type { Scope } from '../../src/engine/scope.ts';
import { scopeArgument } from './variable-lookup.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'Alias',
  defaultParameterSet: 'Default',
  help: {
    synopsis: 'Removes aliases from the session.',
    examples: [
      { title: 'Gone', transcript: 'PS> Set-Alias now Get-Date; Remove-Alias now; Test-Path alias:now\nFalse' },
    ],
    links: ['Get-Alias', 'Set-Alias'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, mandatory: true, pipeline: 'both', help: 'The names.' },
    Scope: { type: 'string', help: 'Global, Local, Script, or how many scopes further out.' },
    Force: { type: 'switch', help: 'Removes read-only aliases too.' },
  },
  run(ps) {
    return {
      process() {
        const wanted = scopeArgument(ps, ps.parameters.Scope);
        for (const name of ps.parameters.Name ?? []) remove(ps, name, wanted);
      },
    };
  },
});

function remove(ps: CmdletWith<{ Force?: boolean }>, name: string, wanted: Scope | null): void {
  const key = name.toLowerCase();
  let scope = wanted ?? ps.session.current;
  while (!wanted && !scope.aliases?.has(key) && scope.parent) scope = scope.parent;
  const alias = scope.aliases?.get(key);
  if (!alias) {
    ps.error(
      'ItemNotFoundException',
      'ObjectNotFound',
      `This command cannot find a matching alias because an alias with the name '${name}' does not exist.`,
      {
        target: name,
        exception: 'System.Management.Automation.ItemNotFoundException',
      },
    );
  } else if (alias.options.has('Constant') || (alias.options.has('ReadOnly') && !ps.parameters.Force)) {
    ps.error(
      'AliasNotRemovable',
      'WriteError',
      `Alias was not removed because alias ${alias.name} is constant or read-only.`,
      {
        target: alias.name,
        exception: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
      },
    );
  } else {
    scope.aliases?.delete(key);
    ps.runspace.commandsChanged(scope);
  }
}
