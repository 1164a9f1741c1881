/** Set-PSBreakpoint: sets breakpoints on lines, commands and variables. */

import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import {
  type Breakpoint,
  CommandBreakpoint,
  LineBreakpoint,
  type VariableAccess,
  VariableBreakpoint,
} from '../../src/engine/debugging/breakpoint.ts';
import { debuggerOf } from '../../src/engine/debugging/debugger.ts';
import { drivesOf, forPath } from '../../src/providers/cmdlet-paths.ts';
import { OTHER_RUNSPACE } from './breakpoint-parameters.ts';

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
    synopsis: 'Sets breakpoints on lines of scripts, on commands or on variables.',
    description:
      'A breakpoint runs its action each time that execution comes to it. Without an action the debugger stops there and asks for its commands (h lists them), at the prompt or by the handlers of DebuggerStop of $Host.Runspace.Debugger; where there is neither, it counts.',
    examples: [
      {
        title: 'Watch a variable',
        transcript:
          'PS> $null = Set-PSBreakpoint -Variable n -Mode Write -Action { Write-Host "n is $n" }\nPS> foreach ($i in 1..2) { $n = $i * 10 }\nn is 10\nn is 20',
      },
    ],
    links: ['Get-PSBreakpoint', 'Remove-PSBreakpoint', 'Set-PSDebug'],
  },
  parameters: {
    Line: { type: 'int[]', position: 1, mandatory: true, in: ['Line'], help: 'The lines on which to stop.' },
    Script: {
      type: 'string[]',
      in: { Command: { position: 0 }, Line: { position: 0, mandatory: true }, Variable: { position: 0 } },
      validate: [{ kind: 'notNull' }],
      help: 'The scripts in which to stop.',
    },
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
      refused: OTHER_RUNSPACE,
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
      process() {
        const { Script, Line, Column = 0, Command, Variable, Mode = 'Write', Action = null } = ps.parameters;
        const session = debuggerOf(ps.runspace);
        const set = (breakpoint: Breakpoint) => {
          session.add(breakpoint);
          ps.write(breakpoint);
        };
        for (const script of Script ? scriptPaths(ps, Script) : [null]) {
          for (const command of Command ?? []) set(new CommandBreakpoint(session.nextId(), script, command, Action));
          for (const name of Variable ?? [])
            set(new VariableBreakpoint(session.nextId(), script, name, Mode as VariableAccess, Action));
          if (script === null) continue;
          for (const line of Line ?? []) {
            if (line >= 1) set(new LineBreakpoint(session.nextId(), script, line, Column, Action));
            else reportLine(ps);
          }
        }
      },
    };
  },
});

/** The full paths of scripts; what is no script is reported. */
function scriptPaths(ps: CmdletActions, patterns: readonly string[]): string[] {
  const found: string[] = [];
  for (const pattern of patterns) {
    forPath(ps, () => {
      for (const { path } of drivesOf(ps).find(pattern)) {
        if (/\.psm?1$/i.test(path)) found.push(path);
        else {
          ps.error(
            'PSSetBreakpoint:WrongExtension',
            'InvalidArgument',
            'Cannot set breakpoint. The script is not a .ps1 or .psm1 file.',
            {
              exception: 'System.ArgumentException',
            },
          );
        }
      }
    });
  }
  return found;
}

function reportLine(ps: CmdletActions): void {
  ps.error('PSSetBreakpoint:LineLessThanOne', 'InvalidArgument', 'Line cannot be less than 1.', {
    exception: 'System.ArgumentException',
  });
}
