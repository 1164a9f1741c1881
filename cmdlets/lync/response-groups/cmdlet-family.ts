/** Makes the cmdlets of a pool's Response Group application as a whole: its settings, its file, its move, its music. */
import type { CmdletDefinition } from '../../../src/engine/cmdlet.ts';
import { actingCmdlet, type CmdletAction } from '../acting-cmdlet.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import { getApplicationSettings, importAudioFile, setApplicationSettings } from './application-settings.ts';
import { exportGroups, importGroups, moveGroups } from './group-transfer.ts';
import responseGroups from './response-groups.json' with { type: 'json' };

const nouns = responseGroups as unknown as readonly CmdletNoun[];

const actions: Readonly<Record<string, CmdletAction>> = {
  'Get-CsRgsConfiguration': getApplicationSettings,
  'Set-CsRgsConfiguration': setApplicationSettings,
  'Export-CsRgsConfiguration': exportGroups,
  'Import-CsRgsConfiguration': importGroups,
  'Move-CsRgsConfiguration': moveGroups,
  'Import-CsRgsAudioFile': importAudioFile,
};

/** @throws Error for a cmdlet that the data do not have */
export default function responseGroupCmdlet(verb: string, noun: string): CmdletDefinition {
  return actingCmdlet(
    { nouns, action: (name) => actions[name], namespace: 'Microsoft.Rtc.Rgs.Management.Cmdlets' },
    verb,
    noun,
  );
}
