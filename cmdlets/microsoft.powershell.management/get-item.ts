/** Get-Item: items by path. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem, isPattern, writeItem } from '../../src/providers/cmdlet-paths.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Item',
  aliases: ['gi'],
  defaultParameterSet: 'Path',
  outputTypes: ['System.IO.FileInfo', 'System.Boolean', 'System.String', 'System.IO.DirectoryInfo'],
  help: {
    synopsis: 'Gets items by path.',
    examples: [
      { title: 'A file', transcript: "PS> Set-Content a.txt 'x'\nPS> (Get-Item a.txt).Length\n2" },
      {
        title: 'A variable of the environment',
        transcript: "PS> $env:GREETING = 'hello'\nPS> (Get-Item env:GREETING).Value\nhello",
      },
    ],
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
    Filter: { type: 'string', help: 'A pattern in the language of the provider, which looks for itself.' },
    Include: { type: 'string[]', help: 'Only items whose names fit one of these patterns.' },
    Exclude: { type: 'string[]', help: 'Leaves out items whose names fit one of these patterns.' },
    Force: {
      type: 'switch',
      help: 'Goes on where it would otherwise refuse: hidden and read-only items, those that are there already.',
    },
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
        const { Force: force = false } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => {
          if (item.path === '' && isPattern(ps.parameters)) return;
          writeItem(ps, item, item.provider.getItem(item.path, callOf(ps, force)));
        });
      },
    };
  },
});
