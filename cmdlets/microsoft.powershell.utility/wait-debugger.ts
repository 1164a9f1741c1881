/** Wait-Debugger: would stop for the debugger. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Wait',
  noun: 'Debugger',
  outputTypes: [],
  help: {
    synopsis: 'Would stop for the debugger.',
    description: 'This shell has no debugger; the command says so and does nothing.',
    examples: [
      {
        title: 'The refusal',
        transcript:
          'PS> try { Wait-Debugger } catch { $_.FullyQualifiedErrorId }\nDebuggerNotBuilt,Microsoft.PowerShell.Commands.WaitDebuggerCommand',
      },
    ],
  },
  parameters: {},
  run(ps) {
    return {
      end() {
        ps.fail('DebuggerNotBuilt', 'NotImplemented', 'Wait-Debugger is not built: this shell has no debugger.', {
          exception: 'System.NotImplementedException',
        });
      },
    };
  },
});
