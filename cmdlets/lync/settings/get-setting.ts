/** Get-: the settings of a noun. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { WildcardPattern } from '../../../src/types/wildcard.ts';
import { settingNoun } from './nouns.ts';
import { identityOf, notFound, onSettings } from './setting-cmdlet.ts';
import { partIdentity } from './setting-identity.ts';
import type { SettingNoun } from './setting-noun.ts';
import { settingObject } from './setting-objects.ts';
import { isMeantByOwner } from './setting-owner.ts';
import { PresenceError, storeOf } from './setting-store.ts';

/** Parameters of Get- that select, besides those of properties. */
interface Selection {
  readonly Identity?: unknown;
  readonly Filter?: unknown;
  readonly LocalStore?: unknown;
  readonly Owner?: unknown;
  readonly ShowAll?: unknown;
}

export function getSetting(entry: SettingNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { Identity: given, Filter: filter, LocalStore: local, Owner, ShowAll }: Selection = ps.parameters;
      onSettings(ps, entry, given, (deployment) => {
        const all = storeOf(entry, deployment).list(local === true);
        const identity = given === undefined ? null : identityOf(entry, deployment, given);
        const owner = Owner === undefined ? null : identityOf(entry, deployment, Owner);
        const pattern = filter === undefined ? null : WildcardPattern.of(toText(filter), true);
        const found = all
          .filter((one) => identity === null || isMeant(entry, one.identity, identity))
          .filter((one) => !isInside(entry) || isMeantByOwner(one, owner, ShowAll === true))
          .filter((one) => pattern === null || pattern.isMatch(one.identity))
          .map((one) => settingObject(entry, one))
          .filter((one) => hasBoundValues(entry, ps, (name) => one.get(name)));
        for (const one of found) ps.write(one);
        if (identity !== null && found.length === 0) requirePlace(ps, entry, deployment, identity);
      });
    },
  };
}

/**
 * The error for an identity of which nothing was found. Of what lies inside something, the place alone is no mistake:
 * nothing is in it yet.
 * @throws PresenceError when the place is not there itself
 */
function requirePlace(ps: CmdletContext, entry: SettingNoun, deployment: Deployment, identity: string): void {
  const [place, key] = partIdentity(identity);
  if (key !== '' || !isInside(entry)) notFound(ps, entry, identity);
  else if (entry.part) {
    const parent = settingNoun(entry.part.of);
    const isThere = storeOf(parent, deployment)
      .list()
      .some((one) => one.identity.toLowerCase() === place.toLowerCase());
    if (!isThere) throw new PresenceError(false, { entry: parent, identity: place });
  }
}

function isInside({ identity }: SettingNoun): boolean {
  return identity === 'part' || identity === 'child';
}

/** Whether an object has the values of those properties by which a cmdlet selects (`Get-CsCallParkOrbit -Type`). */
function hasBoundValues(entry: SettingNoun, ps: CmdletContext, read: (name: string) => unknown): boolean {
  return entry.properties.every(
    ({ name }) => name === 'Filter' || !ps.isBound(name) || isEqual(read(name), ps.parameters[name]),
  );
}

/** The identity itself; of what lies inside something, all that lies in it. */
function isMeant(entry: SettingNoun, identity: string, wanted: string): boolean {
  if (identity.toLowerCase() === wanted.toLowerCase()) return true;
  return isInside(entry) && partIdentity(identity)[0].toLowerCase() === wanted.toLowerCase();
}

function isEqual(value: unknown, wanted: unknown): boolean {
  return toText(value).toLowerCase() === toText(wanted).toLowerCase();
}
