/** Disable-PSBreakpoint: switches breakpoints off; they stay. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { breakpointChoice, selectedBreakpoints } from './breakpoint-parameters.ts';

export default cmdlet({
  verb: 'Disable',
  noun: 'PSBreakpoint',
  aliases: ['dbp'],
  defaultParameterSet: 'Breakpoint',
  supportsShouldProcess: true,
  outputTypes: ['System.Management.Automation.Breakpoint'],
  help: {
    synopsis: 'Switches breakpoints off; they stay.',
    examples: [
      {
        title: 'Off and on again',
        transcript:
          "PS> $b = Set-PSBreakpoint -Command Get-Date -Action { 'now' }; Disable-PSBreakpoint $b; $b.Enabled\nFalse\nPS> Enable-PSBreakpoint $b; $b.Enabled\nTrue",
      },
    ],
    links: ['Set-PSBreakpoint', 'Get-PSBreakpoint'],
  },
  parameters: {
    PassThru: { type: 'switch', help: 'Gives the breakpoints out.' },
    ...breakpointChoice,
  },
  run(ps) {
    return {
      process() {
        for (const breakpoint of selectedBreakpoints(ps, ps.parameters)) {
          if (!ps.shouldProcess(String(breakpoint))) continue;
          breakpoint.enabled = false;
          if (ps.parameters.PassThru) ps.write(breakpoint);
        }
      },
    };
  },
});
