/** Categories, rooms and add-ins of Persistent Chat that a page names: they are there, on the pool that the lab has for them. */
import { singleQuoted } from '../../language/quoted-text.ts';
import type { CommandValue } from './command-values.ts';
import type { PagePlace } from './page-place.ts';

/** The lab's pool in the place of the one that a page names, alone or before a name; null where there is nothing to put. */
export function chatPoolFor({ value }: CommandValue, { lab }: PagePlace): string | null {
  const pools = lab.topology.document.sites.flatMap(({ pools: all }) =>
    all.filter(({ role }) => role === 'PersistentChat'),
  );
  const [, name = '', rest = ''] = /^([^\\]*)(\\.*)?$/s.exec(value) ?? [];
  const [first] = pools;
  if (!first || pools.some(({ fqdn }) => fqdn.toLowerCase() === name.toLowerCase())) return null;
  return first.fqdn + rest;
}

/** Makes what commands take for granted, and takes away what they make; says what was done. */
export function requireChat(values: readonly CommandValue[], place: PagePlace): void {
  for (const value of values) {
    const [, verb = '', kind = ''] = /^(\w+)-CsPersistentChat(Room|Category|Addin)$/i.exec(value.command) ?? [];
    const isOfMessages = /^(?:Remove-CsPersistentChatMessage|Get-CsPersistentChatEligiblePrincipal)$/i.test(
      value.command,
    );
    if (isOfMessages && /^(?:identity|room|category)$/i.test(value.parameter))
      makeChat(/^category$/i.test(value.parameter) ? 'Category' : 'Room', value.value, place);
    const isLink = /^(?:category|addin)$/i.test(value.parameter);
    if (kind === '' || value.value === '') continue;
    if (isLink) makeChat(value.parameter, value.value, place);
    else if (/^new$/i.test(verb) && /^name$/i.test(value.parameter)) removeChat(kind, value.value, place);
    else if (/^identity$/i.test(value.parameter) || (value.parameter === '' && value.position === 0))
      makeChat(kind, value.value, place);
  }
}

function makeChat(kind: string, identity: string, place: PagePlace): void {
  const noun = `CsPersistentChat${kind}`;
  const name = singleQuoted(identity.replace(/^.*\\/s, ''));
  const further = /^room$/i.test(kind)
    ? " -Category 'General'"
    : /^addin$/i.test(kind)
      ? ' -Url https://www.example.com'
      : '';
  const general =
    "if (-not (Get-CsPersistentChatCategory | Where-Object Name -eq 'General')) { $null = New-CsPersistentChatCategory -Name General -ErrorAction Stop }";
  const make = `if (Get-${noun} | Where-Object Name -eq ${name}) { throw 'there' }; ${/^room$/i.test(kind) ? `${general}; ` : ''}$null = New-${noun} -Name ${name}${further} -ErrorAction Stop`;
  if (place.helper.run(make)) place.tell(`the ${noun} ${identity} was made, which the page takes for granted`);
}

function removeChat(kind: string, written: string, place: PagePlace): void {
  const noun = `CsPersistentChat${kind}`;
  const remove = `$one = Get-${noun} | Where-Object Name -eq ${singleQuoted(written)}; if (-not $one) { throw 'none' }; $one | Remove-${noun} -Confirm:$false -ErrorAction Stop`;
  if (place.helper.run(remove)) place.tell(`the ${noun} ${written} that was there was removed`);
}
