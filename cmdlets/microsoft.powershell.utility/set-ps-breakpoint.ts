/** Set-PSBreakpoint: would set a breakpoint. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'PSBreakpoint',
  aliases: ['sbp'],
  defaultParameterSet: 'Line',
  outputTypes: [
    'System.Management.Automation.CommandBreakpoint',
    'System.Management.Automation.LineBreakpoint',
    'System.Management.Automation.VariableBreakpoint',
  ],
  help: {
    synopsis: 'Would set a breakpoint.',
    description: 'This shell has no debugger; the command says so and does nothing.',
    examples: [
      {
        title: 'The refusal',
        transcript:
          'PS> try { Set-PSBreakpoint -Variable x } catch { $_.FullyQualifiedErrorId }\nDebuggerNotBuilt,Microsoft.PowerShell.Commands.SetPSBreakpointCommand',
      },
    ],
  },
  refused: 'this shell has no debugger',
  parameters: {
    Script: {
      type: 'string[]',
      in: { Command: { position: 0 }, Line: { position: 0, mandatory: true }, Variable: { position: 0 } },
      validate: [{ kind: 'notNull' }],
      help: 'The scripts in which to stop.',
    },
    Line: { type: 'int[]', position: 1, mandatory: true, in: ['Line'], help: 'The lines on which to stop.' },
    Column: {
      type: 'int',
      position: 2,
      in: ['Line'],
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'The column in the line.',
    },
    Action: {
      type: 'scriptblock',
      in: ['Line', 'Command', 'Variable'],
      help: 'What to run there instead of stopping.',
    },
    Command: {
      type: 'string[]',
      mandatory: true,
      in: ['Command'],
      aliases: ['C'],
      help: 'Breakpoints at these commands.',
    },
    Mode: {
      type: 'enum',
      typeName: 'System.Management.Automation.VariableAccessMode',
      values: ['Read', 'Write', 'ReadWrite'],
      in: ['Variable'],
      help: 'Whether reading, writing or both stop.',
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
      aliases: ['V'],
      help: 'The variables whose use stops.',
    },
  },
  run(ps) {
    return {
      end() {
        ps.fail('DebuggerNotBuilt', 'NotImplemented', 'Set-PSBreakpoint is not built: this shell has no debugger.', {
          exception: 'System.NotImplementedException',
        });
      },
    };
  },
});
