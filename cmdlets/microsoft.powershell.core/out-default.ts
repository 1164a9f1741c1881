/** Out-Default: shows objects as the prompt shows the output of a command. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ErrorRecord } from '../../src/types/error-record.ts';

export default cmdlet({
  verb: 'Out',
  noun: 'Default',
  remotingCapability: 'None',
  className: 'Microsoft.PowerShell.Commands.OutDefaultCommand',
  help: {
    synopsis: 'Shows objects as the prompt shows the output of a command.',
    examples: [{ title: 'What the prompt does by itself', transcript: "PS> 'shown' | Out-Default\nshown" }],
    links: ['Out-Host', 'Out-Null'],
  },
  parameters: {
    Transcript: { type: 'switch', help: 'Writes to the transcript only, not to the console.' },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects to show.' },
  },
  run(ps) {
    return {
      process() {
        const { InputObject, Transcript } = ps.parameters;
        if (Transcript || InputObject === null || InputObject === undefined) return;
        if (InputObject instanceof ErrorRecord) ps.runspace.display.writeError(InputObject);
        else ps.runspace.display.write(InputObject);
      },
    };
  },
});
