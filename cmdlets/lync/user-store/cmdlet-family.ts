/** Makes the cmdlets of what pools keep of their users: user data, PINs' neighbours, shared lines, archives, address book. */
import type { CmdletDefinition } from '../../../src/engine/cmdlet.ts';
import { actingCmdlet, type CmdletAction } from '../acting-cmdlet.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import { getClientCertificate, revokeClientCertificate } from './client-certificates.ts';
import { debugAddressBook, rollBackContacts } from './contacts.ts';
import { exportArchive, getLicences, moveConferenceDirectory, updateAddressBook } from './pool-stores.ts';
import { addDelegate, getSharedLine, removeDelegate, removeSharedLine, setSharedLine } from './shared-lines.ts';
import { getTestCredential, removeTestCredential, setTestCredential } from './test-credentials.ts';
import { convertUserData, exportUserData, importUserData, syncUserData, updateUserData } from './user-data.ts';
import userStore from './user-store.json' with { type: 'json' };

const nouns = userStore as unknown as readonly CmdletNoun[];

const actions: Readonly<Record<string, CmdletAction>> = {
  'Export-CsUserData': exportUserData,
  'Import-CsUserData': importUserData,
  'Update-CsUserData': updateUserData,
  'Convert-CsUserData': convertUserData,
  'Sync-CsUserData': syncUserData,
  'Get-CsClientCertificate': getClientCertificate,
  'Revoke-CsClientCertificate': revokeClientCertificate,
  'Get-CsTestUserCredential': getTestCredential,
  'Set-CsTestUserCredential': setTestCredential,
  'Remove-CsTestUserCredential': removeTestCredential,
  'Get-CsSlaConfiguration': getSharedLine,
  'Set-CsSlaConfiguration': setSharedLine,
  'Remove-CsSlaConfiguration': removeSharedLine,
  'Add-CsSlaDelegates': addDelegate,
  'Remove-CsSlaDelegates': removeDelegate,
  'Update-CsAddressBook': updateAddressBook,
  'Debug-CsAddressBookReplication': debugAddressBook,
  'Invoke-CsUcsRollback': rollBackContacts,
  'Move-CsConferenceDirectory': moveConferenceDirectory,
  'Export-CsArchivingData': exportArchive,
  'Get-CsClientAccessLicense': getLicences,
};

/** @throws Error for a cmdlet that the data do not have */
export default function userStoreCmdlet(verb: string, noun: string): CmdletDefinition {
  return actingCmdlet(
    { nouns, action: (name) => actions[name], namespace: 'Microsoft.Rtc.Management.UserStore' },
    verb,
    noun,
  );
}
