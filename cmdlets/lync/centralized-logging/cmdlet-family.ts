/** Makes the cmdlets of centralized logging: what the agents on the servers trace, and the search in what they traced. */
import type { CmdletDefinition } from '../../../src/engine/cmdlet.ts';
import { actingCmdlet, type CmdletAction } from '../acting-cmdlet.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import centralizedLogging from './centralized-logging.json' with { type: 'json' };
import { showLogging, startLogging, stopLogging, syncLogging, updateLogging } from './logging-cmdlets.ts';
import { searchLogging } from './trace-search.ts';

const nouns = centralizedLogging as unknown as readonly CmdletNoun[];

const actions: Readonly<Record<string, CmdletAction>> = {
  'Show-CsClsLogging': showLogging,
  'Start-CsClsLogging': startLogging,
  'Stop-CsClsLogging': stopLogging,
  'Sync-CsClsLogging': syncLogging,
  'Update-CsClsLogging': updateLogging,
  'Search-CsClsLogging': searchLogging,
};

/** @throws Error for a cmdlet that the data do not have */
export default function loggingCmdlet(verb: string, noun: string): CmdletDefinition {
  return actingCmdlet(
    { nouns, action: (name) => actions[name], namespace: 'Microsoft.Rtc.Management.Cls' },
    verb,
    noun,
  );
}
