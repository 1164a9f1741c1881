/** Resolve-Path: full paths of what a path finds. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential, itemForce, literalItemPath, pipedItemPath } from '../../src/providers/path-parameters.ts';
import { relativeTo } from '../../src/providers/relative-path.ts';
import { displayPath, pathInfoOf } from '../../src/providers/resolved-path.ts';

export default cmdlet({
  verb: 'Resolve',
  noun: 'Path',
  aliases: ['rvpa'],
  defaultParameterSet: 'Path',
  outputTypes: ['System.String', 'System.Management.Automation.PathInfo'],
  help: {
    synopsis: 'Gives the full path of what a path finds.',
    examples: [
      {
        title: 'From the current location',
        transcript: 'PS> New-Item x/y.txt -Force | Out-Null\nPS> Resolve-Path x/y.txt -Relative\n./x/y.txt',
      },
    ],
  },
  parameters: {
    Path: pipedItemPath,
    LiteralPath: literalItemPath,
    Relative: { type: 'switch', in: ['Path', 'LiteralPath'], help: 'As a path from the current location on.' },
    RelativeBasePath: { type: 'string', help: 'The folder from which -Relative counts.' },
    Force: itemForce,
    Credential: itemCredential,
  },
  run(ps) {
    return {
      process() {
        const { Relative, RelativeBasePath } = ps.parameters;
        const drives = drivesOf(ps);
        forEachItem(ps, ps.parameters, (item) => {
          if (!Relative) {
            ps.write(pathInfoOf(item));
            return;
          }
          const base = RelativeBasePath === undefined ? drives.location : drives.findOne(RelativeBasePath);
          const local = base.provider === item.provider && base.drive === item.drive;
          ps.write(local ? relativeTo(base.path, item.path, item.provider.separatorOf(item.path)) : displayPath(item));
        });
      },
    };
  },
});
