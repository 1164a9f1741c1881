/** The nouns of all families. */
import archivingAndMonitoring from './archiving-and-monitoring.json' with { type: 'json' };
import clients from './clients.json' with { type: 'json' };
import conferencing from './conferencing.json' with { type: 'json' };
import federation from './federation.json' with { type: 'json' };
import further from './further.json' with { type: 'json' };
import insideServices from './inside-services.json' with { type: 'json' };
import network from './network.json' with { type: 'json' };
import objects from './objects.json' with { type: 'json' };
import parts from './parts.json' with { type: 'json' };
import persistentChat from './persistent-chat.json' with { type: 'json' };
import serverToServer from './server-to-server.json' with { type: 'json' };
import servers from './servers.json' with { type: 'json' };
import type { SettingNoun } from './setting-noun.ts';
import voice from './voice.json' with { type: 'json' };

const families = [
  archivingAndMonitoring,
  clients,
  conferencing,
  federation,
  further,
  insideServices,
  network,
  objects,
  parts,
  persistentChat,
  servers,
  serverToServer,
  voice,
] as unknown as readonly (readonly SettingNoun[])[];

const nouns = new Map(families.flat().map((entry) => [entry.noun, entry]));

/** What the data say of a noun. @throws Error for a noun that is in no family */
export function settingNoun(noun: string): SettingNoun {
  const found = nouns.get(noun);
  if (!found) throw new Error(`No family of settings has the noun ${noun}.`);
  return found;
}
