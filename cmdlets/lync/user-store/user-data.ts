/**
 * What a pool keeps of its users, as a file and back: Export-, Import-, Update-, Convert- and Sync-CsUserData. A lab keeps
 * PINs, shared lines and the certificates of clients; conference directories go into the file with them.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../../src/deployment/directory-entry.ts';
import type { SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { utf8Text } from '../../../src/platform/bytes.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { enumerate } from '../../../src/types/enumeration.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { entriesNamed, identityText } from '../directory/entry-identity.ts';
import { withValues } from '../directory/entry-values.ts';
import { type DocumentKind, readArchive, writeArchive } from '../document-archive.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';
import { ONE_DIRECTORY } from '../one-directory.ts';
import { answersBy, pairedPoolNamed, poolNamed } from '../pool-pairs/paired-pools.ts';
import { settingNoun } from '../settings/nouns.ts';
import { settingKind } from '../settings/setting-store.ts';
import { storedNames } from './user-values.ts';

/** What is kept of somebody. */
interface UserData {
  /** Without `sip:`. */
  readonly address: string;
  readonly values: Readonly<Record<string, StoredValue>>;
}

interface UserDataDocument {
  readonly version: string;
  readonly users: readonly UserData[];
  readonly conferenceDirectories: readonly { readonly id: string; readonly values: SettingValues }[];
}

const VERSION = 'Lync2013';
const OLDER = 'Lync2010';
const BACKUP_SERVICE = 'LYNCBACKUP';

const documents: DocumentKind<UserDataDocument> = {
  name: 'DocItemSet.json',
  writer: 'Export-CsUserData',
  isWhole(document): document is UserDataDocument {
    const { version, users, conferenceDirectories } = (document ?? {}) as Partial<UserDataDocument>;
    return (
      typeof version === 'string' &&
      Array.isArray(users) &&
      users.every(isUserData) &&
      Array.isArray(conferenceDirectories) &&
      conferenceDirectories.every(({ id, values }) => typeof id === 'string' && typeof values === 'object')
    );
  },
};

function isUserData(value: unknown): value is UserData {
  const { address, values } = (value ?? {}) as Partial<UserData>;
  return typeof address === 'string' && typeof values === 'object' && values !== null;
}

const ONE_GROUP = 'the users of a pool in a lab are one group';
const directories = () => settingKind(settingNoun('CsConferenceDirectory'));

function addressIn({ values }: DirectoryEntry): string {
  return plainAddress(String(values.SipAddress ?? ''));
}

function plainAddress(address: string): string {
  return address.trim().replace(/^sips?:/i, '');
}

/** The addresses to which -UserFilter, -UserFileFilter or -Identity restricts a cmdlet; null for all. */
function addressesMeant(ps: CmdletContext, deployment: Deployment): ReadonlySet<string> | null {
  const [one, file] = [textOf(ps, 'UserFilter'), textOf(ps, 'UserFileFilter')];
  const lines = file === undefined ? [] : linesOf(deployment, file);
  const { Identity: identity } = ps.parameters as { readonly Identity?: unknown };
  const named =
    identity === undefined ? [] : [...(enumerate(identity) ?? [identity])].map((who) => addressOf(deployment, who));
  const all = [...(one === undefined ? [] : [one]), ...lines, ...named];
  return all.length === 0 ? null : new Set(all.map((address) => plainAddress(address).toLowerCase()));
}

function linesOf({ session }: Deployment, file: string): string[] {
  const path = machinePath(file);
  if (!session.machine.disk.exists(path)) throw new ItemFault(`Cannot find the file "${file}".`, 'ItemNotFound', file);
  const lines = utf8Text(session.machine.disk.readFile(path)).split(/\r?\n/);
  return lines.filter((line) => line.trim() !== '');
}

function addressOf({ directory, topology }: Deployment, who: unknown): string {
  const text = identityText(who);
  const [entry] = entriesNamed(directory.list(), ['user'], text, topology);
  if (!entry) throw notThere('User', text);
  return addressIn(entry);
}

