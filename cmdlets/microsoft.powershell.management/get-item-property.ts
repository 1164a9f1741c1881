/** Get-ItemProperty: the properties of items. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { propertiesOf } from './item-properties.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ItemProperty',
  aliases: ['gp'],
  defaultParameterSet: 'Path',
  outputTypes: ['System.Boolean', 'System.String', 'System.DateTime', 'System.IO.FileInfo', 'System.IO.DirectoryInfo'],
  help: {
    synopsis: 'Gives the properties of items.',
    examples: [{ title: 'Of a file', transcript: "PS> Set-Content a.txt 'x'; (Get-ItemProperty a.txt).Length\n2" }],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['Path'],
      help: 'The items, by path; wildcards find several.',
    },
    Name: { type: 'string[]', position: 1, aliases: ['PSProperty'], help: 'Only these properties.' },
    Filter: { type: 'string', help: 'A pattern in the language of the provider, which looks for itself.' },
    Include: { type: 'string[]', help: 'Only items whose names fit one of these patterns.' },
    Exclude: { type: 'string[]', help: 'Leaves out items whose names fit one of these patterns.' },
    Credential: {
      type: 'pscredential',
      pipeline: 'name',
      help: 'Ignored: no provider of this shell takes credentials.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
  },
  run(ps) {
    return {
      process() {
        forEachItem(ps, ps.parameters, (item) => ps.write(propertiesOf(ps, item, ps.parameters.Name)));
      },
    };
  },
});
