/** The nouns of this folder's files, each file a matter that a lab lacks. */
import type { CmdletNoun } from '../cmdlet-data.ts';
import deprecated from './deprecated.json' with { type: 'json' };
import legacyMigration from './legacy-migration.json' with { type: 'json' };

/** What a lab lacks, as the end of "… cannot be used here: …", and the cmdlets that need it. */
const families = [
  ['a lab has no servers of earlier versions to migrate from', legacyMigration],
  ['Lync Server 2013 has it in name only; policies are granted by Grant-CsVoicePolicy', deprecated],
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
