/** Export-Csv: objects to a file of CSV. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { CsvExport } from './csv-export.ts';
import { csvWriteOptions } from './csv-parameters.ts';

export default cmdlet({
  verb: 'Export',
  noun: 'Csv',
  aliases: ['epcsv'],
  defaultParameterSet: 'Delimiter',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Writes objects to a file of comma-separated values.',
    examples: [
      {
        title: 'A file',
        transcript:
          'PS> [pscustomobject]@{ Name = \'fe01\'; Site = \'Redmond\' } | Export-Csv a.csv\nPS> Get-Content a.csv\n"Name","Site"\n"fe01","Redmond"',
      },
    ],
  },
  parameters: {
    Path: { type: 'string', position: 0, validate: [{ kind: 'notNullOrEmpty' }], help: 'The file.' },
    Delimiter: {
      type: 'char',
      position: 1,
      in: ['Delimiter'],
      validate: [{ kind: 'notNull' }],
      help: 'What stands between the fields; a comma if omitted.',
    },
    InputObject: { type: 'psobject', mandatory: true, pipeline: 'both', help: 'The objects; usually piped.' },
    LiteralPath: {
      type: 'string',
      aliases: ['PSPath', 'LP'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The file; no character is a wildcard.',
    },
    Force: {
      type: 'switch',
      help: 'With -Append, goes on when an object lacks a field of the file; writes to read-only files.',
    },
    NoClobber: { type: 'switch', aliases: ['NoOverwrite'], help: 'Fails when the file exists.' },
    Encoding: {
      type: 'Encoding',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Encoding of the file; UTF-8 without byte order mark if omitted.',
    },
    Append: { type: 'switch', help: 'Adds to the end of the file, with its fields.' },
    UseCulture: {
      type: 'switch',
      in: ['UseCulture'],
      help: 'The list separator of the current culture is the delimiter.',
    },
    IncludeTypeInformation: {
      type: 'switch',
      aliases: ['ITI'],
      help: 'Writes the type of the objects in a first line.',
    },
    NoTypeInformation: {
      type: 'switch',
      aliases: ['NTI'],
      help: 'Leaves out the line with the type; it is left out in any case unless -IncludeTypeInformation asks for it.',
    },
    QuoteFields: { type: 'string[]', aliases: ['QF'], help: 'Names of the fields that stand in quotation marks.' },
    UseQuotes: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind',
      values: ['Never', 'Always', 'AsNeeded'],
      aliases: ['UQ'],
      help: 'Which fields stand in quotation marks: all of them, those that need them, or none.',
    },
    NoHeader: { type: 'switch', help: 'Leaves out the line with the names.' },
  },
  run(ps) {
    let file: CsvExport | null = null;
    return {
      begin() {
        const { Path, LiteralPath } = ps.parameters;
        if (Path === undefined && LiteralPath === undefined) {
          ps.fail(
            'CannotSpecifyPathAndLiteralPath',
            'InvalidData',
            'You must specify either the -Path or -LiteralPath parameters, but not both.',
          );
        }
        // The file is made before anything comes, and stays when nothing does.
        file = new CsvExport(ps, ps.parameters, csvWriteOptions(ps, ps.parameters));
      },
      process() {
        const { InputObject } = ps.parameters;
        if (InputObject !== undefined && InputObject !== null) file?.write(InputObject);
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
