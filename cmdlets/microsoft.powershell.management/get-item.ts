/** Get-Item: items by path. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem, isPattern, parametersOfProvider, writeItem } from '../../src/providers/cmdlet-paths.ts';
import {
  itemCredential,
  itemFilters,
  itemForce,
  literalItemPath,
  pipedItemPath,
} from '../../src/providers/path-parameters.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Item',
  aliases: ['gi'],
  defaultParameterSet: 'Path',
  outputTypes: ['System.IO.FileInfo', 'System.Boolean', 'System.String', 'System.IO.DirectoryInfo'],
  help: {
    synopsis: 'Gets items by path.',
    examples: [
      { title: 'A file', transcript: "PS> Set-Content a.txt 'x'\nPS> (Get-Item a.txt).Length\n2" },
      {
        title: 'A variable of the environment',
        transcript: "PS> $env:GREETING = 'hello'\nPS> (Get-Item env:GREETING).Value\nhello",
      },
    ],
  },
  parameters: {
    Path: pipedItemPath,
    ...itemFilters,
    Force: itemForce,
    Credential: itemCredential,
    LiteralPath: literalItemPath,
  },
  dynamicParameters: (ps) => {
    const { Path, LiteralPath } = ps.parameters as { Path?: string[]; LiteralPath?: string[] };
    return parametersOfProvider(ps, 'Get-Item', LiteralPath ?? Path ?? []);
  },
  run(ps) {
    return {
      process() {
        const { Force: force = false } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => {
          if (item.path === '' && isPattern(ps.parameters)) return;
          writeItem(ps, item, item.provider.getItem(item.path, callOf(ps, force, ps.parameters)));
        });
      },
    };
  },
});
