/** The nouns of the location database, and what tells their records apart. */
import type { CmdletNoun } from '../cmdlet-data.ts';
import locationDatabase from './location-database.json' with { type: 'json' };

export interface LocationNoun extends CmdletNoun {
  /** The parameters that tell one part of the network from others: `Subnet`, `ChassisID` and `PortID`. */
  readonly keys?: readonly string[];
}

const nouns = new Map((locationDatabase as unknown as readonly LocationNoun[]).map((entry) => [entry.noun, entry]));

/** What the data say of a noun. @throws Error for a noun that is not there */
export function locationNoun(noun: string): LocationNoun {
  const found = nouns.get(noun);
  if (!found) throw new Error(`The location database has no noun ${noun}.`);
  return found;
}
