/** Wait-Debugger: stops for the debugger, where one could answer. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Wait',
  noun: 'Debugger',
  outputTypes: [],
  help: {
    synopsis: 'Stops for the debugger, where there is somebody to use it.',
    description:
      'A session that asks nobody goes on, as in PowerShell. At the prompt the command says that this shell has no debugger of that kind.',
    examples: [{ title: 'In a script that nobody watches', transcript: "PS> Wait-Debugger; 'goes on'\ngoes on" }],
    links: ['Set-PSBreakpoint'],
  },
  parameters: {},
  run(ps) {
    return {
      end() {
        if (!ps.runspace.ui.interactive) return;
        ps.fail(
          'DebuggerNotBuilt',
          'NotImplemented',
          'Wait-Debugger is not built: this shell has no debugger that could be talked to.',
          {
            exception: 'System.NotImplementedException',
          },
        );
      },
    };
  },
});
