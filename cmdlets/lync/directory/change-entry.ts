/** Set-, Enable-, Disable- and Move-: what becomes of an entry that is there. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry, DirectoryKind } from '../../../src/deployment/directory-entry.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { argumentValue } from '../argument-types.ts';
import { settingNoun } from '../settings/nouns.ts';
import { settingKind } from '../settings/setting-store.ts';
import {
  DirectoryError,
  entryMeant,
  impossible,
  onDirectory,
  passThru,
  registrarPool,
  unfit,
  writeChanged,
} from './directory-cmdlet.ts';
import { boundValues, requireSipDomain, requireUnique, sipAddress, withValues } from './entry-values.ts';
import { type DirectoryNoun, grantedPolicies, objectOf } from './nouns.ts';

interface Given {
  readonly Identity?: unknown;
  readonly Target?: unknown;
  readonly HostedMigrationOverrideUrl?: unknown;
  readonly Credential?: unknown;
  readonly RegistrarPool?: unknown;
  readonly SipAddress?: string;
  readonly SipAddressType?: string;
  readonly SipDomain?: unknown;
  readonly UserList?: string;
}

type Edit = (deployment: Deployment, entry: DirectoryEntry, entries: readonly DirectoryEntry[]) => DirectoryEntry;

/** Changes the entry that -Identity means, of one of the kinds. */
function changing(
  noun: DirectoryNoun,
  ps: CmdletContext,
  kinds: readonly DirectoryKind[],
  edit: Edit,
  question?: string,
): CmdletBlocks {
  return {
    process() {
      const { Identity: identity }: Given = ps.parameters;
      onDirectory(ps, (deployment) => {
        const entry = entryMeant(deployment, deployment.directory.list(), kinds, identity);
        if (!ps.shouldProcess(entry.dn, undefined, false, question)) return;
        const changed = writeChanged(ps, deployment, entry, (current, entries) => edit(deployment, current, entries));
        passThru(ps, deployment, changed, noun);
      });
    },
  };
}

export function setEntry(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  return changing(noun, ps, objectOf(noun).kinds, (deployment, entry, entries) => {
    if (typeof entry.values.SipAddress !== 'string') throw notEnabled(entry);
    const changed = withValues(entry, boundValues(ps, ps.parameters, deployment, entry.values));
    requireUnique(changed, entries, entry.dn);
    return changed;
  });
}

/** Enable-CsUser and Enable-CsMeetingRoom: an account of Active Directory becomes one of Lync Server. */
export function enableEntry(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  const [kind = 'user'] = objectOf(noun).kinds;
  return changing(noun, ps, ['user', 'meetingRoom'], (deployment, entry, entries) => {
    const { RegistrarPool: pool }: Given = ps.parameters;
    if (typeof entry.values.SipAddress === 'string') return entry;
    if (pool === undefined) throw unfit('RegistrarPool', 'A Registrar pool is needed to enable an account.');
    const enabled = withValues(
      { ...entry, kind },
      {
        Enabled: true,
        SipAddress: addressFor(entry, ps.parameters, deployment),
        RegistrarPool: registrarPool(deployment, pool, 'RegistrarPool'),
      },
    );
    requireUnique(enabled, entries, entry.dn);
    return enabled;
  });
}

/** The address that was given, or the one that -SipAddressType makes of the account. @throws DirectoryError */
function addressFor(entry: DirectoryEntry, given: Given, deployment: Deployment): string {
  const { SipAddress: address, SipAddressType: type, SipDomain: domain } = given;
  if (address !== undefined) return sipAddress(address, deployment);
  if (type === undefined)
    throw unfit('SipAddress', 'Either SipAddress or SipAddressType is needed to enable an account.');
  const { document, defaultSipDomain } = deployment.topology;
  const { sipDomains } = document;
  const suffix = domain === undefined ? defaultSipDomain : toText(argumentValue(domain));
  requireSipDomain(suffix, sipDomains, 'SipDomain');
  const { SamAccountName, UserPrincipalName, WindowsEmailAddress, FirstName, LastName } = entry.values;
  const made: Readonly<Record<string, string | null>> = {
    SamAccountName: SamAccountName ? `${String(SamAccountName)}@${suffix}` : null,
    FirstLastName: FirstName && LastName ? `${String(FirstName)}.${String(LastName)}@${suffix}` : null,
    UserPrincipalName: UserPrincipalName ? String(UserPrincipalName) : null,
    EmailAddress: WindowsEmailAddress ? String(WindowsEmailAddress) : null,
  };
  const found = made[type] ?? null;
  if (found === null)
    throw impossible(
      `The account "${entry.dn}" has nothing of which an address of type ${type} can be made.`,
      entry.dn,
    );
  return sipAddress(`sip:${found.replaceAll(' ', '')}`, deployment);
}

