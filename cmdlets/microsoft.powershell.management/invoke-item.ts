/** Invoke-Item: there is no desktop, which is said of files, so that a script that shows its report goes on. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential, itemFilters, literalItemPath, pipedItemPath } from '../../src/providers/path-parameters.ts';
import { notSupported } from '../../src/providers/provider.ts';
import { displayPath } from '../../src/providers/resolved-path.ts';

export default cmdlet({
  verb: 'Invoke',
  noun: 'Item',
  aliases: ['ii'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Would open a file with its program; this shell has no desktop, and says so.',
    examples: [
      {
        title: 'The folder in which one is',
        transcript: 'PS> Invoke-Item . 3>&1 | ForEach-Object { $_.Message.Substring(0, 24) }\nThere is no desktop here',
      },
    ],
  },
  parameters: {
    Path: pipedItemPath,
    ...itemFilters,
    Credential: itemCredential,
    LiteralPath: literalItemPath,
  },
  run(ps) {
    return {
      process() {
        forEachItem(ps, ps.parameters, (item) => {
          const shown = displayPath(item);
          if (item.provider.name !== 'FileSystem') throw notSupported();
          if (ps.shouldProcess(`Item: ${shown}`, 'Invoke Item'))
            ps.warning(`There is no desktop here on which "${shown}" could be opened.`);
        });
      },
    };
  },
});
