/** ConvertFrom-Csv: objects from CSV. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { delimiterOf } from './csv-delimiter.ts';
import { CsvObjects } from './csv-objects.ts';

export default cmdlet({
  verb: 'ConvertFrom',
  noun: 'Csv',
  defaultParameterSet: 'Delimiter',
  outputTypes: [],
  help: {
    synopsis: 'Makes objects of lines of comma-separated values.',
    examples: [
      {
        title: 'Two records',
        transcript: "PS> ('Name,Site', 'fe01,Redmond', 'fe04,Paris' | ConvertFrom-Csv)[1].Site\nParis",
      },
    ],
  },
  parameters: {
    InputObject: {
      type: 'psobject[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      validate: [{ kind: 'notNull' }, { kind: 'notNullOrEmpty' }],
      help: 'The lines.',
    },
    Delimiter: {
      type: 'char',
      position: 1,
      in: ['Delimiter'],
      validate: [{ kind: 'notNull' }, { kind: 'notNullOrEmpty' }],
      help: 'What stands between the fields; a comma if omitted.',
    },
    Header: {
      type: 'string[]',
      validate: [{ kind: 'notNull' }, { kind: 'notNullOrEmpty' }],
      help: 'The names of the properties; all lines are data then.',
    },
    UseCulture: {
      type: 'switch',
      mandatory: true,
      in: ['UseCulture'],
      validate: [{ kind: 'notNull' }, { kind: 'notNullOrEmpty' }],
      help: 'The list separator of the current culture is the delimiter.',
    },
  },
  run(ps) {
    let objects: CsvObjects | null = null;
    return {
      process() {
        const { Delimiter, UseCulture, Header, InputObject = [] } = ps.parameters;
        objects ??= new CsvObjects({
          delimiter: delimiterOf(Delimiter, UseCulture),
          header: Header ?? null,
          warn: (message: string) => ps.warning(message),
        });
        for (const item of InputObject) {
          for (const object of objects.read(toText(item))) ps.write(object);
        }
      },
    };
  },
});
