/** netsh advfirewall firewall: rules shown, added, changed and deleted. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import {
  type FirewallProfile,
  type FirewallRule,
  firewallProfiles,
  NEW_RULE,
} from '../../../src/deployment/firewall.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { newRuleId } from '../../deployment/firewall-rules.ts';
import { done } from './plain-output.ts';

/** `name=SQL` as a name and a value; what else is said has none. */
type Options = ReadonlyMap<string, string>;

/** @param args what stands behind `advfirewall firewall` */
export function netshFirewall(
  deployment: Deployment,
  [verb = '', kind = '', ...rest]: readonly string[],
): ProgramOutput {
  if (kind.toLowerCase() !== 'rule') return ended(`netsh advfirewall firewall ${verb} ${kind}: only rules are built.`);
  const at = rest.findIndex((arg) => arg.toLowerCase() === 'new');
  const [chosen, changed] = at < 0 ? [rest, []] : [rest.slice(0, at), rest.slice(at + 1)];
  const options = optionsOf(chosen);
  if (!options.has('name')) return ended('', 'A specified value is not valid.', '');
  switch (verb.toLowerCase()) {
    case 'show':
      return show(deployment, options);
    case 'add':
      return changing(deployment, (rules) => {
        const rule = ruleOf({ ...NEW_RULE, id: newRuleId(), name: options.get('name') ?? '' }, options);
        return rule && options.has('dir') && options.has('action')
          ? { rules: [...rules, rule], lines: ['Ok.', ''] }
          : null;
      });
    case 'delete':
      return changing(deployment, (rules) => {
        const kept = rules.filter((rule) => !isMeant(rule, options));
        const count = rules.length - kept.length;
        return { rules: kept, lines: count === 0 ? NONE : ['', `Deleted ${count} rule(s).`, 'Ok.', ''] };
      });
    case 'set':
      return changing(deployment, (rules) => {
        const wanted = optionsOf(changed);
        const edited = rules.map((rule) => (isMeant(rule, options) ? ruleOf(rule, wanted) : rule));
        const count = rules.filter((rule) => isMeant(rule, options)).length;
        if (wanted.size === 0 || edited.includes(null)) return null;
        const lines = count === 0 ? NONE : ['', `Updated ${count} rule(s).`, 'Ok.', ''];
        return { rules: edited.filter((rule) => rule !== null), lines };
      });
    default:
      return ended(`The following command was not found: advfirewall firewall ${verb} ${kind}.`);
  }
}

const NONE = ['', 'No rules match the specified criteria.', ''];

function ended(...lines: string[]): ProgramOutput {
  return { ...done(...lines), exitCode: 1 };
}

function optionsOf(args: readonly string[]): Options {
  return new Map(
    args.flatMap((arg) => {
      const [, name, value = ''] = /^(\w+)=(.*)$/s.exec(arg) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), value.replace(/^"(.*)"$/s, '$1')] as const];
    }),
  );
}

interface Changed {
  readonly rules: readonly FirewallRule[];
  readonly lines: readonly string[];
}

/** Changes the rules; null for what is not said rightly. */
function changing(deployment: Deployment, edit: (rules: readonly FirewallRule[]) => Changed | null): ProgramOutput {
  const { firewall, session } = deployment;
  const outcome = edit(firewall.rules(session.machine));
  if (!outcome) return ended('', 'A specified value is not valid.', '');
  if (outcome.lines === NONE) return ended(...NONE);
  try {
    firewall.change(session.machine, (rules) => edit(rules)?.rules ?? rules);
  } catch (error) {
    if (!(error instanceof DeploymentError) || error.code !== 'access-denied') throw error;
    return ended('The requested operation requires elevation (Run as administrator).', '');
  }
  return done(...outcome.lines);
}

