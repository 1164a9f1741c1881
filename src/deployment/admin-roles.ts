/** The administrative roles of Lync Server: those that come with it, whose cmdlets are said by patterns, and made ones. */
import { list, optional, record, text } from '../storage/shape.ts';
import { type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';

/**
 * Each role with the cmdlets that it may run. What a role is for is documented (planning-for-role-based-access-control); the
 * cmdlets themselves are not, and are our own choice.
 */
const standardRoles: readonly (readonly [name: string, cmdlets: RegExp])[] = [
  ['CsAdministrator', /./],
  [
    'CsVoiceAdministrator',
    /^Get-|^Test-Cs.*Voice|(?:Voice|Dial|Trunk|Pstn|Rgs|CallPark|Unassigned|Location|Lis|Network)/,
  ],
  // Users, and the policies that there are for them; no policies themselves, and no rights.
  [
    'CsUserAdministrator',
    /^Get-|^(?:Enable|Disable|Set|New|Move|Remove)-Cs(?:User|UserAcp|MeetingRoom|CommonAreaPhone|AnalogDevice|ExUmContact)$|-CsClientPin$|^Revoke-CsClientCertificate$|^Grant-(?!Cs(?:OU|Setup)Permission$)/,
  ],
  ['CsResponseGroupAdministrator', /-CsRgs/],
  ['CsResponseGroupManager', /^(?:Get|Set)-CsRgs|^New-CsRgs(?:Answer|CallAction|Holiday|Prompt|Question|TimeRange)$/],
  ['CsLocationAdministrator', /-CsLis|^Get-CsLocation/],
  ['CsArchivingAdministrator', /Archiving/],
  ['CsViewOnlyAdministrator', /^Get-/],
  // Servers and services, nothing that is global.
  [
    'CsServerAdministrator',
    /^(?:Get|Test|Debug|Sync|Export)-|-CsCertificate|WindowsService|CsComputer|CsReplica|CLS|Kerberos|TrustedApplication|^Invoke-Cs(?:ManagementStoreReplication|ComputerFail)|^Set-Cs(?:\w*Server|Registrar)$/,
  ],
  ['CsHelpDesk', /^Get-|-CsClientPin$|^Set-CsUserPstnSettings$|^Test-Cs/],
  ['CsPersistentChatAdministrator', /PersistentChat/],
];

/** A role that somebody made after the model of one that comes with Lync Server. */
export interface MadeRole {
  readonly name: string;
  readonly template: string;
  /** Cmdlets beside those of the template. */
  readonly cmdlets: readonly string[];
  /** Scripts of the servers' folder for them that the role may run. */
  readonly scriptModules?: readonly string[];
  readonly configScopes: readonly string[];
  readonly userScopes: readonly string[];
}

export const adminRolesSection = sectionKey(
  'admin-roles',
  list(
    record<MadeRole>({
      name: text(),
      template: text(),
      cmdlets: list(text()),
      scriptModules: optional(list(text())),
      configScopes: list(text()),
      userScopes: list(text()),
    }),
  ),
);

/** A role as it is shown. */
export interface AdminRole extends MadeRole {
  readonly isStandard: boolean;
  /** Whether it may run a cmdlet. */
  mayRun(cmdlet: string): boolean;
}

/** All roles: those that come with Lync Server, then those that were made. */
export function adminRoles(lab: StoreSnapshot): AdminRole[] {
  const everywhere = ['Global'];
  const standard = standardRoles.map(([name, pattern]) => ({
    name,
    template: '',
    cmdlets: [],
    configScopes: everywhere,
    userScopes: everywhere,
    isStandard: true,
    mayRun: (cmdlet: string) => pattern.test(cmdlet),
  }));
  const made = (lab.read(adminRolesSection) ?? []).map((role) => ({
    ...role,
    isStandard: false,
    mayRun: (cmdlet: string) =>
      standard.some((one) => isSame(one.name, role.template) && one.mayRun(cmdlet)) ||
      role.cmdlets.some((one) => isSame(one, cmdlet)),
  }));
  return [...standard, ...made];
}

/** Writes a role that was made, in place of what it was. @throws DeploymentError for one that comes with Lync Server */
export function putRole(change: StoreChange, role: MadeRole): void {
  refuseStandard(role.name);
  if (!standardRoles.some(([name]) => isSame(name, role.template))) {
    throw new DeploymentError('unknown-role', { role: role.template });
  }
  const others = (change.read(adminRolesSection) ?? []).filter(({ name }) => !isSame(name, role.name));
  change.write(adminRolesSection, [...others, role]);
}

/** @throws DeploymentError for one that comes with Lync Server, or that there is not */
export function removeRole(change: StoreChange, wanted: string): void {
  refuseStandard(wanted);
  const roles = change.read(adminRolesSection) ?? [];
  const kept = roles.filter(({ name }) => !isSame(name, wanted));
  if (kept.length === roles.length) throw new DeploymentError('unknown-role', { role: wanted });
  change.write(adminRolesSection, kept);
}

/** The sites and organizational units that somebody's roles are about; null for all. */
export interface RoleScopes {
  /** `site:Redmond` in lower case. */
  readonly sites: readonly string[] | null;
  /** `ou=redmond,dc=contoso,dc=com`. */
  readonly units: readonly string[] | null;
}

export const EVERYWHERE: RoleScopes = { sites: null, units: null };

/** What several roles are about together. */
export function scopesOf(roles: readonly MadeRole[]): RoleScopes {
  const all = (scopes: readonly string[]) => scopes.some((scope) => isSame(scope, 'Global'));
  const union = (of: (role: MadeRole) => readonly string[]) =>
    roles.some((role) => all(of(role))) ? null : roles.flatMap(of).map((scope) => scope.toLowerCase());
  const units = union(({ userScopes }) => userScopes);
  return {
    sites: union(({ configScopes }) => configScopes),
    units: units === null ? null : units.map((unit) => unit.replace(/^ou:/, '').replace(/\s*,\s*/g, ',')),
  };
}

/** Whether an organizational unit in the path of an entry is one of some; one that names no domain is of any. */
export function isInUnits(dn: string, units: readonly string[]): boolean {
  const path = `,${dn.toLowerCase()},`;
  return units.some((unit) => path.includes(`,${unit},`));
}

function refuseStandard(wanted: string): void {
  const known = standardRoles.find(([name]) => isSame(name, wanted));
  if (known) throw new DeploymentError('standard-role', { role: known[0] });
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
