/** New-Item: makes items. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, drivesOf, forPath, refuseCredential, writeItem } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential, itemForce } from '../../src/providers/path-parameters.ts';
import { pathNotFound } from '../../src/providers/provider-errors.ts';
import { displayPath } from '../../src/providers/resolved-path.ts';

import { SessionStateProvider } from '../../src/providers/session-state-provider.ts';
import { givenOptions, optionsOfItems } from './item-options.ts';

export default cmdlet({
  verb: 'New',
  noun: 'Item',
  aliases: ['ni'],
  defaultParameterSet: 'pathSet',
  supportsShouldProcess: true,
  outputTypes: ['System.String', 'System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  help: {
    synopsis: 'Makes an item: a file, a folder, a variable, a function.',
    examples: [
      {
        title: 'A folder and a file in it',
        transcript:
          "PS> New-Item certs -ItemType Directory | ForEach-Object Name\ncerts\nPS> (New-Item certs/a.txt -Value 'abc').Length\n3",
      },
    ],
  },
  parameters: {
    Path: {
      type: 'string[]',
      in: { nameSet: { position: 0, pipeline: 'name' }, pathSet: { position: 0, mandatory: true, pipeline: 'name' } },
      help: 'The path of the item, or of the container when -Name is given.',
    },
    ItemType: {
      type: 'string',
      pipeline: 'name',
      aliases: ['Type'],
      help: 'What to make: File (the default), Directory, SymbolicLink, HardLink; other providers have types of their own.',
    },
    Value: {
      type: 'object',
      pipeline: 'both',
      aliases: ['Target'],
      help: 'What goes into it; for a link, what it leads to.',
    },
    Force: itemForce,
    Credential: itemCredential,
    Name: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      in: ['nameSet'],
      allowNull: true,
      allowEmptyString: true,
      help: 'The name of the item; -Path then says in which container.',
    },
  },
  dynamicParameters: (ps) => optionsOfItems(ps, (ps.parameters as { Path?: string[] }).Path ?? []),
  run(ps) {
    return {
      process() {
        const scoped = givenOptions(ps.parameters);
        const { Path, Name, ItemType: type = null, Value: value = null, Force: force } = ps.parameters;
        for (const path of Path ?? ['.']) {
          refuseCredential(ps, ps.parameters.Credential, path);
          forPath(ps, () => {
            // The name of what is to be made is no pattern; only the place of a -Name is looked for.
            for (const place of drivesOf(ps).findOrNew(path, { literal: !Name })) {
              const full = Name ? place.provider.normalize(place.provider.join(place.path, Name)) : place.path;
              if (full === '') throw pathNotFound(displayPath(place));
              const options = { type, value, hasValue: ps.isBound('Value') };
              const made = place.provider.newItem(full, options, callOf(ps, force));
              if (scoped && place.provider instanceof SessionStateProvider) place.provider.setOptions(full, scoped);
              writeItem(ps, place, made);
            }
          });
        }
      },
    };
  },
});
