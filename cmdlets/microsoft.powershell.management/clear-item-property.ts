/** Clear-ItemProperty: clears properties of items. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';

export default cmdlet({
  verb: 'Clear',
  noun: 'ItemProperty',
  aliases: ['clp'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Takes the value of a property of items away.',
    examples: [
      {
        title: 'Make a file writable again',
        transcript:
          "PS> Set-Content a.txt 'x'; Set-ItemProperty a.txt IsReadOnly $true\nPS> Clear-ItemProperty a.txt Attributes\nPS> (Get-Item a.txt).IsReadOnly\nFalse",
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
    Name: { type: 'string', position: 1, mandatory: true, pipeline: 'name', help: 'The property.' },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
    PassThru: { type: 'switch', help: 'Also writes what was changed.' },
    Force: {
      type: 'switch',
      help: 'Goes on where it would otherwise refuse: hidden and read-only items, those that are there already.',
    },
    Filter: { type: 'string', help: 'A pattern in the language of the provider, which looks for itself.' },
    Include: { type: 'string[]', help: 'Only items whose names fit one of these patterns.' },
    Exclude: { type: 'string[]', help: 'Leaves out items whose names fit one of these patterns.' },
    Credential: {
      type: 'pscredential',
      pipeline: 'name',
      help: 'Ignored: no provider of this shell takes credentials.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name = '', Force: force } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => item.provider.clearProperty(item.path, Name, callOf(ps, force)));
      },
    };
  },
});
