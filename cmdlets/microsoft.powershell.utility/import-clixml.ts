/** Import-Clixml: objects kept in a file. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { filePathOf, openingFile } from '../../src/providers/cmdlet-paths.ts';
import { toInt32 } from '../../src/types/conversion/conversion.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { cliXmlObjects } from '../../src/types/serialization/clixml-reader.ts';

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
          const objects = cliXmlObjects(openingFile(ps, () => readText(full)));
          const start = Skip === undefined ? 0 : toInt32(Skip);
          const end = First === undefined ? Number.POSITIVE_INFINITY : start + toInt32(First);
          if (!IncludeTotalCount) {
            writeSome(ps, objects, start, end);
            continue;
          }
          const all = [...objects];
          ps.write(`Total count: ${all.length}`);
          writeSome(ps, all, start, end);
        }
      },
    };
  },
});

/** The objects from one place to another; those behind are not read. */
function writeSome(ps: CmdletActions, objects: Iterable<unknown>, start: number, end: number): void {
  let place = 0;
  for (const value of objects) {
    if (place >= end) return;
    if (place++ >= start) ps.write(value);
  }
}
