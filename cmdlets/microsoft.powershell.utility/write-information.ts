/** Write-Information: puts an object on the information stream. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Write',
  noun: 'Information',
  help: {
    synopsis: 'Puts an object on the information stream.',
    description:
      'Shown when $InformationPreference or -InformationAction is Continue; `6>` and -InformationVariable take it in any case.',
    examples: [
      {
        title: 'Shown on request',
        transcript: "PS> Write-Information 'unseen'\nPS> Write-Information 'seen' -InformationAction Continue\nseen",
      },
      {
        title: 'With tags',
        transcript: "PS> $r = Write-Information 'started' -Tags setup, log 6>&1; $r.Tags -join ','\nsetup,log",
      },
    ],
    links: ['Write-Host', 'Write-Verbose'],
  },
  parameters: {
    MessageData: {
      type: 'object',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      aliases: ['Msg', 'Message'],
      allowNull: true,
      help: 'The object or text.',
    },
    Tags: { type: 'string[]', position: 1, help: 'Words by which a reader of the stream can choose records.' },
  },
  run(ps) {
    return { process: () => ps.information(ps.parameters.MessageData ?? null, ps.parameters.Tags ?? []) };
  },
});
