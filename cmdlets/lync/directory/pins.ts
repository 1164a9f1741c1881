/** PINs of users: Get-CsClientPinInfo, Set-, Lock- and Unlock-CsClientPin. A PIN itself is not kept, only its digest. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../../src/deployment/directory-entry.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { hexText, utf8Bytes } from '../../../src/platform/bytes.ts';
import { platform } from '../../../src/platform/platform.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { localDate } from '../../../src/types/values/instants.ts';
import { declareType } from '../declared-types.ts';
import { settingNoun } from '../settings/nouns.ts';
import { freshSettings, settingObject } from '../settings/setting-objects.ts';
import { entryMeant, impossible, onDirectory, unfit } from './directory-cmdlet.ts';
import { effectivePolicy } from './effective-policy.ts';
import { withValues } from './entry-values.ts';

const INFO = 'Microsoft.Rtc.Management.UserPinService.PinInfoDetails';
const PIN = 'Microsoft.Rtc.Management.UserPinService.PinDetails';
const DAY = 86_400_000;

/** What an entry keeps of its PIN. */
interface PinState {
  readonly digest: string;
  readonly changedAt: number;
  readonly isLocked: boolean;
}

function pinOf({ values }: DirectoryEntry): PinState | null {
  return (values.Pin ?? null) as PinState | null;
}

function withPin(entry: DirectoryEntry, pin: PinState): DirectoryEntry {
  return withValues(entry, { Pin: pin as unknown as StoredValue });
}

/** Does something for the user that -Identity means. */
function forUser(ps: CmdletContext, work: (deployment: Deployment, entry: DirectoryEntry) => void): CmdletBlocks {
  registerPinTypes();
  return {
    process() {
      const { Identity: identity }: { readonly Identity?: unknown } = ps.parameters;
      onDirectory(ps, (deployment) => {
        const entry = entryMeant(deployment, deployment.directory.list(), ['user'], identity);
        if (typeof entry.values.SipAddress !== 'string') {
          throw impossible(`The account "${entry.dn}" is not enabled for Lync Server.`, entry.dn);
        }
        work(deployment, entry);
      });
    },
  };
}

export function getPinInfo(ps: CmdletContext): CmdletBlocks {
  return forUser(ps, (deployment, entry) => {
    const pin = pinOf(entry);
    const { PINLifetime: lifetime } = pinRules(deployment, entry);
    ps.write(
      new DataObject(INFO, {
        Identity: entry.values.SipAddress,
        IsPinSet: pin !== null && pin.digest !== '',
        IsLockedOut: pin?.isLocked ?? false,
        LastPinChangeTime: pin && pin.digest !== '' ? localDate(pin.changedAt) : null,
        PinExpirationTime: pin && pin.digest !== '' && lifetime > 0 ? localDate(pin.changedAt + lifetime * DAY) : null,
      }),
    );
  });
}

export function setPin(ps: CmdletContext): CmdletBlocks {
  return forUser(ps, (deployment, entry) => {
    const { Pin: given }: { readonly Pin?: string } = ps.parameters;
    const { MinPasswordLength: least } = pinRules(deployment, entry);
    const pin = given ?? randomPin(least);
    if (!/^\d+$/.test(pin)) throw unfit('Pin', 'A PIN consists of digits.');
    if (pin.length < least) throw unfit('Pin', `A PIN needs at least ${least} digits.`);
    if (!ps.shouldProcess(entry.dn)) return;
    deployment.directory.change((entries, now) => {
      const current = entries.find(({ guid }) => guid === entry.guid) ?? entry;
      return withPin(current, {
        digest: digestOf(pin, entry),
        changedAt: now,
        isLocked: pinOf(current)?.isLocked ?? false,
      });
    });
    if (given === undefined) ps.write(new DataObject(PIN, { Identity: entry.values.SipAddress, Pin: pin }));
  });
}

/** Lock- and Unlock-CsClientPin. */
export function lockPin(ps: CmdletContext, isLocked: boolean): CmdletBlocks {
  return forUser(ps, (deployment, entry) => {
    if (!ps.shouldProcess(entry.dn)) return;
    deployment.directory.change((entries) => {
      const current = entries.find(({ guid }) => guid === entry.guid) ?? entry;
      // Who has no PIN yet is kept from using one too.
      return withPin(current, { digest: '', changedAt: 0, ...pinOf(current), isLocked });
    });
  });
}

function digestOf(pin: string, { guid }: DirectoryEntry): string {
  return hexText(platform().cryptography.hash('sha256', utf8Bytes(`${guid}:${pin}`)));
}

function randomPin(length: number): string {
  return [...platform().random.bytes(length)].map((byte) => byte % 10).join('');
}

/** What the PIN policy of a user asks for. */
function pinRules(
  deployment: Deployment,
  entry: DirectoryEntry,
): Readonly<Record<'MinPasswordLength' | 'PINLifetime', number>> {
  const noun = settingNoun('CsPinPolicy');
  const name = effectivePolicy(deployment, entry, 'PinPolicy');
  const there = deployment.settings.list({ name: noun.noun, fresh: freshSettings(noun) });
  const found = there.find(({ identity }) => identity === name || identity === `Tag:${name}`);
  const policy = found && settingObject(noun, found);
  const number = (property: string): number => Number(toText(policy?.get(property) ?? 0));
  return { MinPasswordLength: number('MinPasswordLength'), PINLifetime: number('PINLifetime') };
}

function registerPinTypes(): void {
  const properties = [
    'string Identity {get;}',
    'bool IsPinSet {get;}',
    'bool IsLockedOut {get;}',
    'System.Nullable[datetime] LastPinChangeTime {get;}',
    'System.Nullable[datetime] PinExpirationTime {get;}',
  ];
  declareType(INFO, () => dataType(INFO, properties, { listed: true }));
  declareType(PIN, () => dataType(PIN, ['string Identity {get;}', 'string Pin {get;}']));
}
