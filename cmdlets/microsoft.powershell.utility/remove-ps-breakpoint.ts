/** Remove-PSBreakpoint: removes breakpoints. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { OTHER_RUNSPACE, selectedBreakpoints } from './breakpoint-parameters.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'PSBreakpoint',
  aliases: ['rbp'],
  defaultParameterSet: 'Breakpoint',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Removes breakpoints.',
    examples: [
      {
        title: 'All of them',
        transcript:
          "PS> $null = Set-PSBreakpoint -Command Get-Date -Action { 'now' }\nPS> Get-PSBreakpoint | Remove-PSBreakpoint; @(Get-PSBreakpoint).Count\n0",
      },
    ],
    links: ['Set-PSBreakpoint'],
  },
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
      refused: OTHER_RUNSPACE,
      help: 'The session in which to stop.',
    },
  },
  run(ps) {
    return {
      process() {
        for (const breakpoint of selectedBreakpoints(ps, ps.parameters))
          if (ps.shouldProcess(String(breakpoint))) ps.runspace.debugger.remove(breakpoint);
      },
    };
  },
});
