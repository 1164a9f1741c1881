/** Get-PSCallStack: the functions and scripts that have called each other up to here. */
import { stackFrames } from '../../src/engine/call-stack.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { CallStackFrame } from './call-stack-frame.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSCallStack',
  aliases: ['gcs'],
  outputTypes: ['System.Management.Automation.CallStackFrame'],
  help: {
    synopsis: 'Gives the functions and scripts that have called each other up to here.',
    examples: [
      {
        title: 'Who runs',
        transcript: 'PS> function Outer { Inner }; function Inner { (Get-PSCallStack)[0].Command }; Outer\nInner',
      },
    ],
  },
  parameters: {},
  run(ps) {
    return {
      process() {
        for (const frame of stackFrames(ps.runspace.activeFrame)) ps.write(new CallStackFrame(frame));
      },
    };
  },
});
