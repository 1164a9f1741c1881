/** ConvertTo-Json: objects as JSON. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { writeJson } from './json-writer.ts';

export default cmdlet({
  verb: 'ConvertTo',
  noun: 'Json',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Writes objects as JSON.',
    examples: [
      {
        title: 'An object',
        transcript:
          'PS> [ordered]@{ Pool = \'pool01\'; Ports = 443, 5061 } | ConvertTo-Json -Compress\n{"Pool":"pool01","Ports":[443,5061]}',
      },
    ],
  },
  parameters: {
    InputObject: {
      type: 'object',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      allowNull: true,
      help: 'The objects; usually piped.',
    },
    Depth: {
      type: 'int',
      validate: [{ kind: 'range', min: 0, max: 100 }],
      help: 'How many levels of objects inside objects are written; 2 if omitted. What lies deeper becomes text.',
    },
    Compress: { type: 'switch', help: 'Leaves out blanks and line ends.' },
    EnumsAsStrings: { type: 'switch', help: 'Names of enums instead of their numbers.' },
    AsArray: { type: 'switch', help: 'Writes an array also for one object.' },
    EscapeHandling: {
      type: 'enum',
      typeName: 'Newtonsoft.Json.StringEscapeHandling',
      values: ['Default', 'EscapeNonAscii', 'EscapeHtml'],
      help: 'Which characters are escaped beyond those that must be.',
    },
  },
  run(ps) {
    const items: unknown[] = [];
    const isPiped = !ps.isBound('InputObject');
    return {
      process() {
        items.push(ps.parameters.InputObject ?? null);
      },
      end() {
        if (items.length === 0) return;
        const {
          Depth = 2,
          Compress = false,
          EnumsAsStrings = false,
          AsArray,
          EscapeHandling = 'Default',
        } = ps.parameters;
        const value = items.length > 1 || AsArray ? items : items[0];
        const options = { depth: Depth, compress: Compress, enumsAsStrings: EnumsAsStrings, escape: EscapeHandling };
        const json = writeJson(value, options, isPiped ? items : []);
        if (json.truncated)
          ps.warning(`Resulting JSON is truncated as serialization has exceeded the set depth of ${Depth}.`);
        ps.write(json.text);
      },
    };
  },
});
