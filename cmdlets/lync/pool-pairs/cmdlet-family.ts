/** Makes the cmdlets of pools that back each other up: the relationship, the Backup service, failing over and back. */
import type { CmdletDefinition } from '../../../src/engine/cmdlet.ts';
import { actingCmdlet, type CmdletAction } from '../acting-cmdlet.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import { backUpPool, compareBackup, getBackupRelationship, getBackupStatus, syncBackup } from './backup-service.ts';
import { failBack, failOver, failOverManagement } from './failover.ts';
import { compareReplicas, getFabricState } from './pool-fabric.ts';
import pairs from './pool-pairs.json' with { type: 'json' };
import { getReadiness, resetRegistrar } from './pool-state.ts';

const nouns = pairs as unknown as readonly CmdletNoun[];

const actions: Readonly<Record<string, CmdletAction>> = {
  'Get-CsPoolBackupRelationship': getBackupRelationship,
  'Get-CsBackupServiceStatus': getBackupStatus,
  'Invoke-CsBackupServiceSync': syncBackup,
  'Backup-CsPool': backUpPool,
  'Debug-CsInterPoolReplication': compareBackup,
  'Invoke-CsPoolFailOver': failOver,
  'Invoke-CsPoolFailBack': failBack,
  'Invoke-CsManagementServerFailover': failOverManagement,
  'Get-CsPoolUpgradeReadinessState': getReadiness,
  'Debug-CsIntraPoolReplication': compareReplicas,
  'Get-CsPoolFabricState': getFabricState,
  'Reset-CsPoolRegistrarState': resetRegistrar,
};

/** @throws Error for a cmdlet that the data do not have */
export default function poolCmdlet(verb: string, noun: string): CmdletDefinition {
  return actingCmdlet(
    { nouns, action: (name) => actions[name], namespace: 'Microsoft.Rtc.Management.Hadr.Cmdlets' },
    verb,
    noun,
  );
}
