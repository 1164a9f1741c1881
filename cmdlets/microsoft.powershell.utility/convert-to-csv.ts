/** ConvertTo-Csv: objects as CSV. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { csvWriteOptions } from './csv-parameters.ts';
import { CsvWriter } from './csv-writer.ts';

export default cmdlet({
  verb: 'ConvertTo',
  noun: 'Csv',
  defaultParameterSet: 'Delimiter',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Writes objects as lines of comma-separated values.',
    examples: [
      {
        title: 'An object',
        transcript:
          'PS> [pscustomobject]@{ Name = \'fe01\'; Site = \'Redmond\' } | ConvertTo-Csv\n"Name","Site"\n"fe01","Redmond"',
      },
    ],
  },
  parameters: {
    InputObject: {
      type: 'psobject',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      help: 'The objects; usually piped.',
    },
    Delimiter: {
      type: 'char',
      position: 1,
      in: ['Delimiter'],
      validate: [{ kind: 'notNull' }],
      help: 'What stands between the fields; a comma if omitted.',
    },
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
    let writer: CsvWriter | null = null;
    return {
      begin() {
        writer = new CsvWriter(csvWriteOptions(ps, ps.parameters));
      },
      process() {
        const { InputObject } = ps.parameters;
        if (InputObject === undefined || InputObject === null) return;
        // An object without properties gives nothing; in a file it is an empty line.
        for (const line of writer?.lines(InputObject) ?? []) if (line !== '') ps.write(line);
      },
    };
  },
});
