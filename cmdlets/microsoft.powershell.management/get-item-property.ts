/** Get-ItemProperty: the properties of items. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential, itemFilters, literalItemPath, pipedItemPath } from '../../src/providers/path-parameters.ts';
import { propertiesOf } from './item-properties.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ItemProperty',
  aliases: ['gp'],
  defaultParameterSet: 'Path',
  outputTypes: ['System.Boolean', 'System.String', 'System.DateTime', 'System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  help: {
    synopsis: 'Gives the properties of items.',
    examples: [{ title: 'Of a file', transcript: "PS> Set-Content a.txt 'x'; (Get-ItemProperty a.txt).Length\n2" }],
  },
  parameters: {
    Path: pipedItemPath,
    Name: { type: 'string[]', position: 1, aliases: ['PSProperty'], help: 'Only these properties.' },
    ...itemFilters,
    Credential: itemCredential,
    LiteralPath: literalItemPath,
  },
  run(ps) {
    return {
      process() {
        forEachItem(ps, ps.parameters, (item) => ps.write(propertiesOf(ps, item, ps.parameters.Name)));
      },
    };
  },
});
