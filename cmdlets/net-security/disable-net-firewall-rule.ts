/** Disable-NetFirewallRule: switches rules of Windows Firewall off. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { changeChosen } from './change-rules.ts';
import { selectionParameters } from './rule-objects.ts';

export default cmdlet({
  verb: 'Disable',
  noun: 'NetFirewallRule',
  className: 'Disable-NetFirewallRule',
  defaultParameterSet: 'ByName',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Switches rules of Windows Firewall off.',
    examples: [
      {
        title: 'Remote Desktop',
        transcript:
          "PS> Disable-NetFirewallRule -DisplayGroup 'Remote Desktop'\nPS> (Get-NetFirewallRule -DisplayGroup 'Remote Desktop').Enabled\nFalse",
      },
    ],
    links: ['Get-NetFirewallRule'],
  },
  parameters: selectionParameters,
  run: (ps) => ({
    process: () =>
      changeChosen(ps, ps.parameters, 'Disable-NetFirewallRule', (rule) => ({ ...rule, isEnabled: false })),
  }),
});
