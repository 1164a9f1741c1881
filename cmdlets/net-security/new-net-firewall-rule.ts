/** New-NetFirewallRule: makes a rule of Windows Firewall. */
import { type FirewallProfile, type FirewallRule, firewallProfiles, NEW_RULE } from '../../src/deployment/firewall.ts';
import { type CmdletActions, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { newRuleId } from '../deployment/firewall-rules.ts';
import { ruleObject } from './rule-objects.ts';

export default cmdlet({
  verb: 'New',
  noun: 'NetFirewallRule',
  className: 'New-NetFirewallRule',
  supportsShouldProcess: true,
  outputTypes: ['Microsoft.Management.Infrastructure.CimInstance'],
  help: {
    synopsis: 'Makes a rule of Windows Firewall on the machine.',
    description:
      'Who connects from another machine of the lab feels rules that block. Services of the deployment reach each other past them.',
    examples: [
      {
        title: 'A port that is closed',
        transcript:
          "PS> $rule = New-NetFirewallRule -DisplayName 'No SIP' -Direction Inbound -Action Block -Protocol TCP -LocalPort 5061\nPS> $rule.Action\nBlock",
      },
    ],
    links: ['Get-NetFirewallRule', 'Remove-NetFirewallRule'],
  },
  parameters: {
    DisplayName: { type: 'string', mandatory: true, help: 'The name.' },
    Name: { type: 'string', aliases: ['ID'], help: 'What tells it apart from others; made up when omitted.' },
    Description: { type: 'string', help: 'What it is for.' },
    Group: { type: 'string', help: 'With which others it belongs.' },
    Enabled: { type: 'enum', values: ['True', 'False'], help: 'Whether it is on; True by default.' },
    Profile: {
      type: 'enum[]',
      values: ['Any', 'Domain', 'Private', 'Public', 'NotApplicable'],
      help: 'In which networks it holds; in all by default.',
    },
    Direction: { type: 'enum', values: ['Inbound', 'Outbound'], help: 'What comes in, or goes out.' },
    Action: { type: 'enum', values: ['NotConfigured', 'Allow', 'Block'], help: 'Let in, or keep out.' },
    Protocol: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'TCP, UDP, ICMPv4, ICMPv6, a number, or Any.',
    },
    LocalPort: { type: 'string[]', help: 'The ports of the machine: numbers, ranges, or Any.' },
    RemotePort: { type: 'string[]', help: 'The ports of the other side.' },
    RemoteAddress: { type: 'string[]', help: 'The addresses of the other side.' },
    Program: { type: 'string', help: 'The program that it is about.' },
  },
  run: (ps) => ({
    end() {
      const { DisplayName: name, Name: id = newRuleId(), Direction: direction, Action: action } = ps.parameters;
      const { Profile: profiles, Protocol: protocol = 'Any', LocalPort: local, RemotePort: remote } = ps.parameters;
      const rule: FirewallRule = {
        ...NEW_RULE,
        id,
        name: mandatory(name),
        description: ps.parameters.Description ?? '',
        group: ps.parameters.Group ?? '',
        isEnabled: ps.parameters.Enabled !== 'False',
        profiles: profilesOf(profiles),
        direction: direction === 'Outbound' ? 'Out' : 'In',
        action: action === 'Block' ? 'Block' : 'Allow',
        protocol: protocolOf(ps, protocol),
        localPort: portsOf(ps, local, protocol),
        remotePort: portsOf(ps, remote, protocol),
        remoteAddress: ps.parameters.RemoteAddress?.join(',') ?? 'Any',
        program: /^any$/i.test(ps.parameters.Program ?? 'Any') ? '' : (ps.parameters.Program ?? ''),
      };
      if (!ps.shouldProcess(`DisplayName: ${rule.name}`, 'New-NetFirewallRule')) return;
      withDeployment(ps, ({ firewall, session }) => {
        if (firewall.rules(session.machine).some((one) => one.id.toLowerCase() === id.toLowerCase())) {
          refuse(
            ps,
            'Windows System Error 183',
            'ResourceExists',
            'Cannot create a file when that file already exists. ',
          );
        }
        firewall.change(session.machine, (rules) => [...rules, rule]);
        ps.write(ruleObject(rule));
      });
    },
  }),
});

function profilesOf(given: readonly string[] | undefined): readonly FirewallProfile[] {
  if (given === undefined || given.includes('Any')) return firewallProfiles;
  return firewallProfiles.filter((one) => given.includes(one));
}

function protocolOf(ps: CmdletActions, text: string): string {
  const known = ['TCP', 'UDP', 'ICMPv4', 'ICMPv6', 'Any'].find((one) => one.toLowerCase() === text.toLowerCase());
  if (known !== undefined) return known;
  return /^\d{1,3}$/.test(text) ? text : refuse(ps, 'Windows System Error 87', 'InvalidArgument', INVALID_PROTOCOL);
}

const INVALID_PROTOCOL = 'The protocol is invalid. ';
const PORT = /^(?:any|\d{1,5}(?:-\d{1,5})?|RPC|RPCEPMap|IPHTTPSIn|IPHTTPSOut|PlayToDiscovery|Teredo)$/i;

function portsOf(ps: CmdletActions, ports: readonly string[] | undefined, protocol: string): string {
  if (ports === undefined || ports.every((one) => /^any$/i.test(one))) return 'Any';
  if (!/^(?:tcp|udp)$/i.test(protocol))
    return refuse(
      ps,
      'Windows System Error 87',
      'InvalidArgument',
      'Ports can only be specified if the protocol is TCP or UDP. ',
    );
  const parts = ports.flatMap((one) => one.split(',')).map((one) => one.trim());
  if (!parts.every((one) => PORT.test(one)))
    return refuse(ps, 'Windows System Error 87', 'InvalidArgument', 'The port is invalid. ');
  return parts.join(',');
}

function refuse(ps: CmdletActions, id: string, category: 'InvalidArgument' | 'ResourceExists', message: string): never {
  return ps.fail(id, category, message, { exception: 'Microsoft.Management.Infrastructure.CimException' });
}
