/** Stop-Transcript: ends the transcript that was started last. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { transcriptMessage } from './transcript-message.ts';

export default cmdlet({
  verb: 'Stop',
  noun: 'Transcript',
  supportsShouldProcess: true,
  confirmImpact: 'None',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Ends the transcript that was started last.',
    examples: [
      {
        title: 'A transcript',
        transcript:
          "PS> $null = Start-Transcript log.txt\nPS> (Stop-Transcript) -match '^Transcript stopped, output file is .*log.txt$'\nTrue",
      },
    ],
    links: ['Start-Transcript'],
  },
  parameters: {},
  run(ps) {
    return {
      begin() {
        const { transcripts } = ps.runspace;
        if (!ps.shouldProcess('')) return;
        const path = transcripts.stop();
        if (path === null) {
          return ps.fail(
            'InvalidOperation',
            'InvalidOperation',
            'An error occurred stopping transcription: The host is not currently transcribing.',
            { exception: 'System.Management.Automation.PSInvalidOperationException' },
          );
        }
        ps.write(transcriptMessage('stopped', path));
      },
    };
  },
});
