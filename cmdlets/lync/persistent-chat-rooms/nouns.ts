/** The nouns of Persistent Chat's database: categories, rooms, add-ins. */
import type { CmdletNoun } from '../cmdlet-data.ts';
import type { SettingProperty } from '../settings/setting-noun.ts';
import persistentChatRooms from './persistent-chat-rooms.json' with { type: 'json' };

export interface ChatNoun extends CmdletNoun {
  /** The .NET type of its objects. */
  readonly type: string;
  /** What an object has beside its identity, in the order in which it is listed. */
  readonly properties: readonly SettingProperty[];
}

const nouns = new Map((persistentChatRooms as unknown as readonly ChatNoun[]).map((entry) => [entry.noun, entry]));

/** What the data say of a noun. @throws Error for a noun that is not there */
export function chatNoun(noun: string): ChatNoun {
  const found = nouns.get(noun);
  if (!found) throw new Error(`Persistent Chat has no noun ${noun}.`);
  return found;
}
