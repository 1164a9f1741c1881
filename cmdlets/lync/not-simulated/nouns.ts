/** The nouns of this folder's files, each file a matter that a lab lacks. */
import type { CmdletNoun } from '../cmdlet-data.ts';
import activeDirectorySetup from './active-directory-setup.json' with { type: 'json' };
import announcements from './announcements.json' with { type: 'json' };
import databases from './databases.json' with { type: 'json' };
import exchange from './exchange.json' with { type: 'json' };
import legacyMigration from './legacy-migration.json' with { type: 'json' };
import partsOfSettings from './parts-of-settings.json' with { type: 'json' };
import persistentChat from './persistent-chat.json' with { type: 'json' };
import pools from './pools.json' with { type: 'json' };
import syntheticTransactions from './synthetic-transactions.json' with { type: 'json' };
import topologyChanges from './topology-changes.json' with { type: 'json' };
import users from './users.json' with { type: 'json' };

/** What a lab lacks, as the end of "… cannot be used here: …", and the cmdlets that need it. */
const families = [
  ['the domain of a lab is prepared, and its preparation is not simulated', activeDirectorySetup],
  ['the announcements of a pool are not simulated', announcements],
  ['the databases of a pool, and the SQL servers that hold them, are not simulated', databases],
  ['a lab has no Exchange servers', exchange],
  ['a lab has no servers of earlier versions to migrate from', legacyMigration],
  ['parts of settings that are objects of their own are not simulated', partsOfSettings],
  ['the chat rooms of Persistent Chat are not simulated', persistentChat],
  ['backup and failover of pools are not simulated', pools],
  ['a lab has no clients that register, call and meet, so nothing can be tested with them', syntheticTransactions],
  ['the topology of a lab stays as it was made', topologyChanges],
  ['this part of what is kept of users is not simulated', users],
] as unknown as readonly (readonly [lacking: string, nouns: readonly CmdletNoun[]])[];

interface KnownNoun {
  readonly entry: CmdletNoun;
  readonly lacking: string;
}

const known = new Map(
  families.flatMap(([lacking, nouns]) =>
    nouns.flatMap((entry) =>
      Object.keys(entry.cmdlets).map((verb): [string, KnownNoun] => [`${verb}-${entry.noun}`, { entry, lacking }]),
    ),
  ),
);

/** What the data say of a cmdlet. @throws Error for one that is in no family */
export function knownNoun(noun: string, verb: string): KnownNoun {
  const found = known.get(`${verb}-${noun}`);
  if (!found) throw new Error(`No family has the cmdlet ${verb}-${noun}.`);
  return found;
}
