/** Remove-NetFirewallRule: takes rules of Windows Firewall away. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { changeChosen } from './change-rules.ts';
import { selectionParameters } from './rule-objects.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'NetFirewallRule',
  className: 'Remove-NetFirewallRule',
  defaultParameterSet: 'ByName',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Takes rules of Windows Firewall away.',
    examples: [
      {
        title: "A rule of one's own",
        transcript:
          'PS> $rule = New-NetFirewallRule -DisplayName Mine -Protocol TCP -LocalPort 8000\nPS> Remove-NetFirewallRule -DisplayName Mine\nPS> @(Get-NetFirewallRule -DisplayName Min*).Count\n0',
      },
    ],
    links: ['Get-NetFirewallRule'],
  },
  parameters: selectionParameters,
  run: (ps) => ({
    process: () => changeChosen(ps, ps.parameters, 'Remove-NetFirewallRule', () => null),
  }),
});
