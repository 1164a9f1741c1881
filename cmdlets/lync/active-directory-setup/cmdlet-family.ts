/** Makes the cmdlets that prepare Active Directory for Lync Server. */
import type { CmdletDefinition } from '../../../src/engine/cmdlet.ts';
import { actingCmdlet, type CmdletAction } from '../acting-cmdlet.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import activeDirectorySetup from './active-directory-setup.json' with { type: 'json' };
import { domainStep, forestStep, schemaStep } from './directory-states.ts';
import { getState, prepare, requireNoDomain, requireNoServers, undo } from './preparation.ts';
import { changePermission, registerObjectType, testPermission } from './unit-permissions.ts';

const nouns = activeDirectorySetup as unknown as readonly CmdletNoun[];

const actions: Readonly<Record<string, CmdletAction>> = {
  'Get-CsAdServerSchema': getState(schemaStep),
  'Install-CsAdServerSchema': prepare(schemaStep, null),
  'Get-CsAdForest': getState(forestStep),
  'Enable-CsAdForest': prepare(forestStep, schemaStep),
  'Disable-CsAdForest': undo(forestStep, requireNoDomain),
  'Get-CsAdDomain': getState(domainStep),
  'Enable-CsAdDomain': prepare(domainStep, forestStep),
  'Disable-CsAdDomain': undo(domainStep, requireNoServers),
  'Grant-CsOUPermission': changePermission('Grant'),
  'Revoke-CsOUPermission': changePermission('Revoke'),
  'Test-CsOUPermission': testPermission,
};

/** @throws Error for a cmdlet that the data do not have */
export default function directorySetupCmdlet(verb: string, noun: string): CmdletDefinition {
  if (noun === 'CsOUPermission') registerObjectType();
  return actingCmdlet(
    { nouns, action: (name) => actions[name], namespace: 'Microsoft.Rtc.Management.Deployment' },
    verb,
    noun,
  );
}
