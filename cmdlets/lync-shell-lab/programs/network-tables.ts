/** route print and arp -a: what the network of a lab, one segment, comes to on the machine of the session. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { done, failed } from './plain-output.ts';

const LINE = '='.repeat(75);

/** `route print`, `route print -4`; routes of a lab follow from its topology and are not changed. */
export function route({ machines, session }: Deployment, args: readonly string[]): ProgramOutput {
  const verb = args.find((arg) => !/^[-/]/.test(arg))?.toLowerCase();
  if (verb !== 'print')
    return failed(1, `route ${verb ?? ''}: only print is built; the routes of a lab follow from its topology.`);
  const { address, gateway, mac } = machines.facts(session.machine).network;
  const network = address.replace(/\d+$/, '');
  const rows = [
    ['0.0.0.0', '0.0.0.0', gateway, address, '261'],
    ['127.0.0.0', '255.0.0.0', 'On-link', '127.0.0.1', '306'],
    ['127.0.0.1', '255.255.255.255', 'On-link', '127.0.0.1', '306'],
    [`${network}0`, '255.255.255.0', 'On-link', address, '261'],
    [address, '255.255.255.255', 'On-link', address, '261'],
    [`${network}255`, '255.255.255.255', 'On-link', address, '261'],
    ['224.0.0.0', '240.0.0.0', 'On-link', '127.0.0.1', '306'],
    ['255.255.255.255', '255.255.255.255', 'On-link', address, '261'],
  ] as const;
  return done(
    LINE,
    'Interface List',
    ` 11...${mac.toLowerCase().replaceAll(':', ' ')} ......Microsoft Virtual Machine Bus Network Adapter`,
    '  1...........................Software Loopback Interface 1',
    LINE,
    '',
    'IPv4 Route Table',
    LINE,
    'Active Routes:',
    'Network Destination        Netmask          Gateway       Interface  Metric',
    ...rows.map(
      ([destination, mask, by, own, metric]) =>
        destination.padStart(17) + mask.padStart(17) + by.padStart(17) + own.padStart(17) + metric.padStart(7),
    ),
    LINE,
    'Persistent Routes:',
    '  Network Address          Netmask  Gateway Address  Metric',
    `          0.0.0.0          0.0.0.0${gateway.padStart(17)}  Default `,
    LINE,
  );
}

/** `arp -a`: those of the segment that answer. */
export function arp(deployment: Deployment, [option = '']: readonly string[]): ProgramOutput {
  if (!/^[-/][ag]$/i.test(option)) return failed(1, `arp ${option}: only -a is built.`);
  const { machines, session } = deployment;
  const own = machines.facts(session.machine).network.address;
  const others = machines
    .all()
    .filter((machine) => machine.fqdn !== session.machine.fqdn && deployment.isReachable(machine))
    .map((machine) => machines.facts(machine).network)
    .map(({ address, mac }) => [address, mac.toLowerCase().replaceAll(':', '-'), 'dynamic'] as const);
  const row = ([address, mac, type]: readonly [string, string, string]) =>
    `  ${address.padEnd(22)}${mac.padEnd(22)}${type}`;
  return done(
    '',
    `Interface: ${own} --- 0xb`,
    '  Internet Address      Physical Address      Type',
    ...others.map(row),
    row([own.replace(/\d+$/, '255'), 'ff-ff-ff-ff-ff-ff', 'static']),
  );
}
