/**
 * The rules of Windows Firewall on a machine: those that Windows brings for what is installed (`firewall.json`), and those that
 * somebody has made. What listens there was let in by its own set-up, so that rules are felt where they block: the
 * services of the deployment reach each other past them, and whoever connects from a session does not.
 */
import { flag, list, oneOf, record, text } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import standard from './firewall.json' with { type: 'json' };
import { machineSection } from './lab-sections.ts';
import type { Computer } from './topology.ts';
import { isRunning } from './windows-services.ts';

const PROFILES = ['Domain', 'Private', 'Public'] as const;
export type FirewallProfile = (typeof PROFILES)[number];
export const firewallProfiles: readonly FirewallProfile[] = PROFILES;

export interface FirewallRule {
  /** What tells rules of one name apart: an identifier of Windows, or a GUID in braces. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly group: string;
  readonly isEnabled: boolean;
  readonly direction: 'In' | 'Out';
  readonly action: 'Allow' | 'Block';
  readonly profiles: readonly FirewallProfile[];
  /** `TCP`, `UDP`, `ICMPv4`, `Any`, or the number of a protocol. */
  readonly protocol: string;
  /** `5060`, `5060,5080-5090`, `Any`. */
  readonly localPort: string;
  readonly remotePort: string;
  readonly remoteAddress: string;
  /** The program that it is about; '' for all. */
  readonly program: string;
}

/** The rules of a machine, once somebody has changed them. */
export const firewallSection = machineSection(
  'firewall',
  list(
    record<FirewallRule>({
      id: text(),
      name: text(),
      description: { check: () => undefined },
      group: { check: () => undefined },
      isEnabled: flag,
      direction: oneOf('In', 'Out'),
      action: oneOf('Allow', 'Block'),
      profiles: list(oneOf(...PROFILES)),
      protocol: text(),
      localPort: text(),
      remotePort: text(),
      remoteAddress: text(),
      program: { check: () => undefined },
    }),
  ),
);

/** What a rule is where nothing else is said of it. */
export const NEW_RULE = {
  description: '',
  group: '',
  isEnabled: true,
  direction: 'In',
  action: 'Allow',
  profiles: PROFILES,
  protocol: 'Any',
  localPort: 'Any',
  remotePort: 'Any',
  remoteAddress: 'Any',
  program: '',
} as const satisfies Omit<FirewallRule, 'id' | 'name'>;

/** The rules of a machine, those of Windows first. */
export function firewallRules(lab: StoreSnapshot, { fqdn }: Computer): readonly FirewallRule[] {
  const kept = lab.read(firewallSection(fqdn));
  if (kept) return kept;
  const hasWeb = isRunning(lab, fqdn, 'W3SVC');
  return standard.filter(({ id }) => hasWeb || !id.startsWith('IIS-')).map((rule) => ({ ...NEW_RULE, ...rule }));
}

export function changeFirewall(
  change: StoreChange,
  computer: Computer,
  edit: (rules: readonly FirewallRule[]) => readonly FirewallRule[],
): void {
  change.write(firewallSection(computer.fqdn), edit(firewallRules(change, computer)));
}

/** Whether a rule keeps what comes to a port of a machine out; nothing does while the firewall's service is stopped. */
export function isBlocked(lab: StoreSnapshot, computer: Computer, protocol: 'TCP' | 'UDP', port: number): boolean {
  const profile: FirewallProfile = computer.pool.role === 'Edge' ? 'Public' : 'Domain';
  const blocking = firewallRules(lab, computer).some(
    (rule) =>
      rule.isEnabled &&
      rule.direction === 'In' &&
      rule.action === 'Block' &&
      rule.profiles.includes(profile) &&
      (rule.protocol === 'Any' || rule.protocol === protocol) &&
      // Rules about some programs or some callers do not keep everybody out.
      rule.program === '' &&
      rule.remoteAddress === 'Any' &&
      includesPort(rule.localPort, port),
  );
  return blocking && isRunning(lab, computer.fqdn, 'MpsSvc');
}

function includesPort(ports: string, port: number): boolean {
  return ports.split(',').some((part) => {
    const [first = '', last = first] = part.trim().split('-');
    return /^any$/i.test(first) || (Number(first) <= port && port <= Number(last));
  });
}
