/** Enable-NetFirewallRule: switches rules of Windows Firewall on. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { changeChosen } from './change-rules.ts';
import { selectionParameters } from './rule-objects.ts';

export default cmdlet({
  verb: 'Enable',
  noun: 'NetFirewallRule',
  className: 'Enable-NetFirewallRule',
  defaultParameterSet: 'ByName',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Switches rules of Windows Firewall on.',
    examples: [
      {
        title: 'Remote Desktop',
        transcript:
          "PS> Enable-NetFirewallRule -DisplayGroup 'Remote Desktop'\nPS> (Get-NetFirewallRule -DisplayGroup 'Remote Desktop').Enabled\nTrue",
      },
    ],
    links: ['Get-NetFirewallRule'],
  },
  parameters: selectionParameters,
  run: (ps) => ({
    process: () => changeChosen(ps, ps.parameters, 'Enable-NetFirewallRule', (rule) => ({ ...rule, isEnabled: true })),
  }),
});
