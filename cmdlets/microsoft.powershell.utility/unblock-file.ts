/** Unblock-File: takes the mark of the Internet off files. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { itemsOf } from '../../src/providers/cmdlet-paths.ts';
import type { NetException } from '../../src/types/net-exception.ts';

export default cmdlet({
  verb: 'Unblock',
  noun: 'File',
  defaultParameterSet: 'ByPath',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Takes the mark of the Internet off files; files of this shell have none.',
    examples: [
      {
        title: 'A file stays as it is',
        transcript: "PS> Set-Content a.txt 'x'; Unblock-File a.txt\nPS> Get-Content a.txt\nx",
      },
    ],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      in: ['ByPath'],
      help: 'The items, by path; wildcards find several.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath } = ps.parameters;
        const literal = LiteralPath !== undefined;
        for (const path of LiteralPath ?? Path ?? []) {
          const missing = (error: NetException) => ps.recordOf(error, 'FileNotFound', 'ObjectNotFound', path);
          for (const item of itemsOf(ps, path, literal, missing)) {
            if (item.provider.exists(item.path)) ps.shouldProcess(item.path);
            else
              ps.error('FileNotFound', 'ObjectNotFound', item.path, {
                target: item.path,
                exception: 'System.IO.FileNotFoundException',
              });
          }
        }
      },
    };
  },
});
