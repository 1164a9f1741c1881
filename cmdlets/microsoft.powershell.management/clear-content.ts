/** Clear-Content: empties files. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';
import {
  itemCredential,
  itemFilters,
  itemForce,
  literalItemPath,
  namedItemPath,
} from '../../src/providers/path-parameters.ts';

export default cmdlet({
  verb: 'Clear',
  noun: 'Content',
  aliases: ['clc'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Empties files; the files stay.',
    examples: [
      { title: 'A file', transcript: "PS> Set-Content a.txt 'x'; Clear-Content a.txt\nPS> (Get-Item a.txt).Length\n0" },
    ],
  },
  parameters: {
    Path: namedItemPath,
    ...itemFilters,
    Force: itemForce,
    Credential: itemCredential,
    LiteralPath: literalItemPath,
  },
  run(ps) {
    return {
      process() {
        const { Force: force } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => item.provider.clearContent(item.path, callOf(ps, force)));
      },
    };
  },
});
