/** Wait-Debugger: stops for the debugger, where somebody could answer. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { debuggerOf } from '../../src/engine/debugging/debugger.ts';

export default cmdlet({
  verb: 'Wait',
  noun: 'Debugger',
  outputTypes: [],
  help: {
    synopsis: 'Stops for the debugger, where there is somebody to use it.',
    description:
      'The prompt asks for commands of the debugger (h lists them) until one goes on; handlers of DebuggerStop of $Host.Runspace.Debugger answer in its stead. A session that asks nobody goes on.',
    examples: [{ title: 'In a script that nobody watches', transcript: "PS> Wait-Debugger; 'goes on'\ngoes on" }],
    links: ['Set-PSBreakpoint'],
  },
  parameters: {},
  run(ps) {
    return {
      end() {
        const { runspace } = ps;
        debuggerOf(runspace).stopAt(runspace.activeFrame ?? runspace.topFrame(), []);
      },
    };
  },
});
