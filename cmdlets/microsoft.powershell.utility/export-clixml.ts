/** Export-Clixml: keeps objects in a file. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { filePathOf, openingFile } from '../../src/providers/cmdlet-paths.ts';
import { itemForce } from '../../src/providers/path-parameters.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { makeWritable, writeText } from '../../src/types/files/host-files.ts';
import { writeCliXml } from '../../src/types/serialization/clixml-writer.ts';
import { Encoding } from '../../src/types/text/encoding.ts';

export default cmdlet({
  verb: 'Export',
  noun: 'Clixml',
  defaultParameterSet: 'ByPath',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Keeps objects in a file, from which Import-Clixml makes them again.',
    examples: [
      {
        title: 'There and back',
        transcript: "PS> @{ Pool = 'pool01' } | Export-Clixml a.xml\nPS> (Import-Clixml a.xml).Pool\npool01",
      },
    ],
  },
  parameters: {
    Path: { type: 'string', position: 0, mandatory: true, in: ['ByPath'], help: 'The file.' },
    Depth: {
      type: 'int',
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'How many levels of objects inside objects are kept; 2 if omitted.',
    },
    Force: itemForce,
    LiteralPath: {
      type: 'string',
      mandatory: true,
      in: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The file; no character is a wildcard.',
    },
    InputObject: {
      type: 'psobject',
      mandatory: true,
      pipeline: 'value',
      allowNull: true,
      help: 'The objects; usually piped.',
    },
    NoClobber: { type: 'switch', aliases: ['NoOverwrite'], help: 'Fails when the file exists.' },
    Encoding: {
      type: 'Encoding',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Encoding of the file; UTF-8 without byte order mark if omitted.',
    },
  },
  run(ps) {
    const values: unknown[] = [];
    return {
      process() {
        values.push(ps.parameters.InputObject ?? null);
      },
      end() {
        const { Path = '', LiteralPath, Depth = 2, NoClobber, Force, Encoding: encoding } = ps.parameters;
        const path = filePathOf(ps, LiteralPath ?? Path, LiteralPath !== undefined);
        if (!ps.shouldProcess(path, 'Export-Clixml')) return;
        if (NoClobber && hostFiles().exists(ambient().files.hostPath(path))) {
          ps.fail('NoClobber', 'ResourceExists', `The file '${path}' already exists.`, {
            target: path,
            exception: 'System.IO.IOException',
          });
        }
        if (Force) makeWritable(path);
        const text = writeCliXml(values, Depth);
        openingFile(ps, () => writeText(path, text, encoding instanceof Encoding ? encoding : undefined));
      },
    };
  },
});
