/** The administrative roles of Lync Server: those that come with it, whose cmdlets are said by patterns, and made ones. */
import { list, optional, record, text } from '../storage/shape.ts';
import { type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';

/** Each role with the cmdlets that it may run. */
const standardRoles: readonly (readonly [name: string, cmdlets: RegExp])[] = [
  ['CsAdministrator', /./],
  [
    'CsVoiceAdministrator',
    /^(?:Get-|Test-Cs.*Voice)|(?:Voice|Dial|Trunk|Pstn|Rgs|CallPark|Unassigned|Location|Lis|Network)/,
  ],
  [
    'CsUserAdministrator',
    /^(?:Get-)|-Cs(?:User|ClientPin|MeetingRoom|CommonAreaPhone|AnalogDevice|ExUmContact)|^Grant-|^Move-CsUser/,
  ],
  ['CsResponseGroupAdministrator', /-CsRgs/],
  ['CsResponseGroupManager', /^(?:Get|Set)-CsRgs/],
  ['CsLocationAdministrator', /-CsLis|^Get-CsLocation/],
  ['CsArchivingAdministrator', /Archiving/],
  ['CsViewOnlyAdministrator', /^Get-/],
  [
    'CsServerAdministrator',
    /^(?:Get|Test|Invoke|Export|Import|Sync|Debug)-|Certificate|WindowsService|Computer|Pool|Configuration$|CLS|Kerberos|TrustedApplication/,
  ],
  ['CsHelpDesk', /^(?:Get-CsUser|Get-CsClient|Get-CsAd|Set-CsClientPin|Set-CsUserPstn|Lock-|Unlock-|Test-Cs)/],
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

function refuseStandard(wanted: string): void {
  const known = standardRoles.find(([name]) => isSame(name, wanted));
  if (known) throw new DeploymentError('standard-role', { role: known[0] });
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
