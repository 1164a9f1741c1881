/** Write-Debug: puts a message on the debug stream. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Write',
  noun: 'Debug',
  help: {
    synopsis: 'Writes a message for whoever looks for a defect.',
    description: 'Shown when $DebugPreference is Continue or the command was called with -Debug.',
    examples: [
      { title: 'A message', transcript: "PS> Write-Debug 'x is 5'\nPS> Write-Debug 'x is 6' -Debug\nDEBUG: x is 6" },
    ],
    links: ['Write-Host', 'Write-Error', 'Write-Information'],
  },
  parameters: {
    Message: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      aliases: ['Msg'],
      allowEmptyString: true,
      help: 'The text of the message.',
    },
  },
  run(ps) {
    return { process: () => ps.debug(ps.parameters.Message ?? '') };
  },
});
