/**
 * Who may do what: each cmdlet of Lync Server needs groups of the domain or of the computer, as its page says
 * (windows-lync-facts.md, 7). Whoever has a role that holds the cmdlet may run it too: that is our own choice for a
 * session on a machine of the lab, which stands for a remote one.
 */
import { list, text } from '../storage/shape.ts';
import { type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { groupsOf, isFounder, isLocalAdministrator, LOCAL_ADMINISTRATORS } from './accounts.ts';
import { adminRoles, EVERYWHERE, isInUnits, type RoleScopes, scopesOf } from './admin-roles.ts';
import { DeploymentError } from './deployment-error.ts';
import type { ReadingContext } from './operation-context.ts';
import type { Topology } from './topology.ts';

const SERVER = 'RTCUniversalServerAdmins';
const USER = 'RTCUniversalUserAdmins';
const READ_ONLY = 'RTCUniversalReadOnlyAdmins';
const DOMAIN = 'Domain Admins';

/** Of each list the account has to be in one group. */
type Needs = readonly (readonly string[])[];

/**
 * The first pattern that fits a cmdlet says what it needs, as its page does ("members of the following groups are
 * authorized to run …"). The pages of the certificate cmdlets differ, and are taken at their word: who changes what is
 * assigned has to be a local administrator, who asks what is, in RTCUniversalServerAdmins. Many pages of what only reads do
 * not name RTCUniversalReadOnlyAdmins, which is there for nothing else: it may read.
 */
const RULES: readonly (readonly [cmdlets: RegExp, needs: Needs])[] = [
  [/^(?:Set|Import|Remove|Request|Test)-CsCertificate/, [[LOCAL_ADMINISTRATORS]]],
  [/^Enable-CsComputer$|^Enable-CsReplica$/, [[LOCAL_ADMINISTRATORS]]],
  [
    /^(?:Get-CsCertificate|Invoke-CsManagementStoreReplication|Export-CsConfiguration|Get-CsWindowsService)$/,
    [[SERVER]],
  ],
  [/^(?:Import-CsConfiguration|(?:Start|Stop)-CsWindowsService)$/, [[SERVER], [LOCAL_ADMINISTRATORS]]],
  [/^(?:Grant|Revoke)-Cs(?:Setup|OU)Permission$/, [[DOMAIN]]],
  [/^Get-CsManagementStoreReplicationStatus$/, [[SERVER, USER]]],
  // What is made in memory, or is the session's own, changes nothing.
  [
    /^New-CsRgs(?:Answer|CallAction|Holiday|Prompt|Question|TimeRange)$|^(?:Set|Remove)-CsManagementConnection$|^Set-CsUICulture$/,
    [[SERVER, USER, READ_ONLY]],
  ],
  [/^Get-/, [[SERVER, USER, READ_ONLY]]],
  [/^Test-/, [[SERVER]]],
  [/^Update-Cs(?:AddressBook|UserDatabase)$/, [[SERVER, USER]]],
  [/-CsUser(?:ServicesConfiguration|ReplicatorConfiguration|DatabaseState|Server)$|-CsClientPin$/, [[SERVER]]],
  [
    /^Grant-|^(?:Enable|Disable|Set|Move|New|Remove)-Cs(?:User|MeetingRoom|CommonAreaPhone|AnalogDevice|ExUmContact)|^Move-Cs(?:LegacyUser|ApplicationEndpoint)$/,
    [[USER]],
  ],
  [/./, [[SERVER]]],
];

/** Those that change the topology need an administrator of the domain, unless the set-up was delegated. */
const TOPOLOGY = /^(?:Enable|Publish)-CsTopology$/;

export const setupPermissionsSection = sectionKey('setup-permissions', list(text()));

/** What somebody may do with a cmdlet: what is missing in words, or what the roles are about that allow it. */
export type Grant = { readonly missing: string } | { readonly scopes: RoleScopes };

/** What works on the machine of the session itself. */
const ON_THE_MACHINE = /-CsCertificate|WindowsService|^Enable-Cs(?:Computer|Replica)$/;

/** Whether who is logged on may run a cmdlet: by the groups that it needs, or else by a role. */
export function grantOf(context: ReadingContext, cmdlet: string): Grant {
  const { lab, topology, user, machine } = context;
  if (isFounder(topology, user)) return { scopes: EVERYWHERE };
  const groups = new Set(groupsOf(lab, topology, user, machine.fqdn).map((group) => group.toLowerCase()));
  const isIn = (group: string) => groups.has(group.toLowerCase());
  const [, needs] = RULES.find(([pattern]) => pattern.test(cmdlet)) ?? [];
  const further: Needs = TOPOLOGY.test(cmdlet) && !isDelegated(lab) ? [[DOMAIN]] : [];
  const missing = [...(needs ?? []), ...further].find((anyOf) => !anyOf.some(isIn));
  if (!missing) return { scopes: EVERYWHERE };
  const roles = adminRoles(lab).filter((role) => isIn(role.name) && role.mayRun(cmdlet));
  if (roles.length === 0) return { missing: inWords(missing) };
  const scopes = scopesOf(roles);
  const site = `site:${machine.siteName}`;
  return ON_THE_MACHINE.test(cmdlet) && !isInSites(scopes, site)
    ? { missing: `a role with the scope "${site}"` }
    : { scopes };
}

/** What needs no Central Management Store. */
const WITHOUT_STORE =
  /-CsCertificate|WindowsService|^(?:Enable|Test)-Cs(?:Replica|Computer)$|-Cs(?:ManagementConnection|UICulture|ServerVersion|ServerPatchVersion|CLS\w*|ClsLogging)$|^New-CsRgs|^Test-|Database/i;

/**
 * What the roles are about that allow a cmdlet; everything where the account's groups do.
 * @throws DeploymentError `right-missing`, which names the right
 */
export function requireRight(context: ReadingContext, cmdlet: string): RoleScopes {
  const grant = grantOf(context, cmdlet);
  if ('scopes' in grant) return grant.scopes;
  throw new DeploymentError('right-missing', { account: context.user, cmdlet, right: grant.missing });
}

/**
 * An Edge Server is no member of the domain and has no rights on the Central Management Store: there works what is about the
 * machine itself, what makes objects in memory, and what asks its own copy of the configuration.
 * @param isLocal whether -LocalStore is asked for
 * @throws DeploymentError `store-inaccessible`
 */
export function requireStoreConnection({ machine }: ReadingContext, cmdlet: string, isLocal: boolean): void {
  if (machine.role !== 'Edge' || isLocal || WITHOUT_STORE.test(cmdlet)) return;
  throw new DeploymentError('store-inaccessible', { machine: machine.fqdn });
}

/** A role that is about some users changes no others. @throws DeploymentError */
export function requireUnit({ user, scopes: { units } }: ReadingContext, dn: string): void {
  if (units === null || isInUnits(dn, units)) return;
  throw new DeploymentError('scope-missing', { account: user, identity: dn, scope: unitOf(dn) });
}

/** A role that is about some sites changes nothing of others, and nothing that is for all. @throws DeploymentError */
export function requireSite({ user, topology, scopes }: ReadingContext, identity: string): void {
  const scope = siteOf(topology, identity);
  if (isInSites(scopes, scope)) return;
  throw new DeploymentError('scope-missing', { account: user, identity, scope });
}

function isInSites({ sites }: RoleScopes, scope: string): boolean {
  return sites === null || sites.includes(scope.toLowerCase());
}

/** The scope of what an identity names: `site:Redmond` for a site and a service there, `Global` for the rest. */
function siteOf(topology: Topology, identity: string): string {
  const [, site] = /^site:([^/]+)/i.exec(identity) ?? [];
  if (site !== undefined) return `site:${site}`;
  const [, fqdn] = /^service:[^:]+:([^/]+)/i.exec(identity) ?? [];
  const found = topology.document.sites.find(({ pools }) => pools.some((pool) => isSame(pool.fqdn, fqdn ?? '')));
  return found ? `site:${found.name}` : 'Global';
}

/** `OU:OU=Redmond,DC=contoso,DC=com` of an entry there. */
function unitOf(dn: string): string {
  return `OU:${dn.replace(/^(?:\\.|[^,\\])*,/, '')}`;
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
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
export function requireLocalRight(context: ReadingContext, fqdn = context.machine.fqdn): void {
  if (hasLocalRight(context, fqdn)) return;
  const right = `the local group "${LOCAL_ADMINISTRATORS}" of the computer "${fqdn}"`;
  throw new DeploymentError('access-denied', { account: context.user, right, machine: fqdn });
}

/** Whether who is logged on is an administrator of a computer. */
export function hasLocalRight({ lab, topology, user }: ReadingContext, fqdn: string): boolean {
  return isLocalAdministrator(lab, topology, user, fqdn);
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
