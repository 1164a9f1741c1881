/** The administrative roles of Lync Server. Which cmdlets a role may run is said by patterns of their names. */

import { DataObject, textArray } from '../../src/types/values/data-object.ts';

/** Each role with the cmdlets that it may run. */
const roles: readonly (readonly [name: string, cmdlets: RegExp])[] = [
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

/** Where the security identifiers of the roles' groups start in a lab's domain. */
const FIRST_RID = 1150;

/** The roles that come with Lync Server, with those of its cmdlets that each may run. */
export function adminRoles(cmdlets: readonly string[]): DataObject[] {
  const all = cmdlets.toSorted();
  return roles.map(
    ([name, pattern], index) =>
      new DataObject('Microsoft.Rtc.Management.WritableConfig.Settings.Roles.Role', {
        Identity: name,
        SID: `S-1-5-21-1244062140-1183362120-2114482010-${FIRST_RID + index}`,
        IsStandardRole: true,
        Cmdlets: textArray(all.filter((cmdlet) => pattern.test(cmdlet))),
        ConfigScopes: textArray(['Global']),
        UserScopes: textArray(['Global']),
        Template: '',
      }),
  );
}
