/** ConvertFrom-Json: objects from JSON. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { makeTable } from './json-objects.ts';
import { type JsonDates, type JsonReadOptions, readJson } from './json-reader.ts';

type DateKindName = 'Default' | 'Local' | 'Utc' | 'Offset' | 'String';

const DATES: Readonly<Record<DateKindName, JsonDates>> = {
  Default: 'convert',
  Local: 'local',
  Utc: 'utc',
  Offset: 'offset',
  String: 'keep',
};

export default cmdlet({
  verb: 'ConvertFrom',
  noun: 'Json',
  outputTypes: [],
  help: {
    synopsis: 'Makes objects of JSON.',
    examples: [
      {
        title: 'A property',
        transcript: 'PS> (\'{"pool":"pool01","ports":[443,5061]}\' | ConvertFrom-Json).ports.Count\n2',
      },
    ],
  },
  parameters: {
    InputObject: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      allowEmptyString: true,
      help: 'The text; several lines are one text unless the first is a whole by itself.',
    },
    AsHashtable: {
      type: 'switch',
      help: 'Makes tables instead of custom objects, which may have names that differ only in letter case.',
    },
    Depth: {
      type: 'int',
      validate: [{ kind: 'rangeKind', range: 'Positive' }],
      help: 'How deep the text may be nested.',
    },
    NoEnumerate: { type: 'switch', help: 'Gives an array as one object.' },
    DateKind: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.JsonDateKind',
      values: ['Default', 'Local', 'Utc', 'Offset', 'String'],
      help: 'What becomes of texts that are dates.',
    },
  },
  run(ps) {
    const lines: string[] = [];
    const convert = (text: string): boolean => {
      const { Depth = 1024, AsHashtable, DateKind = 'Default', NoEnumerate } = ps.parameters;
      const options: JsonReadOptions = {
        maxDepth: Depth,
        dates: DATES[DateKind],
        ...(AsHashtable ? { makeObject: makeTable } : {}),
      };
      const value = readJson(text, options);
      if (!NoEnumerate && enumerate(value)) ps.writeEach(value);
      else ps.write(value);
      return true;
    };
    return {
      process() {
        lines.push(ps.parameters.InputObject ?? '');
      },
      end() {
        if (lines.length === 1) convert(lines[0] as string);
        else if (lines.length > 1) {
          if (convertAlone(convert, lines[0] as string)) for (const line of lines.slice(1)) convert(line);
          else convert(lines.join('\n'));
        }
      },
    };
  },
});

/** Whether a first line is a whole text by itself; then every line is one. */
function convertAlone(convert: (text: string) => boolean, line: string): boolean {
  try {
    return convert(line);
  } catch (error) {
    if (error instanceof NetException && error.typeName === 'System.ArgumentException') return false;
    throw error;
  }
}
