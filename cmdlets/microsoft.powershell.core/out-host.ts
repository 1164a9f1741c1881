/** Out-Host: shows objects on the console. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { openOutput } from '../../src/formatting/cmdlet-output.ts';
import { hostOutput, pagedOutput } from '../../src/formatting/host-output.ts';
import type { OutputSession } from '../../src/formatting/output-session.ts';
import { runtimeException } from '../../src/types/net-exception.ts';

/** What `q` does at the question below a screenful. */
function halt(): never {
  throw runtimeException(
    'System.Management.Automation.HaltCommandException',
    'OperationStopped',
    'The command was stopped by the user.',
    { typeName: 'System.Management.Automation.HaltCommandException' },
  );
}

export default cmdlet({
  verb: 'Out',
  noun: 'Host',
  remotingCapability: 'None',
  aliases: ['oh'],
  className: 'Microsoft.PowerShell.Commands.OutHostCommand',
  help: {
    synopsis: 'Shows objects on the console.',
    description: 'Shows even inside of an assignment or a pipeline whose output goes elsewhere.',
    examples: [{ title: 'Show although the output is assigned', transcript: "PS> $x = 'seen' | Out-Host\nseen" }],
    links: ['Out-Default', 'Out-String', 'Write-Host'],
  },
  parameters: {
    Paging: { type: 'switch', help: 'Stops after each screenful until a key is pressed.' },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects to show.' },
  },
  run(ps) {
    let session: OutputSession;
    return {
      begin() {
        const output = ps.parameters.Paging
          ? pagedOutput(ps.ui, ps.runspace.style, halt)
          : hostOutput(ps.ui, ps.runspace.style);
        session = openOutput(ps, output);
      },
      process() {
        session.process(ps.parameters.InputObject);
      },
      end() {
        session.end();
      },
    };
  },
});
