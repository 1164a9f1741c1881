/** The nouns of the cmdlets that try voice settings. */
import type { CmdletNoun } from '../cmdlet-data.ts';
import voiceTests from './voice-tests.json' with { type: 'json' };

const nouns = new Map((voiceTests as unknown as readonly CmdletNoun[]).map((entry) => [entry.noun, entry]));

/** What the data say of a noun. @throws Error for a noun that has no test */
export function voiceTestNoun(noun: string): CmdletNoun {
  const found = nouns.get(noun);
  if (!found) throw new Error(`No test of voice settings has the noun ${noun}.`);
  return found;
}
