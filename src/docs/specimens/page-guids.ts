/**
 * Objects that a page names by a GUID (`service:ApplicationServer:pool01.contoso.com/1987d3c2-…`): the shell makes that up, so
 * that another object of the same kind stands for it, one that is there or one that is made.
 */

import { knownSettingNoun } from '../../../cmdlets/lync/settings/nouns.ts';
import { singleQuoted } from '../../language/quoted-text.ts';
import type { CommandValue } from './command-values.ts';
import { makeWithin } from './page-objects.ts';
import type { PagePlace } from './page-place.ts';
import type { SpecimenBindings } from './specimen-bindings.ts';

const IN_PLACE = /^(.+)\/\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

/** The identity of the object that stands for one of the page; null where it is there, or is no object with a GUID. */
export function guidIdentity(
  { command, parameter, position, value }: CommandValue,
  place: Pick<PagePlace, 'helper' | 'tell'>,
  bindings: SpecimenBindings,
): string | null {
  const { helper } = place;
  const [, verb = '', noun = ''] = /^(\w+)-(Cs\w+)$/i.exec(command) ?? [];
  const isIdentity = /^identity$/i.test(parameter) || (parameter === '' && position === 0);
  const entry = knownSettingNoun(noun);
  const [, where, guid] = IN_PLACE.exec(value) ?? [];
  if (entry?.key !== 'guid' || !isIdentity || /^new$/i.test(verb) || where === undefined || guid === undefined)
    return null;
  if (helper.run(`$null = Get-${entry.noun} -Identity ${singleQuoted(value)} -ErrorAction Stop`)) return null;
  return bindings.bound('object', guid, () => {
    const there = helper.lines(
      `(Get-${entry.noun} -Identity ${singleQuoted(where)}).Identity | ForEach-Object { "$_" }`,
    );
    const free = there.find((identity) => identity !== '' && !bindings.holds(identity));
    if (free !== undefined) return free;
    const made = makeWithin(entry.noun, where, `Example ${guid.slice(0, 8)}`, helper);
    if (made !== null) place.tell(`the ${entry.noun} ${made} was made, which the page takes for granted`);
    return made;
  });
}
