/** Join-Path: puts paths together. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, forPath, refuseCredential } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential } from '../../src/providers/path-parameters.ts';
import { joinPath, pathStyle } from '../../src/providers/path-parts.ts';
import { driveNotFound } from '../../src/providers/provider-errors.ts';
import { displayPath } from '../../src/providers/resolved-path.ts';

export default cmdlet({
  verb: 'Join',
  noun: 'Path',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Puts a path together from its parts.',
    examples: [{ title: 'Several parts', transcript: 'PS> Join-Path a b c d\na/b/c/d' }],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      aliases: ['PSPath'],
      help: 'The paths in front.',
    },
    ChildPath: {
      type: 'string[]',
      position: 1,
      mandatory: true,
      pipeline: 'name',
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
      help: 'What stands behind the path.',
    },
    AdditionalChildPath: {
      type: 'string[]',
      position: 2,
      pipeline: 'name',
      remaining: true,
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
      help: 'Further parts.',
    },
    Resolve: { type: 'switch', help: 'Gives what the joined path finds.' },
    Credential: itemCredential,
  },
  run(ps) {
    const join = (path: string): string => {
      const drive = /^([^:\\/]+):(?!:)/.exec(path)?.[1];
      const found = drive === undefined ? null : drivesOf(ps).findDrive(drive);
      if (drive && !found) throw driveNotFound(drive);
      const { ChildPath, AdditionalChildPath } = ps.parameters;
      const style = pathStyle(drivesOf(ps).location.path);
      // A drive without folders has one level, under the name that it was made with.
      const parent = found && !found.provider.isNavigable ? `${found.name}:/` : path;
      return [...(ChildPath ?? ['']), ...(AdditionalChildPath ?? [])].reduce(
        (whole, part) => joinPath(whole, part ?? '', style),
        parent,
      );
    };
    return {
      process() {
        for (const path of ps.parameters.Path ?? []) {
          refuseCredential(ps, ps.parameters.Credential, path);
          forPath(ps, () => {
            const joined = join(path);
            if (!ps.parameters.Resolve) ps.write(joined);
            else for (const found of drivesOf(ps).find(joined)) ps.write(displayPath(found));
          });
        }
      },
    };
  },
});
