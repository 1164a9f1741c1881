/** Remove-PSBreakpoint: would remove breakpoints. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'PSBreakpoint',
  aliases: ['rbp'],
  defaultParameterSet: 'Breakpoint',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Would remove breakpoints.',
    description: 'This shell has no debugger; the command says so and does nothing.',
    examples: [
      {
        title: 'The refusal',
        transcript:
          'PS> try { Remove-PSBreakpoint -Id 1 } catch { $_.FullyQualifiedErrorId }\nDebuggerNotBuilt,Microsoft.PowerShell.Commands.RemovePSBreakpointCommand',
      },
    ],
  },
  refused: 'this shell has no debugger',
  parameters: {
    Breakpoint: {
      type: 'other[]',
      typeName: 'System.Management.Automation.Breakpoint',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['Breakpoint'],
      validate: [{ kind: 'notNull' }],
      help: 'Breakpoints as objects.',
    },
    Id: {
      type: 'int[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['Id'],
      validate: [{ kind: 'notNull' }],
      help: 'The number of the breakpoint.',
    },
    Runspace: {
      type: 'other',
      typeName: 'runspace',
      pipeline: 'name',
      in: ['Id'],
      aliases: ['RunspaceId'],
      help: 'The session in which to stop.',
    },
  },
  run(ps) {
    return {
      end() {
        ps.fail('DebuggerNotBuilt', 'NotImplemented', 'Remove-PSBreakpoint is not built: this shell has no debugger.', {
          exception: 'System.NotImplementedException',
        });
      },
    };
  },
});