/** The pool that is meant: by its name, by its SQL Server, or that of the user. @throws ItemFault */
function poolMeant(ps: CmdletContext, deployment: Deployment): string | null {
  const [pool, source] = [textOf(ps, 'PoolFqdn'), textOf(ps, 'SqlInstanceName')];
  if (pool !== undefined) return poolNamed(deployment, pool).fqdn;
  if (source === undefined) return null;
  const server = source.replace(/\\.*$/, '').toLowerCase();
  const { services } = deployment.publishedTopology.read();
  const found = services.services.find((service) => {
    const property = service.role.properties.find(({ name }) => name === 'UserDatabase');
    const database = property && services.value(service, property);
    return typeof database === 'string' && services.find(database)?.fqdn.toLowerCase() === server;
  });
  if (!found) throw notThere('SqlInstance', source);
  return found.fqdn;
}

function documentOf(ps: CmdletContext, deployment: Deployment): UserDataDocument {
  const pool = poolMeant(ps, deployment)?.toLowerCase() ?? null;
  const meant = addressesMeant(ps, deployment);
  const isOfPool = (fqdn: unknown): boolean => pool === null || String(fqdn ?? '').toLowerCase() === pool;
  const users = deployment.directory
    .list()
    .filter(({ values }) => typeof values.SipAddress === 'string' && isOfPool(values.RegistrarPool))
    .filter((entry) => meant === null || meant.has(addressIn(entry).toLowerCase()))
    .map((entry): UserData => {
      const kept = storedNames.flatMap((name) => (entry.values[name] ? [[name, entry.values[name]] as const] : []));
      return { address: addressIn(entry), values: Object.fromEntries(kept) };
    });
  const directory = textOf(ps, 'ConfDirectoryFilter');
  const conferenceDirectories = deployment.settings
    .list(directories())
    .filter(({ identity, values }) => isOfPool(values.HomePool) && (directory === undefined || identity === directory))
    .map(({ identity, values }) => ({ id: identity, values }));
  return { version: VERSION, users, conferenceDirectories };
}

export const exportUserData: CmdletAction = {
  synopsis: 'Writes what a pool keeps of its users, and its conference directories, to a file.',
  example: {
    title: 'All of a pool',
    transcript:
      'PS> Export-CsUserData -PoolFqdn pool01.contoso.com -FileName C:\\Logs\\UserData.zip\nPS> Test-Path C:\\Logs\\UserData.zip\nTrue',
  },
  noEffect: { DomainController: ONE_DIRECTORY },
  refused: {
    LegacyFormat: 'the format of earlier versions is not built',
    DbName: 'a lab has one database of users on an instance',
  },
  run: (ps) => ({
    process() {
      const file = textOf(ps, 'FileName') ?? '';
      onDeployment(ps, file, (deployment) => writeArchive(documents, deployment, file, documentOf(ps, deployment)));
    },
  }),
};

/** Gives the users of a file what it has of them; those that the directory does not know are left out. */
function putBack(ps: CmdletContext, deployment: Deployment, document: UserDataDocument, pool: string | null): void {
  const meant = addressesMeant(ps, deployment);
  const known = new Map(deployment.directory.list().map((entry) => [addressIn(entry).toLowerCase(), entry]));
  const found = document.users.flatMap(({ address, values }) => {
    const entry = known.get(address.toLowerCase());
    const isMeant = meant === null || meant.has(address.toLowerCase());
    const isOfPool = pool === null || String(entry?.values.RegistrarPool ?? '').toLowerCase() === pool.toLowerCase();
    return entry && isMeant && isOfPool ? [{ entry, values }] : [];
  });
  if (found.length === 0) return;
  deployment.directory.changeSeveral((entries) =>
    found.flatMap(({ entry: { guid }, values }) => {
      const current = entries.get(guid);
      const stored = Object.fromEntries(storedNames.map((name) => [name, values[name] ?? null]));
      return current ? [withValues(current, stored)] : [];
    }),
  );
}

