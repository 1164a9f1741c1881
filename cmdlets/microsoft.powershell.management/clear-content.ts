/** Clear-Content: empties files. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { callOf, forEachItem } from '../../src/providers/cmdlet-paths.ts';

export default cmdlet({
  verb: 'Clear',
  noun: 'Content',
  aliases: ['clc'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Empties files; the files stay.',
    examples: [
      { title: 'A file', transcript: "PS> Set-Content a.txt 'x'; Clear-Content a.txt\nPS> (Get-Item a.txt).Length\n0" },
    ],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
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
        const { Force: force } = ps.parameters;
        forEachItem(ps, ps.parameters, (item) => item.provider.clearContent(item.path, callOf(ps, force)));
      },
    };
  },
});
