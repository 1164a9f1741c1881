/** Set-PSDebug: traces statements, asks before each, or forbids variables that were never set. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { debuggerOf } from '../../src/engine/debugging/debugger.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'PSDebug',
  outputTypes: [],
  help: {
    synopsis: 'Traces statements, asks before each of them, or forbids variables that were never set.',
    examples: [
      {
        title: 'Each line as it runs',
        transcript:
          "PS> Set-PSDebug -Trace 1; 'a'; Set-PSDebug -Off\nDEBUG:    1+ Set-PSDebug -Trace 1;  >>>> 'a'; Set-PSDebug -Off\na\nDEBUG:    1+ Set-PSDebug -Trace 1; 'a';  >>>> Set-PSDebug -Off",
      },
    ],
    links: ['Set-PSBreakpoint', 'Set-StrictMode'],
  },
  parameters: {
    Trace: {
      type: 'int',
      in: ['on'],
      validate: [{ kind: 'range', min: 0, max: 2 }],
      help: '0: nothing, 1: each line that runs, 2: also assignments and calls.',
    },
    Step: { type: 'switch', in: ['on'], help: 'Asks before each statement.' },
    Strict: { type: 'switch', in: ['on'], help: 'A variable that was never set is an error.' },
    Off: { type: 'switch', in: ['off'], help: 'Ends all of it.' },
  },
  run(ps) {
    return {
      begin() {
        const { Trace = 0, Step = false, Strict, Off } = ps.parameters;
        const { globalSession } = ps.runspace;
        debuggerOf(ps.runspace).trace(Off ? 0 : Trace === 0 && Step ? 1 : Trace, !Off && Step);
        if (Off || Strict !== undefined) ps.runspace.setStrictMode(globalSession.top, Off ? 0 : Strict ? 1 : 0);
      },
    };
  },
});