export const importUserData: CmdletAction = {
  synopsis: 'Puts the user data of a file into a pool.',
  description: 'What the file has of users who are on the pool takes the place of what is there.',
  noEffect: { DomainController: ONE_DIRECTORY, RoutingGroupFilter: ONE_GROUP },
  refused: { LegacyFormat: 'the format of earlier versions is not built' },
  run: (ps) => ({
    process() {
      const file = textOf(ps, 'FileName') ?? '';
      onDeployment(ps, file, (deployment) => {
        const pool = poolMeant(ps, deployment);
        const document = readArchive(documents, deployment, file);
        putBack(ps, deployment, document, pool);
        const only = textOf(ps, 'ConfDirectoryFilter');
        const given = document.conferenceDirectories
          .filter(({ id }) => only === undefined || only === id)
          .map(({ id, values }) => ({
            identity: id,
            values: pool === null ? values : { ...values, HomePool: pool },
          }));
        if (given.length > 0) deployment.settings.changeSeveral(directories(), () => given);
      });
    },
  }),
};

export const updateUserData: CmdletAction = {
  synopsis: 'Gives users back what a file has of them.',
  noEffect: {
    DomainController: ONE_DIRECTORY,
    RoutingGroupFilter: ONE_GROUP,
    ThreadCount: 'one user after the other is dealt with',
  },
  run: (ps) => ({
    process() {
      const file = textOf(ps, 'FileName') ?? '';
      const { TestMode: isRehearsal } = ps.parameters as { readonly TestMode?: boolean };
      onDeployment(ps, file, (deployment) => {
        const pool = textOf(ps, 'TargetPoolFqdn');
        const target = pool === undefined ? null : poolNamed(deployment, pool).fqdn;
        const document = readArchive(documents, deployment, file);
        if (isRehearsal || !ps.shouldProcess(file)) return;
        putBack(ps, deployment, document, target);
      });
    },
  }),
};

export const convertUserData: CmdletAction = {
  synopsis: 'Makes a file of user data one that another version of the server reads.',
  description: `For ${OLDER} it is the bare document, for ${VERSION} and later an archive.`,
  run: (ps) => ({
    process() {
      const [input = '', output = '', target = ''] = ['InputFile', 'OutputFile', 'TargetVersion'].map((name) =>
        textOf(ps, name),
      );
      onDeployment(ps, input, (deployment) => {
        const { users, conferenceDirectories } = readArchive(documents, deployment, input);
        const [user, directory] = [textOf(ps, 'UserFilter')?.toLowerCase(), textOf(ps, 'ConfDirectoryFilter')];
        const converted: UserDataDocument = {
          version: target,
          users: users.filter(({ address }) => user === undefined || address.toLowerCase() === user),
          conferenceDirectories: conferenceDirectories.filter(({ id }) => directory === undefined || id === directory),
        };
        if (target.toLowerCase() !== OLDER.toLowerCase()) writeArchive(documents, deployment, output, converted);
        else deployment.session.machine.disk.writeFile(machinePath(output), JSON.stringify(converted, null, 2));
      });
    },
  }),
};

/** Sync-: to the pool that backs it up; the copy of a lab is in step as soon as the service has been asked. */
export const syncUserData: CmdletAction = {
  synopsis: 'Lets the backup pool of a pool take over what the pool keeps of its users.',
  description: 'It fails where the Backup service does not run. A lab keeps no copy that could be behind.',
  noEffect: {
    LocalStore: 'the topology of a lab is the same in the Central Management store and in its replicas',
    RoutingGroup: ONE_GROUP,
    Target: 'both pools of a pair are in step then, whichever is asked',
  },
  run: (ps) => ({
    process() {
      const name = textOf(ps, 'PoolFqdn') ?? '';
      onDeployment(ps, name, (deployment) => {
        const pool = pairedPoolNamed(deployment, name);
        if (!answersBy(deployment, pool, BACKUP_SERVICE))
          throw new ItemFault(`The Backup service is not running on the pool "${pool.fqdn}".`, 'ItemInUse');
      });
    },
  }),
};
