/** Makes the cmdlets of the databases on SQL Server: setting up, testing, mirroring, purging. */
import type { CmdletDefinition } from '../../../src/engine/cmdlet.ts';
import { actingCmdlet, type CmdletAction } from '../acting-cmdlet.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import { installDatabase, testDatabase, uninstallDatabase } from './database-setup.ts';
import databases from './databases.json' with { type: 'json' };
import { failOverDatabases, getMirrorState, installMirror, uninstallMirror } from './mirroring.ts';
import { flushStorage, purgeOf, removeBackupData } from './purging.ts';
import { getUserDatabaseState, setUserDatabaseState, updateUserDatabase } from './user-databases.ts';

const nouns = databases as unknown as readonly CmdletNoun[];

const actions: Readonly<Record<string, CmdletAction>> = {
  'Install-CsDatabase': installDatabase,
  'Test-CsDatabase': testDatabase,
  'Uninstall-CsDatabase': uninstallDatabase,
  'Install-CsMirrorDatabase': installMirror,
  'Uninstall-CsMirrorDatabase': uninstallMirror,
  'Get-CsDatabaseMirrorState': getMirrorState,
  'Invoke-CsDatabaseFailover': failOverDatabases,
  'Invoke-CsCdrDatabasePurge': purgeOf('MonitoringDatabase', [
    ['LcsCDR', 'RtcCleanup', 'PurgeCallDetailDataOlderThanDays'],
    ['LcsCDR', 'RtcCleanupDiag', 'PurgeDiagnosticDataOlderThanDays'],
  ]),
  'Invoke-CsQoEDatabasePurge': purgeOf('MonitoringDatabase', [
    ['QoEMetrics', 'RtcCleanup', 'PurgeQoEDataOlderThanDays'],
  ]),
  'Invoke-CsArchivingDatabasePurge': purgeOf('ArchivingDatabase', [
    ['LcsLog', 'RtcCleanup', 'PurgeArchivingDataOlderThanHours'],
  ]),
  'Get-CsUserDatabaseState': getUserDatabaseState,
  'Set-CsUserDatabaseState': setUserDatabaseState,
  'Update-CsUserDatabase': updateUserDatabase,
  'Remove-CsUserStoreBackupData': removeBackupData,
  'Invoke-CsStorageServiceFlush': flushStorage,
};

/** @throws Error for a cmdlet that the data do not have */
export default function databaseCmdlet(verb: string, noun: string): CmdletDefinition {
  return actingCmdlet(
    { nouns, action: (name) => actions[name], namespace: 'Microsoft.Rtc.Management.Deployment' },
    verb,
    noun,
  );
}
