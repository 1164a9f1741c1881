/** ConvertTo-CliXml: objects as CLIXML. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { writeCliXml } from '../../src/types/serialization/clixml-writer.ts';

export default cmdlet({
  verb: 'ConvertTo',
  noun: 'CliXml',
  className: 'Microsoft.PowerShell.Commands.ConvertToClixmlCommand',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Writes objects as the XML that Export-Clixml keeps in files.',
    examples: [{ title: 'There and back', transcript: 'PS> 5 | ConvertTo-CliXml | ConvertFrom-CliXml\n5' }],
  },
  parameters: {
    InputObject: {
      type: 'psobject',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      help: 'The objects; usually piped.',
    },
    Depth: {
      type: 'int',
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'How many levels of objects inside objects are kept; 2 if omitted.',
    },
  },
  run(ps) {
    const values: unknown[] = [];
    return {
      process() {
        values.push(ps.parameters.InputObject ?? null);
      },
      end() {
        ps.write(writeCliXml(values, ps.parameters.Depth ?? 2));
      },
    };
  },
});
