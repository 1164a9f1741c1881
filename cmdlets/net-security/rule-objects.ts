/** Rules of the firewall as the cmdlets give them, and which of them are meant. */
import type { FirewallRule } from '../../src/deployment/firewall.ts';
import { firewallProfiles } from '../../src/deployment/firewall.ts';
import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import type { CimObject } from '../../src/machine/cim-instances.ts';
import { standardInstance } from '../../src/machine/network-adapters.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

const CLASS = 'MSFT_NetFirewallRule';

const SHOWN = [
  'Name',
  'DisplayName',
  'Description',
  'DisplayGroup',
  'Group',
  'Enabled',
  'Profile',
  'Platform',
  'Direction',
  'Action',
  'EdgeTraversalPolicy',
  'LooseSourceMapping',
  'LocalOnlyMapping',
  'Owner',
  'PrimaryStatus',
  'Status',
  'EnforcementStatus',
  'PolicyStoreSource',
  'PolicyStoreSourceType',
];

export function ruleObject(rule: FirewallRule): CimObject {
  const isForAll = rule.profiles.length === firewallProfiles.length;
  return standardInstance(
    CLASS,
    [
      ['Name', rule.id],
      ['ID', rule.id],
      ['DisplayName', rule.name],
      ['Description', rule.description === '' ? null : rule.description],
      ['DisplayGroup', rule.group === '' ? null : rule.group],
      ['Group', rule.group === '' ? null : rule.group],
      ['Enabled', rule.isEnabled ? 'True' : 'False'],
      ['Profile', isForAll ? 'Any' : rule.profiles.join(', ')],
      ['Platform', []],
      ['Direction', rule.direction === 'In' ? 'Inbound' : 'Outbound'],
      ['Action', rule.action],
      ['EdgeTraversalPolicy', 'Block'],
      ['LooseSourceMapping', false],
      ['LocalOnlyMapping', false],
      ['Owner', null],
      ['PrimaryStatus', 'OK'],
      ['Status', 'The rule was parsed successfully from the store. (65536)'],
      ['EnforcementStatus', 'NotApplicable'],
      ['PolicyStoreSource', 'PersistentStore'],
      ['PolicyStoreSourceType', 'Local'],
    ],
    SHOWN,
  );
}

/** How the cmdlets that take rules are told which. */
export const selectionParameters = {
  Name: {
    type: 'string[]',
    validate: [{ kind: 'notNullOrEmpty' }],
    aliases: ['ID'],
    position: 0,
    in: ['ByName'],
    wildcards: true,
    help: 'Their identifiers.',
  },
  DisplayName: {
    type: 'string[]',
    validate: [{ kind: 'notNullOrEmpty' }],
    in: { ByDisplayName: { mandatory: true } },
    wildcards: true,
    help: 'Their names.',
  },
  DisplayGroup: {
    type: 'string[]',
    validate: [{ kind: 'notNullOrEmpty' }],
    in: { ByGroup: { mandatory: true } },
    wildcards: true,
    help: 'Their groups.',
  },
  All: { type: 'switch', in: ['All'], help: 'All of them, which is so where nothing is chosen.' },
  InputObject: {
    type: 'Object[]',
    in: { ByObject: { mandatory: true, pipeline: 'value' } },
    help: 'Rules that a cmdlet gave.',
  },
} as const satisfies ParameterDeclarations;

/** Which rules are meant, as they say it. */
export interface Selection {
  readonly Name?: readonly string[];
  readonly DisplayName?: readonly string[];
  readonly DisplayGroup?: readonly string[];
  readonly InputObject?: readonly unknown[];
  readonly All?: boolean;
}

/** The rules that are meant; a name that none has is an error. */
export function chosenRules(
  ps: CmdletActions,
  rules: readonly FirewallRule[],
  { Name: ids, DisplayName: names, DisplayGroup: groups, InputObject: objects, All: isAll }: Selection,
): readonly FirewallRule[] {
  if (isAll) return rules;
  if (objects)
    return among(
      ps,
      rules,
      'InstanceID',
      objects.map((one) => toText(getMember(one, 'Name') ?? one)),
      (rule) => rule.id,
    );
  if (ids) return among(ps, rules, 'InstanceID', ids, (rule) => rule.id);
  if (names) return among(ps, rules, 'DisplayName', names, (rule) => rule.name);
  return groups ? among(ps, rules, 'DisplayGroup', groups, (rule) => rule.group) : rules;
}

function among(
  ps: CmdletActions,
  rules: readonly FirewallRule[],
  property: string,
  wanted: readonly string[],
  of: (rule: FirewallRule) => string,
): readonly FirewallRule[] {
  const fits = (text: string) => (rule: FirewallRule) => WildcardPattern.of(text, true).isMatch(of(rule));
  for (const text of wanted) {
    if (hasWildcards(text) || rules.some(fits(text))) continue;
    const message = `No ${CLASS} objects found with property '${property}' equal to '${text}'.  Verify the value of the property and retry.`;
    ps.error(`CmdletizationQuery_NotFound_${property}`, 'ObjectNotFound', message, {
      target: text,
      exception: 'Microsoft.PowerShell.Cmdletization.Cim.CimJobException',
    });
  }
  return rules.filter((rule) => wanted.some((text) => fits(text)(rule)));
}
