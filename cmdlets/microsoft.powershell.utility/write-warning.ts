/** Write-Warning: puts a message on the warning stream. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Write',
  noun: 'Warning',
  help: {
    synopsis: 'Shows a warning.',
    description:
      'Warnings are yellow and begin with WARNING:. $WarningPreference and -WarningAction decide what becomes of them.',
    examples: [{ title: 'A message', transcript: "PS> Write-Warning 'Disk almost full'\nWARNING: Disk almost full" }],
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
    return { process: () => ps.warning(ps.parameters.Message ?? '') };
  },
});