function isMeant(rule: FirewallRule, options: Options): boolean {
  const is = (option: string, own: string): boolean => {
    const wanted = options.get(option)?.toLowerCase();
    return wanted === undefined || wanted === own.toLowerCase();
  };
  const name = options.get('name')?.toLowerCase();
  return (
    (name === 'all' || name === rule.name.toLowerCase()) &&
    is('dir', rule.direction) &&
    is('protocol', rule.protocol) &&
    is('localport', rule.localPort) &&
    is('program', rule.program)
  );
}

const PORTS = /^(?:any|\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*|rpc|rpc-epmap|iphttps)$/i;

/** A rule with what is said of it; null where that is none of what a rule can be. */
function ruleOf(rule: FirewallRule, options: Options): FirewallRule | null {
  const direction = choice(options.get('dir') ?? rule.direction, ['In', 'Out'] as const);
  const action = choice(options.get('action') ?? rule.action, ['Allow', 'Block'] as const);
  const enabled = choice(options.get('enable') ?? (rule.isEnabled ? 'yes' : 'no'), ['yes', 'no'] as const);
  const profiles = profilesOf(options.get('profile'), rule.profiles);
  const localPort = options.get('localport') ?? rule.localPort;
  const remotePort = options.get('remoteport') ?? rule.remotePort;
  const protocol = protocolOf(options.get('protocol') ?? rule.protocol);
  if (!direction || !action || !enabled || !profiles || !protocol) return null;
  // Ports belong to TCP and UDP.
  const hasPorts = [localPort, remotePort].some((port) => !/^any$/i.test(port));
  if (!PORTS.test(localPort) || !PORTS.test(remotePort) || (hasPorts && !/^(?:TCP|UDP)$/.test(protocol))) return null;
  return {
    ...rule,
    name: options.get('name') ?? rule.name,
    description: options.get('description') ?? rule.description,
    direction,
    action,
    isEnabled: enabled === 'yes',
    profiles,
    protocol,
    localPort: capital(localPort),
    remotePort: capital(remotePort),
    remoteAddress: capital(options.get('remoteip') ?? rule.remoteAddress),
    program: options.get('program') ?? rule.program,
  };
}

const capital = (text: string): string => (/^any$/i.test(text) ? 'Any' : text);

function choice<T extends string>(text: string, known: readonly T[]): T | undefined {
  return known.find((one) => one.toLowerCase() === text.toLowerCase());
}

function protocolOf(text: string): string | undefined {
  return choice(text, ['TCP', 'UDP', 'ICMPv4', 'ICMPv6', 'Any']) ?? (/^\d{1,3}$/.test(text) ? text : undefined);
}

function profilesOf(text: string | undefined, own: readonly FirewallProfile[]): readonly FirewallProfile[] | undefined {
  if (text === undefined) return own;
  if (/^any$/i.test(text)) return firewallProfiles;
  const chosen = text.split(',').map((one) => choice(one.trim(), firewallProfiles));
  return chosen.every((one) => one !== undefined) ? chosen : undefined;
}

const LABEL = 38;

function show({ firewall, session }: Deployment, options: Options): ProgramOutput {
  const found = firewall.rules(session.machine).filter((rule) => isMeant(rule, options));
  if (found.length === 0) return ended(...NONE);
  return done(...found.flatMap(ruleLines), 'Ok.', '');
}

function ruleLines(rule: FirewallRule): string[] {
  const line = (label: string, value: string): string => `${label}:`.padEnd(LABEL) + value;
  const ports = /^(?:TCP|UDP)$/.test(rule.protocol)
    ? [line('LocalPort', rule.localPort), line('RemotePort', rule.remotePort)]
    : [];
  return [
    '',
    line('Rule Name', rule.name),
    '-'.repeat(70),
    line('Enabled', rule.isEnabled ? 'Yes' : 'No'),
    line('Direction', rule.direction),
    line('Profiles', rule.profiles.join(',')),
    line('Grouping', rule.group),
    line('LocalIP', 'Any'),
    line('RemoteIP', rule.remoteAddress),
    line('Protocol', rule.protocol),
    ...ports,
    line('Edge traversal', 'No'),
    line('Action', rule.action),
  ];
}
