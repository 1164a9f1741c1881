/** Get-PSBreakpoint: would list breakpoints. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSBreakpoint',
  aliases: ['gbp'],
  defaultParameterSet: 'Line',
  outputTypes: [
    'System.Management.Automation.CommandBreakpoint',
    'System.Management.Automation.LineBreakpoint',
    'System.Management.Automation.VariableBreakpoint',
    'System.Management.Automation.Breakpoint',
  ],
  help: {
    synopsis: 'Would list breakpoints.',
    description: 'This shell has no debugger; the command says so and does nothing.',
    examples: [
      {
        title: 'The refusal',
        transcript:
          'PS> try { Get-PSBreakpoint } catch { $_.FullyQualifiedErrorId }\nDebuggerNotBuilt,Microsoft.PowerShell.Commands.GetPSBreakpointCommand',
      },
    ],
  },
  refused: 'this shell has no debugger',
  parameters: {
    Script: {
      type: 'string[]',
      in: { Command: {}, Line: { position: 0, pipeline: 'value' }, Type: {}, Variable: {} },
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The scripts in which to stop.',
    },
    Id: {
      type: 'int[]',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['Id'],
      validate: [{ kind: 'notNull' }],
      help: 'The number of the breakpoint.',
    },
    Type: {
      type: 'other[]',
      typeName: 'Microsoft.PowerShell.Commands.BreakpointType',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['Type'],
      validate: [{ kind: 'notNull' }],
      help: 'The kind of breakpoint.',
    },
    Command: {
      type: 'string[]',
      mandatory: true,
      in: ['Command'],
      validate: [{ kind: 'notNull' }],
      help: 'Breakpoints at these commands.',
    },
    Runspace: {
      type: 'other',
      typeName: 'runspace',
      validate: [{ kind: 'notNull' }],
      help: 'The session in which to stop.',
    },
    Variable: {
      type: 'string[]',
      mandatory: true,
      in: ['Variable'],
      validate: [{ kind: 'notNull' }],
      help: 'The variables whose use stops.',
    },
  },
  run(ps) {
    return {
      end() {
        ps.fail('DebuggerNotBuilt', 'NotImplemented', 'Get-PSBreakpoint is not built: this shell has no debugger.', {
          exception: 'System.NotImplementedException',
        });
      },
    };
  },
});
