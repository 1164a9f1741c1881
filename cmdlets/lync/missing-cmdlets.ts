/**
 * Lync Server has more cmdlets than are simulated. Whoever calls one of the others is told so by its name, instead of
 * that there is no such command. The names are data (scripts/list-lync-cmdlets.mjs makes the file).
 */
import names from './lync-cmdlet-names.json' with { type: 'json' };

let known: ReadonlyMap<string, string> | undefined;

/** What to say of a Lync cmdlet that is not simulated; null for any other name. */
export function explainMissingCmdlet(name: string): string | null {
  if (!/-cs/i.test(name)) return null;
  known ??= new Map(lyncCmdletNames().map((one) => [one.toLowerCase(), one]));
  const found = known.get(name.replace(/^(?:Lync|SkypeForBusiness)\\/i, '').toLowerCase());
  return found === undefined ? null : `${found} is a Lync Server cmdlet that lyncshell does not simulate yet.`;
}

/** The names of all cmdlets of the Lync module, simulated or not. */
export function lyncCmdletNames(): string[] {
  return Object.entries(names).flatMap(([verb, nouns]) => nouns.split(' ').map((noun) => `${verb}-${noun}`));
}
