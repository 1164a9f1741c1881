/** Get-NetFirewallRule: the rules of Windows Firewall. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { chosenRules, ruleObject, selectionParameters } from './rule-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'NetFirewallRule',
  className: 'Get-NetFirewallRule',
  defaultParameterSet: 'ByName',
  outputTypes: ['Microsoft.Management.Infrastructure.CimInstance'],
  help: {
    synopsis: 'Shows rules of Windows Firewall on the machine.',
    examples: [
      { title: 'One of Windows', transcript: "PS> (Get-NetFirewallRule -DisplayName 'Remote Desktop*').Action\nAllow" },
    ],
    links: ['New-NetFirewallRule', 'Remove-NetFirewallRule'],
  },
  parameters: {
    ...selectionParameters,
    Enabled: { type: 'enum', values: ['True', 'False'], help: 'Only those that are on, or off.' },
    Direction: { type: 'enum', values: ['Inbound', 'Outbound'], help: 'Only those about what comes in, or goes out.' },
    Action: { type: 'enum', values: ['NotConfigured', 'Allow', 'Block'], help: 'Only those that let in, or keep out.' },
  },
  run: (ps) => ({
    process() {
      withDeployment(ps, ({ firewall, session }) => {
        const { Enabled: enabled, Direction: direction, Action: action } = ps.parameters;
        for (const rule of chosenRules(ps, firewall.rules(session.machine), ps.parameters)) {
          const isMeant =
            (enabled === undefined || (enabled === 'True') === rule.isEnabled) &&
            (direction === undefined || direction.startsWith(rule.direction)) &&
            (action === undefined || action === rule.action);
          if (isMeant) ps.write(ruleObject(rule));
        }
      });
    },
  }),
});
