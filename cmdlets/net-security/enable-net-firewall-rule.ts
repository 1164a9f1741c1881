/** Enable-NetFirewallRule: switches rules of Windows Firewall on. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { chosenRules, selectionParameters } from './rule-objects.ts';

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
    process() {
      withDeployment(ps, ({ firewall, session }) => {
        const chosen = chosenRules(ps, firewall.rules(session.machine), ps.parameters)
          .filter(({ name }) => ps.shouldProcess(`DisplayName: ${name}`, 'Enable-NetFirewallRule'))
          .map(({ id }) => id);
        if (chosen.length === 0) return;
        firewall.change(session.machine, (rules) =>
          rules.map((rule) => (chosen.includes(rule.id) ? { ...rule, isEnabled: true } : rule)),
        );
      });
    },
  }),
});
