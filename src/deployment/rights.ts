/**
 * Who may do what: each cmdlet of Lync Server needs groups of the domain or of the computer, as its page says
 * (windows-lync-facts.md, 7). Whoever has a role that holds the cmdlet may run it too: that is our own choice for a
 * session on a machine of the lab, which stands for a remote one.
 */
import { list, text } from '../storage/shape.ts';
import { type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { groupsOf, isFounder, LOCAL_ADMINISTRATORS } from './accounts.ts';
import { adminRoles } from './admin-roles.ts';
import { DeploymentError } from './deployment-error.ts';
import type { ReadingContext } from './operation-context.ts';

const SERVER = 'RTCUniversalServerAdmins';
const USER = 'RTCUniversalUserAdmins';
const READ_ONLY = 'RTCUniversalReadOnlyAdmins';
const DOMAIN = 'Domain Admins';

/** Of each list the account has to be in one group. */
type Needs = readonly (readonly string[])[];

/**
 * The first pattern that fits a cmdlet says what it needs. The pages of the certificate cmdlets differ, and are taken at
 * their word: who changes what is assigned has to be a local administrator, who asks what is, in RTCUniversalServerAdmins.
 */
const RULES: readonly (readonly [cmdlets: RegExp, needs: Needs])[] = [
  [/^(?:Set|Import|Remove|Request|Test)-CsCertificate/, [[LOCAL_ADMINISTRATORS]]],
  [/^Enable-CsComputer$|^Enable-CsReplica$/, [[LOCAL_ADMINISTRATORS]]],
  [
    /^(?:Get-CsCertificate|Invoke-CsManagementStoreReplication|Export-CsConfiguration|Get-CsWindowsService)$/,
    [[SERVER]],
  ],
  [/^(?:Import-CsConfiguration|(?:Start|Stop)-CsWindowsService)$/, [[SERVER], [LOCAL_ADMINISTRATORS]]],
  [/^(?:Grant|Revoke)-CsSetupPermission$/, [[DOMAIN]]],
  [/^Get-CsManagementStoreReplicationStatus$/, [[SERVER, USER]]],
  [/^(?:Get|Test)-/, [[SERVER, USER, READ_ONLY]]],
  [
    /^Grant-|^(?:Enable|Disable|Set|Move|New|Remove)-Cs(?:User|MeetingRoom|CommonAreaPhone|AnalogDevice|ExUmContact|ClientPin)/,
    [[USER]],
  ],
  [/./, [[SERVER]]],
];

/** Those that change the topology need an administrator of the domain, unless the set-up was delegated. */
const TOPOLOGY = /^(?:Enable|Publish)-CsTopology$/;

export const setupPermissionsSection = sectionKey('setup-permissions', list(text()));

/** What is missing to run a cmdlet, in words: `the group "RTCUniversalServerAdmins"`. Undefined where nothing is. */
export function missingRight(context: ReadingContext, cmdlet: string): string | undefined {
  const { lab, topology, user, machine } = context;
  if (isFounder(topology, user)) return undefined;
  const groups = new Set(groupsOf(lab, topology, user, machine.fqdn).map((group) => group.toLowerCase()));
  const isIn = (group: string) => groups.has(group.toLowerCase());
  if (adminRoles(lab).some((role) => isIn(role.name) && role.mayRun(cmdlet))) return undefined;
  const [, needs] = RULES.find(([pattern]) => pattern.test(cmdlet)) ?? [];
  const further: Needs = TOPOLOGY.test(cmdlet) && !isDelegated(lab) ? [[DOMAIN]] : [];
  const missing = [...(needs ?? []), ...further].find((anyOf) => !anyOf.some(isIn));
  return missing && inWords(missing);
}

/** @throws DeploymentError `right-missing`, which names the right */
export function requireRight(context: ReadingContext, cmdlet: string): void {
  const right = missingRight(context, cmdlet);
  if (right !== undefined) throw new DeploymentError('right-missing', { account: context.user, cmdlet, right });
}

/** A change of what is shared by all needs a right in the Central Management Store. @throws DeploymentError */
export function requireStoreRight({ lab, topology, user, machine }: ReadingContext): void {
  if (
    isFounder(topology, user) ||
    groupsOf(lab, topology, user, machine.fqdn).some((group) => [SERVER, 'CSAdministrator'].includes(group))
  )
    return;
  throw new DeploymentError('right-missing', {
    account: user,
    cmdlet: 'the Central Management Store',
    right: inWords([SERVER]),
  });
}

/** What is a machine's own (its stores, services, registry) belongs to its administrators. @throws DeploymentError */
export function requireLocalRight({ lab, topology, user, machine }: ReadingContext, fqdn = machine.fqdn): void {
  if (isFounder(topology, user) || groupsOf(lab, topology, user, fqdn).includes(LOCAL_ADMINISTRATORS)) return;
  const right = `the local group "${LOCAL_ADMINISTRATORS}" of the computer "${fqdn}"`;
  throw new DeploymentError('access-denied', { account: user, right, machine: fqdn });
}

/** Groups of the domain and its authorities are its administrators'. @throws DeploymentError */
export function requireDomainRight({ lab, topology, user, machine }: ReadingContext): void {
  if (isFounder(topology, user) || groupsOf(lab, topology, user, machine.fqdn).includes(DOMAIN)) return;
  throw new DeploymentError('access-denied', { account: user, right: inWords([DOMAIN]) });
}

/** Whether the set-up of the computers in an organizational unit was delegated; in any, where none is named. */
export function isDelegated(lab: StoreSnapshot, unit?: string): boolean {
  const units = lab.read(setupPermissionsSection) ?? [];
  return unit === undefined ? units.length > 0 : units.includes(plainUnit(unit));
}

/** Delegates the set-up of the computers in a unit to RTCUniversalServerAdmins, or takes that back. */
export function delegate(change: StoreChange, unit: string, isGranted: boolean): void {
  const others = (change.read(setupPermissionsSection) ?? []).filter((one) => one !== plainUnit(unit));
  change.write(setupPermissionsSection, isGranted ? [...others, plainUnit(unit)] : others);
}

function plainUnit(unit: string): string {
  return unit.toLowerCase().replace(/\s*,\s*/g, ',');
}

function inWords(groups: readonly string[]): string {
  const names = groups.map((group) =>
    group === LOCAL_ADMINISTRATORS ? 'the local group "Administrators"' : `the group "${group}"`,
  );
  return names.join(' or ');
}
