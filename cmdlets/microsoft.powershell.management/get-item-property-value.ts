/** Get-ItemPropertyValue: values of properties of items. */

import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential, itemFilters, literalItemPath } from '../../src/providers/path-parameters.ts';
import { getOwnMember } from '../../src/types/members/member-access.ts';
import { noSuchProperty, reportMissing } from './item-properties.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ItemPropertyValue',
  aliases: ['gpv'],
  defaultParameterSet: 'Path',
  outputTypes: [],
  help: {
    synopsis: 'Gives the values of properties of items.',
    examples: [{ title: 'Of a file', transcript: "PS> Set-Content a.txt 'x'; Get-ItemPropertyValue a.txt Length\n2" }],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      in: ['Path'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The items, by path; wildcards find several.',
    },
    Name: { type: 'string[]', position: 1, mandatory: true, aliases: ['PSProperty'], help: 'The properties.' },
    ...itemFilters,
    Credential: itemCredential,
    LiteralPath: literalItemPath,
  },
  run(ps) {
    return {
      process() {
        const { Path = ['.'], LiteralPath, Name = [] } = ps.parameters;
        forEachItem(ps, { ...ps.parameters, Path: LiteralPath ? undefined : Path }, (item) => {
          const holder = item.provider.propertyHolder(item.path, callOf(ps));
          for (const name of Name) {
            const value = getOwnMember(holder, name);
            if (value === undefined) reportMissing(ps, name, item, () => failWithout(ps, name));
            else ps.write(value);
          }
        });
      },
    };
  },
});

/** A file without the property. */
function failWithout(ps: CmdletActions, name: string): void {
  const exception = 'System.IO.IOException';
  ps.error(exception, 'NotSpecified', noSuchProperty(name), { exception });
}
