/**
 * netsh, as far as scripts use it: the state of the firewall and its rules (netsh-firewall.ts), the certificates that HTTP.SYS
 * is bound to, the proxy and the address. What else changes something is refused by name.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { netshFirewall } from './netsh-firewall.ts';
import { done, failed } from './plain-output.ts';

/** The application id of IIS in bindings of HTTP.SYS. */
const IIS = '{4dc3e181-e14b-4a21-b022-59fc669b0914}';
/** The ports of Lync Server's web services, and the uses whose certificates they are bound to. */
const BINDINGS = [
  { port: 443, use: 'WebServicesInternal' },
  { port: 4443, use: 'WebServicesExternal' },
] as const;
const PROFILES = ['Domain', 'Private', 'Public'] as const;

type Context = readonly [words: RegExp, show: (deployment: Deployment, words: string) => ProgramOutput];

const CONTEXTS: readonly Context[] = [
  [/^advfirewall show (allprofiles|currentprofile|domainprofile|privateprofile|publicprofile)( state)?$/, firewall],
  [/^http show sslcert( ipport=\S+)?$/, bindings],
  [
    /^winhttp show proxy$/,
    () => done('', 'Current WinHTTP proxy settings:', '', '    Direct access (no proxy server).', ''),
  ],
  [/^(interface|int) (ip|ipv4) show (config|addresses|address|dnsservers)\b/, addresses],
];

/** The contexts whose other commands exist and are not built. */
const KNOWN =
  /^(advfirewall|http|winhttp|interface|int|firewall|branchcache|dhcpclient|dnsclient|namespace|nap|ras|rpc|trace|wcn|wfp|winsock)\b/;

export function netsh(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const words = args.join(' ').trim().replaceAll(/\s+/g, ' ').toLowerCase();
  const [first, second, ...rest] = args;
  if (/^advfirewall$/i.test(first ?? '') && /^firewall$/i.test(second ?? '')) return netshFirewall(deployment, rest);
  const context = CONTEXTS.find(([pattern]) => pattern.test(words));
  if (context) return context[1](deployment, words);
  if (KNOWN.test(words))
    return failed(
      1,
      `netsh ${words}: only advfirewall show, advfirewall firewall, http show sslcert, winhttp show proxy and interface ip show are built.`,
    );
  return { ...done(`The following command was not found: ${args.join(' ')}.`), exitCode: 1 };
}

function firewall(deployment: Deployment, words: string): ProgramOutput {
  const isOn = deployment.services
    .all(deployment.session.machine)
    .some(({ name, isRunning }) => name === 'MpsSvc' && isRunning);
  if (!isOn)
    return {
      ...done(
        'An error occurred while attempting to contact the  Windows Firewall service. Make sure that the service is running and try your request again.',
        '',
      ),
      exitCode: 1,
    };
  const wanted = /show (\w+?)profiles?\b/.exec(words)?.[1] ?? 'all';
  const isMember = deployment.session.machine.role !== 'Edge';
  const current = isMember ? 'domain' : 'public';
  const shown = PROFILES.filter(
    (profile) => wanted === 'all' || profile.toLowerCase() === (wanted === 'current' ? current : wanted),
  );
  const onlyState = words.endsWith(' state');
  return done(
    ...shown.flatMap((profile) => [
      '',
      `${profile} Profile Settings: `,
      '-'.repeat(70),
      'State                                 ON',
      ...(onlyState
        ? []
        : [
            'Firewall Policy                       BlockInbound,AllowOutbound',
            'LocalFirewallRules                    N/A (GPO-store only)',
            'LocalConSecRules                      N/A (GPO-store only)',
            'InboundUserNotification               Disable',
            'RemoteManagement                      Disable',
            'UnicastResponseToMulticast            Enable',
            '',
            'Logging:',
            'LogAllowedConnections                 Disable',
            'LogDroppedConnections                 Disable',
            'FileName                              %systemroot%\\system32\\LogFiles\\Firewall\\pfirewall.log',
            'MaxFileSize                           4096',
          ]),
    ]),
    '',
    'Ok.',
    '',
  );
}

function bindings({ certificates }: Deployment, words: string): ProgramOutput {
  const wanted = /ipport=(\S+)/.exec(words)?.[1];
  const current = certificates.list().filter(({ state }) => state === 'current');
  const shown = BINDINGS.flatMap(({ port, use }) => {
    const assigned = current.find((one) => one.use === use);
    const address = `0.0.0.0:${port}`;
    return assigned && (wanted === undefined || wanted === address)
      ? [bindingLines(address, assigned.certificate.thumbprint)]
      : [];
  });
  const head = ['', 'SSL Certificate bindings: ', '-'.repeat(25), ''];
  if (shown.length === 0) return { ...done(...head, 'The system cannot find the file specified.', ''), exitCode: 1 };
  return done(...head, ...shown.flat());
}

function bindingLines(address: string, thumbprint: string): string[] {
  const values = [
    ['IP:port', address],
    ['Certificate Hash', thumbprint.toLowerCase()],
    ['Application ID', IIS],
    ['Certificate Store Name', 'My'],
    ['Verify Client Certificate Revocation', 'Enabled'],
    ['Verify Revocation Using Cached Client Certificate Only', 'Disabled'],
    ['Usage Check', 'Enabled'],
    ['Revocation Freshness Time', '0'],
    ['URL Retrieval Timeout', '0'],
    ['Ctl Identifier', '(null)'],
    ['Ctl Store Name', '(null)'],
    ['DS Mapper Usage', 'Disabled'],
    ['Negotiate Client Certificate', 'Disabled'],
  ] as const;
  return [...values.map(([name, value]) => `    ${name.padEnd(29)}: ${value}`), ''];
}

function addresses({ machines, session }: Deployment): ProgramOutput {
  const { address, gateway, dns } = machines.facts(session.machine).network;
  return done(
    '',
    'Configuration for interface "Local Area Connection"',
    '    DHCP enabled:                         No',
    `    IP Address:                           ${address}`,
    '    Subnet Prefix:                        192.168.10.0/24 (mask 255.255.255.0)',
    `    Default Gateway:                      ${gateway}`,
    '    Gateway Metric:                       256',
    '    InterfaceMetric:                      5',
    `    Statically Configured DNS Servers:    ${dns}`,
    '    Register with which suffix:           Primary only',
    '',
  );
}
