/** Import-Clixml: objects kept in a file. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { filePathOf, openingFile } from '../../src/providers/cmdlet-paths.ts';
import { toInt32 } from '../../src/types/conversion/conversion.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { readCliXml } from '../../src/types/serialization/clixml-reader.ts';

export default cmdlet({
  verb: 'Import',
  noun: 'Clixml',
  defaultParameterSet: 'ByPath',
  outputTypes: [],
  help: {
    synopsis: 'Makes the objects again that Export-Clixml has kept in a file.',
    examples: [{ title: 'A number', transcript: 'PS> 5 | Export-Clixml a.xml; Import-Clixml a.xml\n5' }],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['ByPath'],
      help: 'The items, by path; wildcards find several.',
    },
    IncludeTotalCount: { type: 'switch', help: 'Writes first how many objects there are.' },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
    Skip: { type: 'object', typeName: 'ulong', help: 'Leaves out so many objects.' },
    First: { type: 'object', typeName: 'ulong', help: 'Only so many objects.' },
  },
  run(ps) {
    return {
      process() {
        const { First, Skip, IncludeTotalCount } = ps.parameters;
        const { Path, LiteralPath } = ps.parameters;
        for (const path of LiteralPath ?? Path ?? []) {
          const full = filePathOf(ps, path, LiteralPath !== undefined);
          const values = readCliXml(openingFile(ps, () => readText(full)));
          if (IncludeTotalCount) ps.write(`Total count: ${values.length}`);
          const start = Skip === undefined ? 0 : toInt32(Skip);
          for (const value of values.slice(start, First === undefined ? undefined : start + toInt32(First)))
            ps.write(value);
        }
      },
    };
  },
});
