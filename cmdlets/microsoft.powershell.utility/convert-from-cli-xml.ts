/** ConvertFrom-CliXml: objects from CLIXML. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { cliXmlObjects } from '../../src/types/serialization/clixml-reader.ts';

export default cmdlet({
  verb: 'ConvertFrom',
  noun: 'CliXml',
  className: 'Microsoft.PowerShell.Commands.ConvertFromClixmlCommand',
  outputTypes: [],
  help: {
    synopsis: 'Makes objects of the XML that ConvertTo-CliXml writes.',
    examples: [{ title: 'There and back', transcript: 'PS> 5 | ConvertTo-CliXml | ConvertFrom-CliXml\n5' }],
  },
  parameters: {
    InputObject: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      help: 'The objects; usually piped.',
    },
  },
  run(ps) {
    const lines: string[] = [];
    return {
      process() {
        lines.push(ps.parameters.InputObject ?? '');
      },
      end() {
        for (const value of cliXmlObjects(lines.join('\n'))) ps.write(value);
      },
    };
  },
});