/** What an entry has from Lync Server goes with it. */
const OF_LYNC = [
  'Enabled',
  'SipAddress',
  'RegistrarPool',
  'EnterpriseVoiceEnabled',
  'LineURI',
  'LineServerURI',
  'PrivateLine',
  'HostedVoiceMail',
  'ExchangeArchivingPolicy',
  'AudioVideoDisabled',
  'RemoteCallControlTelephonyEnabled',
  'Pin',
  ...grantedPolicies,
];

export function disableEntry(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  return changing(noun, ps, objectOf(noun).kinds, (_, entry) => {
    if (typeof entry.values.SipAddress !== 'string') throw notEnabled(entry);
    const gone = Object.fromEntries(OF_LYNC.map((name) => [name, null]));
    return { ...withValues(entry, gone), kind: 'user' };
  });
}

/** Move-CsUser and its like: another pool is home to the entry. */
export function moveEntry(noun: DirectoryNoun, ps: CmdletContext): CmdletBlocks {
  const edit: Edit = (deployment, entry) => {
    const { Target: target, HostedMigrationOverrideUrl: url, Credential: credential }: Given = ps.parameters;
    const provider = providerAt(deployment, target);
    if (provider !== null) {
      if (url === undefined)
        throw unfit(
          'HostedMigrationOverrideUrl',
          `The address of the migration service is needed to move "${entry.dn}" to "${provider}".`,
        );
      if (credential === undefined)
        throw unfit('Credential', `The credential of an administrator of "${provider}" is needed.`);
      return withValues(entry, { RegistrarPool: null, HostingProvider: provider });
    }
    const pool = registrarPool(deployment, target, 'Target');
    const isHosted = typeof entry.values.HostingProvider === 'string';
    if (typeof entry.values.RegistrarPool !== 'string' && !isHosted) throw notProvisioned(entry);
    return withValues(entry, { RegistrarPool: pool, HostingProvider: null });
  };
  // Consoles show the bare name as the question (lync-console.md, C).
  return changing(noun, ps, objectOf(noun).kinds, edit, `Move-${noun.noun}`);
}

/** The proxy of the hosting provider to which somebody is moved; null for a pool of one's own. @throws DirectoryError */
function providerAt({ settings }: Deployment, target: unknown): string | null {
  const wanted = toText(argumentValue(target)).toLowerCase();
  const noun = settingNoun('CsHostingProvider');
  const found = settings
    .list(settingKind(noun))
    .find(({ values }) => String(values.ProxyFqdn ?? '').toLowerCase() === wanted);
  if (!found) return null;
  if (found.values.HostsOCSUsers !== true)
    throw unfit('Target', `The hosting provider "${found.identity}" has no users of Lync Server.`);
  return String(found.values.ProxyFqdn);
}

/** The real text, id and category (lync-console.md, C). */
function notProvisioned({ dn }: DirectoryEntry): DirectoryError {
  return new DirectoryError(
    'SetMoveResourceData failed because the user is not provisioned.',
    'MoveError',
    'InvalidOperation',
    'Microsoft.Rtc.Management.AD.MoveUserException',
    dn,
  );
}

function notEnabled({ dn }: DirectoryEntry): DirectoryError {
  return impossible(`The account "${dn}" is not enabled for Lync Server.`, dn);
}
