/** Import-PowerShellDataFile: reads a data file as a hashtable. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { evaluateDataText } from '../../src/engine/data-file.ts';
import { isFile } from '../../src/engine/modules/module-files.ts';
import { filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { readText } from '../../src/types/files/host-files.ts';

export default cmdlet({
  verb: 'Import',
  noun: 'PowerShellDataFile',
  defaultParameterSet: 'ByPath',
  outputTypes: [],
  help: {
    synopsis: 'Reads a data file as a hashtable.',
    description: 'The file may hold only literals; nothing in it is run.',
    examples: [
      {
        title: 'A data file',
        transcript:
          'PS> Set-Content settings.psd1 "@{ Site = \'Redmond\' }"\nPS> (Import-PowerShellDataFile settings.psd1).Site\nRedmond',
      },
    ],
    links: ['Import-LocalizedData'],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      in: ['ByPath'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The data files.',
    },
    LiteralPath: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['ByLiteralPath'],
      aliases: ['PSPath', 'LP'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The data files; nothing in the paths is a wildcard.',
    },
    SkipLimitCheck: {
      type: 'switch',
      help: 'Reads also files with very many entries.',
      noEffect: 'files have no limit of entries here',
    },
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath } = ps.parameters;
        for (const path of LiteralPath ?? Path ?? []) {
          const full = filePathOf(ps, path, LiteralPath !== undefined);
          if (!isFile(full)) {
            ps.error('PathNotFound', 'InvalidArgument', `Cannot find path '${path}' because it does not exist.`, {
              target: path,
              exception: 'System.ArgumentException',
            });
            continue;
          }
          ps.write(evaluateDataText(ps.runspace, readText(full), full));
        }
      },
    };
  },
});
