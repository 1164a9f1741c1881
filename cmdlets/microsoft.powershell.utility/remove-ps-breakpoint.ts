/** Remove-PSBreakpoint: removes breakpoints. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { debuggerOf } from '../../src/engine/debugging/debugger.ts';
import { breakpointChoice, selectedBreakpoints } from './breakpoint-parameters.ts';

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
    ...breakpointChoice,
  },
  run(ps) {
    return {
      process() {
        for (const breakpoint of selectedBreakpoints(ps, ps.parameters))
          if (ps.shouldProcess(String(breakpoint))) debuggerOf(ps.runspace).remove(breakpoint);
      },
    };
  },
});
