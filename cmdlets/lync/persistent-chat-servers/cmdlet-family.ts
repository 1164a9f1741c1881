/** Makes the cmdlets of Persistent Chat Servers and of what their database holds as a whole. */
import type { CmdletDefinition } from '../../../src/engine/cmdlet.ts';
import { actingCmdlet, type CmdletAction } from '../acting-cmdlet.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import { exportChatData, importChatData, removeMessages } from './chat-data.ts';
import { getEligiblePrincipals } from './eligible-principals.ts';
import persistentChatServers from './persistent-chat-servers.json' with { type: 'json' };
import { getChatState, setActiveServers, setChatState } from './server-state.ts';

const nouns = persistentChatServers as unknown as readonly CmdletNoun[];

const actions: Readonly<Record<string, CmdletAction>> = {
  'Get-CsPersistentChatState': getChatState,
  'Set-CsPersistentChatState': setChatState,
  'Set-CsPersistentChatActiveServer': setActiveServers,
  'Get-CsPersistentChatEligiblePrincipal': getEligiblePrincipals,
  'Export-CsPersistentChatData': exportChatData,
  'Import-CsPersistentChatData': importChatData,
  'Remove-CsPersistentChatMessage': removeMessages,
};

/** @throws Error for a cmdlet that the data do not have */
export default function chatServerCmdlet(verb: string, noun: string): CmdletDefinition {
  return actingCmdlet(
    { nouns, action: (name) => actions[name], namespace: 'Microsoft.Rtc.Management.PersistentChat.Cmdlets' },
    verb,
    noun,
  );
}
