/** Write-Verbose: puts a message on the verbose stream. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Write',
  noun: 'Verbose',
  help: {
    synopsis: 'Tells more about what goes on, for those who ask for it.',
    description: 'Shown when $VerbosePreference is Continue or the command was called with -Verbose.',
    examples: [
      {
        title: 'A message',
        transcript: "PS> Write-Verbose 'step 1'\nPS> Write-Verbose 'step 2' -Verbose\nVERBOSE: step 2",
      },
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
    return { process: () => ps.verbose(ps.parameters.Message ?? '') };
  },
});
