/** Out-File: writes to a file what the console would show of the objects. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { FormattedFile } from '../../src/formatting/formatted-file.ts';
import { filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { makeWritable } from '../../src/types/files/host-files.ts';
import { NetException } from '../../src/types/net-exception.ts';

export default cmdlet({
  verb: 'Out',
  noun: 'File',
  className: 'Microsoft.PowerShell.Commands.OutFileCommand',
  defaultParameterSet: 'ByPath',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Writes to a file what the console would show of the objects.',
    description: 'The file is UTF-8 without byte order mark unless -Encoding says otherwise.',
    examples: [
      {
        title: 'Keep a table',
        transcript: 'PS> [pscustomobject]@{ A = 1 } | Out-File report.txt\nPS> (Get-Content report.txt)[1]\nA',
      },
    ],
    links: ['Out-String', 'Set-Content', 'Tee-Object'],
  },
  parameters: {
    FilePath: {
      type: 'string',
      in: { ByPath: { position: 0, mandatory: true } },
      aliases: ['Path'],
      help: 'The file to write.',
    },
    Encoding: {
      type: 'Encoding',
      position: 1,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Encoding of the file: ascii, unicode, utf8, utf8BOM and others, or a code page.',
    },
    LiteralPath: {
      type: 'string',
      in: { ByLiteralPath: { mandatory: true, pipeline: 'name' } },
      aliases: ['PSPath', 'LP'],
      help: 'The file to write; no character is a wildcard.',
    },
    Append: { type: 'switch', help: 'Adds to the end of the file.' },
    Force: { type: 'switch', help: 'Writes to read-only files, too.' },
    NoClobber: { type: 'switch', aliases: ['NoOverwrite'], help: 'Fails when the file exists.' },
    Width: {
      type: 'int',
      validate: [{ kind: 'range', min: 2, max: 2147483647 }],
      help: 'Characters in a line.',
    },
    NoNewline: { type: 'switch', help: 'Leaves out all line ends.' },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects to write.' },
  },
  run(ps) {
    let file: FormattedFile | null = null;
    const open = (given: string, literal: boolean): FormattedFile | null => {
      const path = filePathOf(ps, given, literal);
      if (!ps.shouldProcess(path, 'Output to File')) return null;
      const { Append, NoClobber, NoNewline, Width, Encoding, Force } = ps.parameters;
      try {
        if (Force) makeWritable(path);
        return new FormattedFile(ps.runspace, path, {
          append: Append,
          noClobber: NoClobber && !Append,
          noNewline: NoNewline,
          width: Width,
          encoding: Encoding,
          raise: (record) => ps.throwTerminatingError(record),
        });
      } catch (error) {
        if (!(error instanceof NetException)) throw error;
        const exists = error.typeName === 'System.IO.IOException' && NoClobber;
        return exists
          ? ps.throwTerminatingError(ps.recordOf(error, 'NoClobber', 'ResourceExists', path))
          : ps.throwTerminatingError(ps.recordOf(error, 'FileOpenFailure', 'OpenError'));
      }
    };
    return {
      begin() {
        const { FilePath, LiteralPath } = ps.parameters;
        const path = LiteralPath ?? FilePath;
        if (path !== undefined) file = open(path, LiteralPath !== undefined);
      },
      process() {
        file?.write(ps.parameters.InputObject);
      },
      end() {
        file?.close();
        file = null;
      },
      dispose() {
        file?.close();
      },
    };
  },
});
