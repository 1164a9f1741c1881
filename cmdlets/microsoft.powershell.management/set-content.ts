/** Set-Content: writes files anew. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { contentWriting } from './content-writing.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'Content',
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Writes objects as text to files, in place of what was there.',
    examples: [
      { title: 'Two lines', transcript: "PS> Set-Content a.txt 'one', 'two'\nPS> Get-Content a.txt\none\ntwo" },
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
    Value: {
      type: 'Object[]',
      position: 1,
      mandatory: true,
      pipeline: 'both',
      allowNull: true,
      allowEmptyCollection: true,
      help: 'What is written, each object as its text on a line.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
    PassThru: { type: 'switch', help: 'Also writes what was changed.' },
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
    NoNewline: { type: 'switch', help: 'Writes no line ends.' },
    Encoding: {
      type: 'Encoding',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Encoding of the file; UTF-8 without byte order mark if omitted.',
    },
    AsByteStream: { type: 'switch', help: 'Takes or gives bytes instead of text.' },
  },
  run(ps) {
    return contentWriting(ps, ps.parameters, false);
  },
});
