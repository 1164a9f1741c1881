/** Tee-Object: passes objects on and keeps them in a file or a variable. */

import { type CmdletWith, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { outFileRecord } from '../../src/engine/redirection-files.ts';
import { FormattedFile } from '../../src/formatting/formatted-file.ts';
import { filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { NetException } from '../../src/types/net-exception.ts';
import type { NetObject } from '../../src/types/net-type.ts';

export default cmdlet({
  verb: 'Tee',
  noun: 'Object',
  aliases: ['tee'],
  defaultParameterSet: 'File',
  help: {
    synopsis: 'Passes objects on, and keeps them in a file or a variable as well.',
    examples: [
      { title: 'In a variable', transcript: 'PS> 1, 2 | Tee-Object -Variable kept\n1\n2\nPS> $kept.Count\n2' },
    ],
    links: ['Out-File', 'Write-Output'],
  },
  parameters: {
    FilePath: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['File'],
      aliases: ['Path'],
      help: 'The file, which gets what the console would show.',
    },
    LiteralPath: {
      type: 'string',
      mandatory: true,
      in: ['LiteralFile'],
      aliases: ['PSPath', 'LP'],
      help: 'The file; no character is a wildcard.',
    },
    Variable: {
      type: 'string',
      mandatory: true,
      in: ['Variable'],
      help: 'The name of the variable, without the dollar sign.',
    },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects; usually piped.' },
    Append: { type: 'switch', in: ['File'], help: 'Adds to the end of the file.' },
    Encoding: {
      type: 'Encoding',
      in: ['File', 'LiteralFile'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Encoding of the file.',
    },
  },
  run(ps) {
    const kept: unknown[] = [];
    let file: FormattedFile | null = null;
    return {
      begin() {
        if (ps.parameterSet !== 'Variable') file = openFile(ps);
      },
      process() {
        const { InputObject: item } = ps.parameters;
        if (file) file.write(item);
        else kept.push(item ?? null);
        ps.write(item);
      },
      end() {
        file?.close();
        file = null;
        if (ps.parameterSet === 'Variable')
          ps.session.current.assign(mandatory(ps.parameters.Variable), kept.length === 1 ? kept[0] : kept);
      },
      dispose() {
        file?.close();
      },
    };
  },
});

interface Given {
  FilePath?: string;
  LiteralPath?: string;
  Append?: boolean;
  Encoding?: NetObject;
}

function openFile(ps: CmdletWith<Given>): FormattedFile {
  const given = ps.parameters;
  const path = filePathOf(ps, given.FilePath ?? given.LiteralPath ?? '', given.LiteralPath !== undefined);
  const options = { append: given.Append ?? false, encoding: given.Encoding ?? null };
  try {
    return new FormattedFile(ps.runspace, path, options);
  } catch (error) {
    const { activeFrame } = ps.runspace;
    if (!(error instanceof NetException) || error.identity || !activeFrame) throw error;
    return ps.throwTerminatingError(outFileRecord(activeFrame, error, 'out-file'));
  }
}
