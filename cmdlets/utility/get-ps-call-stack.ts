import { cmdlet } from '../../src/engine/cmdlet.ts';
import { CallStackFrame } from '../../src/engine/call-stack.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSCallStack',
  module: 'Microsoft.PowerShell.Utility',
  aliases: ['gcs'],
  outputTypes: ['System.Management.Automation.CallStackFrame'],
  help: {
    synopsis: 'Shows which functions and scripts are running, innermost first.',
    examples: [
      { title: 'Inside of a function', transcript: 'PS> function f { (Get-PSCallStack)[0].FunctionName }; f\nf' },
    ],
  },
  parameters: {},
  run(ps) {
    return {
      end() {
        for (let frame = ps.runspace.activeFrame; frame; frame = frame.caller) ps.write(new CallStackFrame(frame));
      },
    };
  },
});
