/** Set-ItemProperty: sets properties of items. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential, itemFilters, itemForce, itemPassThru } from '../../src/providers/path-parameters.ts';
import { listProperties } from '../../src/types/members/member-access.ts';
import { propertiesOf } from './item-properties.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'ItemProperty',
  aliases: ['sp'],
  defaultParameterSet: 'propertyValuePathSet',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Sets properties of items.',
    examples: [
      {
        title: 'Make a file read-only',
        transcript:
          "PS> Set-Content a.txt 'x'; Set-ItemProperty a.txt IsReadOnly $true\nPS> (Get-Item a.txt).IsReadOnly\nTrue",
      },
    ],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['propertyValuePathSet', 'propertyPSObjectPathSet'],
      help: 'The items, by path; wildcards find several.',
    },
    Name: {
      type: 'string',
      position: 1,
      mandatory: true,
      pipeline: 'name',
      in: ['propertyValuePathSet', 'propertyValueLiteralPathSet'],
      aliases: ['PSProperty'],
      help: 'The property.',
    },
    Value: {
      type: 'object',
      position: 2,
      mandatory: true,
      pipeline: 'name',
      in: ['propertyValuePathSet', 'propertyValueLiteralPathSet'],
      allowNull: true,
      help: 'The value.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['propertyValueLiteralPathSet', 'propertyPSObjectLiteralPathSet'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
    InputObject: {
      type: 'psobject',
      mandatory: true,
      pipeline: 'both',
      in: ['propertyPSObjectPathSet', 'propertyPSObjectLiteralPathSet'],
      help: 'An object whose properties are set.',
    },
    PassThru: itemPassThru,
    Force: itemForce,
    ...itemFilters,
    Credential: itemCredential,
  },
  run(ps) {
    return {
      process() {
        const { Name, Value: value = null, InputObject, Force: force, PassThru } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => {
          const pairs =
            Name === undefined
              ? [...listProperties(InputObject)].map((one) => [one.name, one.get(InputObject)] as const)
              : [[Name, value] as const];
          for (const [name, one] of pairs) item.provider.setProperty(item.path, name, one, callOf(ps, force));
          if (PassThru)
            ps.write(
              propertiesOf(
                ps,
                item,
                pairs.map(([name]) => name),
              ),
            );
        });
      },
    };
  },
});
