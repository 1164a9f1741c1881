/**
 * The groups of Active Directory and of machines that decide who may do what, and who is in them. Source of the groups that
 * the preparation of the forest makes: windows-lync-facts.md, 7. The administrator who set the deployment up is in all of
 * them, everybody else in `Domain Users` until somebody adds them elsewhere.
 */
import { anything, list, optional, record, type Shape, text } from '../storage/shape.ts';
import { type StoreChange, type StoredValue, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';
import { readDirectory } from './directory.ts';
import type { Topology } from './topology.ts';

/** Groups of the domain that Windows has, and those that the preparation for Lync Server makes. */
const DOMAIN_GROUPS = ['Domain Admins', 'Enterprise Admins', 'Schema Admins', 'Domain Users', 'Domain Computers'];
const LYNC_GROUPS = [
  'RTCUniversalServerAdmins',
  'RTCUniversalUserAdmins',
  'RTCUniversalReadOnlyAdmins',
  'RTCUniversalGlobalWriteGroup',
  'RTCUniversalGlobalReadOnlyGroup',
  'RTCUniversalUserReadOnlyGroup',
  'RTCUniversalServerReadOnlyGroup',
  'RTCUniversalSBATechnicians',
  'RTCUniversalConfigReplicator',
];

/** The groups whose names are those of the roles. */
export const ROLE_GROUPS = [
  'CSAdministrator',
  'CSArchivingAdministrator',
  'CSHelpDesk',
  'CSLocationAdministrator',
  'CSPersistentChatAdministrator',
  'CSResponseGroupAdministrator',
  'CSResponseGroupManager',
  'CSServerAdministrator',
  'CSUserAdministrator',
  'CSViewOnlyAdministrator',
  'CSVoiceAdministrator',
] as const;

/** Who may set Lync Server up on a computer: its administrators, which those of the domain are everywhere. */
export const LOCAL_ADMINISTRATORS = 'Administrators';

/** A group with members that were added to it; `CN` alone, or `fe01\Administrators` for a group of a machine. */
interface GroupMembers {
  readonly group: string;
  /** Accounts (`CONTOSO\kenmyer`) and groups of the domain. */
  readonly members: readonly string[];
  /** What Active Directory has of a group that somebody made; the others are in CN=Users. */
  readonly object?: GroupObject;
}

/** A group as an object of the directory; its account name is what the rights know it by. */
export interface GroupObject {
  /** `CN=Phone Users,OU=Redmond,DC=contoso,DC=com`. */
  readonly dn: string;
  /** Attributes by their names in the schema. */
  readonly attributes: Readonly<Record<string, StoredValue>>;
}

const objectShape = record<GroupObject>({
  dn: text(/=.*,/s, 'a distinguished name'),
  attributes: anything as Shape<GroupObject['attributes']>,
});

export const groupsSection = sectionKey(
  'groups',
  list(record<GroupMembers>({ group: text(), members: list(text()), object: optional(objectShape) })),
);

/** The groups that a lab's domain has. */
export function domainGroups(lab: StoreSnapshot): string[] {
  const known = [...DOMAIN_GROUPS, ...LYNC_GROUPS, ...ROLE_GROUPS];
  const added = groupsWithMembers(lab).map(({ group }) => group);
  return [...known, ...added.filter((group) => !group.includes('\\') && !known.some((one) => isSame(one, group)))];
}

/** The groups of an account of the domain; on a machine also that of its administrators. */
export function groupsOf(lab: StoreSnapshot, topology: Topology, account: string, machine?: string): string[] {
  const groups = new Set<string>();
  const known = new Map(domainGroups(lab).map((group) => [group.toLowerCase(), group]));
  const add = (name: string): void => {
    const group = known.get(name.toLowerCase()) ?? name;
    if (groups.has(group)) return;
    groups.add(group);
    for (const further of membershipsOf(lab, group)) add(further);
  };
  add('Domain Users');
  if (isFounder(topology, account)) for (const group of domainGroups(lab)) if (group !== 'Domain Computers') add(group);
  for (const group of membershipsOf(lab, account)) add(group);
  const local = machine === undefined ? undefined : `${machine}\\${LOCAL_ADMINISTRATORS}`;
  const isLocal = [...groups].some((group) => local !== undefined && isSame(group, local));
  return [...groups, ...(isLocal || groups.has('Domain Admins') ? [LOCAL_ADMINISTRATORS] : [])];
}

/** Whether an account is among the administrators of a machine. */
export function isLocalAdministrator(lab: StoreSnapshot, topology: Topology, account: string, fqdn: string): boolean {
  return isFounder(topology, account) || groupsOf(lab, topology, account, fqdn).includes(LOCAL_ADMINISTRATORS);
}

/** Whether an account is the one that set the deployment up. */
export function isFounder({ document }: Topology, account: string): boolean {
  return isSame(document.session.user, account);
}

/** The name of an account without its domain: `kenmyer` of `CONTOSO\\kenmyer`. */
export function accountName(account: string): string {
  return account.slice(account.lastIndexOf('\\') + 1);
}

/** The domain of an account, as its name has it; empty without one. */
export function accountDomain(account: string): string {
  return account.slice(0, Math.max(0, account.indexOf('\\')));
}

/**
 * The account of a name (`CONTOSO\\kenmyer`, `kenmyer@contoso.com`, or the name alone), as Windows writes it.
 * @throws DeploymentError where the domain has none
 */
export function requireAccount(
  lab: StoreSnapshot,
  topology: Topology,
  name: string,
  missing: 'account-unknown' | 'account-missing' | 'ca-logon-refused' | 'share-account-unknown' = 'account-unknown',
): string {
  const account = accountNamed(lab, topology, name);
  if (account === undefined) throw new DeploymentError(missing, { account: name, domain: topology.document.domain });
  return account;
}

/** Whether the domain has an account of a name. */
export function isAccount(lab: StoreSnapshot, topology: Topology, name: string): boolean {
  return accountNamed(lab, topology, name) !== undefined;
}

/** The name under which a group has a member: a group's own, that of a computer, or the account. @throws DeploymentError */
export function requireMember(lab: StoreSnapshot, topology: Topology, member: string): string {
  if (domainGroups(lab).some((group) => isSame(group, member))) return member;
  const isComputer = topology.computers.some(({ name }) => isSame(`${name}$`, accountName(member)));
  return isComputer ? member : requireAccount(lab, topology, member, 'account-missing');
}

function accountNamed(lab: StoreSnapshot, topology: Topology, name: string): string | undefined {
  const { netbiosName, domain, session } = topology.document;
  const [, before, after] = /^(?:([^\\@]*)\\)?([^\\]*)$/.exec(name) ?? [];
  const [sam = '', realm] = (after ?? '').split('@', 2);
  const isOurs = [before, realm].every(
    (part) => part === undefined || isSame(part, netbiosName) || isSame(part, domain),
  );
  const founder = accountName(session.user);
  const known = [
    founder,
    ...readDirectory(lab, topology).flatMap(({ values }) =>
      values.SamAccountName === undefined ? [] : String(values.SamAccountName),
    ),
  ].find((one) => isSame(one, sam));
  return !isOurs || known === undefined ? undefined : `${netbiosName}\\${known}`;
}

/** Those who were added to a group. */
export function membersOf(lab: StoreSnapshot, group: string): readonly string[] {
  return groupsWithMembers(lab).find((one) => isSame(one.group, group))?.members ?? [];
}

/** What was kept of groups, by their names: who was added to each, and the objects of those that somebody made. */
export function keptGroups(lab: StoreSnapshot): ReadonlyMap<string, Omit<GroupMembers, 'group'>> {
  return new Map(groupsWithMembers(lab).map(({ group, ...kept }) => [group.toLowerCase(), kept]));
}

/** Makes a group of the domain. */
export function makeGroup(change: StoreChange, group: string, object: GroupObject): void {
  change.write(groupsSection, [...groupsWithMembers(change), { group, members: [], object }]);
}

/** Deletes a group that somebody made, with who is in it, from all groups that it is in. */
export function deleteGroup(change: StoreChange, group: string): void {
  change.write(
    groupsSection,
    groupsWithMembers(change)
      .filter((one) => !isSame(one.group, group))
      .map((one) => without(one, (member) => isSame(member, group))),
  );
}

/** Takes an account that is deleted out of all groups. */
export function forgetAccount(change: StoreChange, account: string): void {
  const groups = groupsWithMembers(change);
  const kept = groups.map((one) => without(one, (member) => isSame(accountName(member), account)));
  if (kept.some((one, index) => one !== groups[index])) change.write(groupsSection, kept);
}

function without(group: GroupMembers, isGone: (member: string) => boolean): GroupMembers {
  return group.members.some(isGone) ? { ...group, members: group.members.filter((one) => !isGone(one)) } : group;
}

/** Makes an account or a group a member of a group. */
export function addMember(change: StoreChange, group: string, member: string): void {
  const groups = groupsWithMembers(change);
  const members = membersOf(change, group);
  if (members.some((one) => isSame(one, member))) return;
  const [own = { group, members }] = groups.filter((one) => isSame(one.group, group));
  const others = groups.filter((one) => one !== own);
  change.write(groupsSection, [...others, { ...own, members: [...members, member] }]);
}

/** Takes a member out of a group. @throws DeploymentError where it is none */
export function removeMember(change: StoreChange, group: string, member: string): void {
  const members = membersOf(change, group);
  const kept = members.filter((one) => !isSame(one, member));
  if (kept.length === members.length) throw new DeploymentError('not-a-member', { group, account: member });
  change.write(
    groupsSection,
    groupsWithMembers(change).map((one) => (isSame(one.group, group) ? { ...one, members: kept } : one)),
  );
}

function membershipsOf(lab: StoreSnapshot, member: string): string[] {
  return groupsWithMembers(lab).flatMap(({ group, members }) =>
    members.some((one) => isSame(one, member)) ? [group] : [],
  );
}

function groupsWithMembers(lab: StoreSnapshot): readonly GroupMembers[] {
  return lab.read(groupsSection) ?? [];
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
