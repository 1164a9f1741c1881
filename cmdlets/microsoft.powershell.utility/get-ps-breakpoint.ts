/** Get-PSBreakpoint: lists breakpoints. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import {
  type Breakpoint,
  CommandBreakpoint,
  LineBreakpoint,
  VariableBreakpoint,
} from '../../src/engine/debugging/breakpoint.ts';
import { debuggerOf } from '../../src/engine/debugging/debugger.ts';
import { filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { OTHER_RUNSPACE } from './breakpoint-parameters.ts';

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
    synopsis: 'Lists breakpoints.',
    examples: [
      {
        title: 'Those of commands',
        transcript:
          "PS> $null = Set-PSBreakpoint -Command Get-Date -Action { 'now' }\nPS> Get-PSBreakpoint -Type Command | ForEach-Object Command\nGet-Date",
      },
    ],
    links: ['Set-PSBreakpoint'],
  },
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
      type: 'enum[]',
      typeName: 'Microsoft.PowerShell.Commands.BreakpointType',
      values: ['Line', 'Variable', 'Command'],
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
      refused: OTHER_RUNSPACE,
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
      process() {
        const { Script, Id, Type, Command, Variable } = ps.parameters;
        const session = debuggerOf(ps.runspace);
        if (Id) {
          // A number that is none finds nothing.
          for (const one of session.breakpoints) if (Id.includes(one.id)) ps.write(one);
          return;
        }
        const scripts = Script?.map((path) => filePathOf(ps, path).toLowerCase());
        const fits = (one: Breakpoint) =>
          (!scripts || scripts.includes(one.script?.toLowerCase() ?? '')) &&
          (!Type || (Type as unknown[]).some((kind) => kindOf(one) === String(kind))) &&
          (!Command || (one instanceof CommandBreakpoint && includes(Command, one.command))) &&
          (!Variable || (one instanceof VariableBreakpoint && includes(Variable, one.variable)));
        for (const one of session.breakpoints.filter(fits)) ps.write(one);
      },
    };
  },
});

function kindOf(one: Breakpoint): string {
  if (one instanceof LineBreakpoint) return 'Line';
  return one instanceof VariableBreakpoint ? 'Variable' : 'Command';
}

function includes(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}
