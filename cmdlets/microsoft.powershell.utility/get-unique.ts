/** Get-Unique: leaves out objects that are equal to the one just before; meant for sorted input. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { typeNamesOf } from '../../src/types/members/member-access.ts';
import { compareForSort } from '../../src/types/operations/comparison.ts';
import { compareStrings } from '../../src/types/operations/string-comparison.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Unique',
  aliases: ['gu'],
  defaultParameterSet: 'AsString',
  help: {
    synopsis: 'Leaves out objects that are equal to the one just before.',
    description: 'Sort first to leave out all that are equal.',
    examples: [{ title: 'Runs of equal numbers', transcript: 'PS> 1, 1, 2, 2, 1 | Get-Unique\n1\n2\n1' }],
    links: ['Sort-Object', 'Select-Object'],
  },
  parameters: {
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects; usually piped.' },
    AsString: { type: 'switch', in: ['AsString'], help: 'Compares the texts of the objects.' },
    OnType: { type: 'switch', in: ['UniqueByType'], help: 'Gives one object of each run of objects of one type.' },
    CaseInsensitive: { type: 'switch', help: 'Takes capital and small letters for the same.' },
  },
  run(ps) {
    const NONE = Symbol('none');
    let last: unknown = NONE;
    const options = { ignoreCase: ps.parameters.CaseInsensitive ?? false, culture: ambient().culture };
    const isSame = (a: unknown, b: unknown): boolean => {
      if (ps.parameters.OnType) return typeNamesOf(a)[0] === typeNamesOf(b)[0];
      if (ps.parameters.AsString) return compareStrings(toText(a), toText(b), options) === 0;
      return compareForSort(a, b, options) === 0;
    };
    return {
      process() {
        const item = ps.parameters.InputObject;
        if (item === undefined || item === null || (last !== NONE && isSame(item, last))) return;
        last = item;
        ps.write(item);
      },
    };
  },
});
