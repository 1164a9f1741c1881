/** Makes the cmdlets of updates for telephones: the rules that say which version a kind of telephone gets, their files. */
import type { CmdletDefinition } from '../../../src/engine/cmdlet.ts';
import { actingCmdlet, type CmdletAction } from '../acting-cmdlet.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import deviceUpdates from './device-updates.json' with { type: 'json' };
import { clearFiles, getRules, importUpdates, removeRule, ruleChange } from './update-rules.ts';

const nouns = deviceUpdates as unknown as readonly CmdletNoun[];

const actions: Readonly<Record<string, CmdletAction>> = {
  'Get-CsDeviceUpdateRule': getRules,
  'Approve-CsDeviceUpdateRule': ruleChange('Lets telephones have the version that waits for approval.', (rule) =>
    rule.PendingVersion === null
      ? rule
      : { ...rule, ApprovedVersion: rule.PendingVersion, RestoreVersion: rule.ApprovedVersion, PendingVersion: null },
  ),
  'Reset-CsDeviceUpdateRule': ruleChange('Rejects the version that waits for approval.', (rule) => ({
    ...rule,
    PendingVersion: null,
  })),
  'Restore-CsDeviceUpdateRule': ruleChange(
    'Lets telephones have the version again that was approved before.',
    (rule) =>
      rule.RestoreVersion === null ? rule : { ...rule, ApprovedVersion: rule.RestoreVersion, RestoreVersion: null },
  ),
  'Remove-CsDeviceUpdateRule': removeRule,
  'Import-CsDeviceUpdate': importUpdates,
  'Clear-CsDeviceUpdateFile': clearFiles('Removes the files of updates that no rule needs.'),
  'Clear-CsDeviceUpdateLog': clearFiles('Removes the logs that telephones have sent.'),
};

/** @throws Error for a cmdlet that the data do not have */
export default function deviceUpdateCmdlet(verb: string, noun: string): CmdletDefinition {
  return actingCmdlet(
    { nouns, action: (name) => actions[name], namespace: 'Microsoft.Rtc.Management.Internal' },
    verb,
    noun,
  );
}
