/** Import-Csv: objects from files of CSV. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { filePathOf, openingFile } from '../../src/providers/cmdlet-paths.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { Encoding } from '../../src/types/text/encoding.ts';
import { delimiterOf } from './csv-delimiter.ts';
import { CsvObjects } from './csv-objects.ts';

export default cmdlet({
  verb: 'Import',
  noun: 'Csv',
  aliases: ['ipcsv'],
  defaultParameterSet: 'DelimiterPath',
  outputTypes: [],
  help: {
    synopsis: 'Makes objects of files of comma-separated values.',
    examples: [
      {
        title: 'A column',
        transcript: "PS> Set-Content a.csv 'Name,Site', 'fe01,Redmond'\nPS> (Import-Csv a.csv).Site\nRedmond",
      },
    ],
  },
  parameters: {
    Delimiter: {
      type: 'char',
      position: 1,
      in: ['DelimiterPath', 'DelimiterLiteralPath'],
      validate: [{ kind: 'notNull' }],
      help: 'What stands between the fields; a comma if omitted.',
    },
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['DelimiterPath', 'CulturePath'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The items, by path; wildcards find several.',
    },
    Header: {
      type: 'string[]',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The names of the properties; all lines are data then.',
    },
    Encoding: {
      type: 'Encoding',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Encoding of the files; UTF-8 if omitted.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['DelimiterLiteralPath', 'CultureLiteralPath'],
      aliases: ['PSPath', 'LP'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The items, by path; no character is a wildcard.',
    },
    UseCulture: {
      type: 'switch',
      mandatory: true,
      in: ['CulturePath', 'CultureLiteralPath'],
      validate: [{ kind: 'notNull' }],
      help: 'The list separator of the current culture is the delimiter.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Delimiter, UseCulture, Header, Encoding: encoding } = ps.parameters;
        const options = {
          delimiter: delimiterOf(Delimiter, UseCulture),
          header: Header ?? null,
          warn: (message: string) => ps.warning(message),
        };
        const { Path, LiteralPath } = ps.parameters;
        for (const path of LiteralPath ?? Path ?? []) {
          const full = filePathOf(ps, path, LiteralPath !== undefined);
          const text = openingFile(ps, () => readText(full, encoding instanceof Encoding ? encoding : undefined));
          for (const object of new CsvObjects(options).read(text)) ps.write(object);
        }
      },
    };
  },
});
