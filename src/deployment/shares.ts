/**
 * What a machine shares: the administrative shares of Windows, the folder in which its replica gets the configuration
 * (KB 2759117, windows-lync-facts.md 4), the file store where the topology has one on it, and what administrators have made
 * and deleted since. Only differences from the set-up are kept, so that shares follow the topology.
 */
import { flag, instant, list, oneOf, optional, record, text, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';
import { machineSection } from './lab-sections.ts';
import type { Computer, Topology } from './topology.ts';

/** What an account may do with what is shared, from the most to the least. */
export const shareRights = ['Full', 'Change', 'Read'] as const;
export type ShareRight = (typeof shareRights)[number];

/** How files of a share are kept on computers that are not connected. */
export const cachingModes = ['None', 'Manual', 'Programs', 'Documents', 'BranchCache'] as const;
export type CachingMode = (typeof cachingModes)[number];

/** One entry of the list that says who may use a share. */
export interface ShareAccess {
  /** As Windows writes it: `Everyone`, `BUILTIN\Administrators`, `CONTOSO\kenmyer`. */
  readonly account: string;
  readonly right: ShareRight;
  /** The entry refuses it. */
  readonly denied?: boolean;
}

/** A share of a machine. */
export interface Share {
  readonly name: string;
  /** The folder as names on drive C; null where there is none. */
  readonly folder: readonly string[] | null;
  readonly remark: string;
  readonly access: readonly ShareAccess[];
  /** How many may use it at once; any number when absent. */
  readonly maximumUsers?: number;
  readonly caching?: CachingMode;
  /** It is gone when the machine starts the next time. */
  readonly temporary?: boolean;
  /** When somebody has made or changed it; absent of what the set-up made. */
  readonly since?: number;
}

/** A share of a folder: every one that somebody makes. */
export interface FolderShare extends Share {
  readonly folder: readonly string[];
}

/** A share of the set-up that somebody has deleted. */
interface DeletedShare {
  readonly name: string;
  readonly since: number;
}

interface SharesState {
  /** Made or changed since the set-up; these go before those of the set-up that have their names. */
  readonly made: readonly FolderShare[];
  readonly deleted: readonly DeletedShare[];
}

export const sharesSection = machineSection(
  'shares',
  record<SharesState>({
    made: list(
      record<FolderShare>({
        name: text(),
        folder: list(text()),
        remark: text(),
        access: list(record<ShareAccess>({ account: text(), right: oneOf(...shareRights), denied: optional(flag) })),
        maximumUsers: optional(whole(1)),
        caching: optional(oneOf(...cachingModes)),
        temporary: optional(flag),
        since: optional(instant),
      }),
    ),
    deleted: list(record<DeletedShare>({ name: text(), since: instant })),
  }),
);

const ADMINISTRATORS: readonly ShareAccess[] = [{ account: 'BUILTIN\\Administrators', right: 'Full' }];
const ADMINISTRATIVE: readonly Share[] = [
  { name: 'C$', folder: [], remark: 'Default share', access: ADMINISTRATORS },
  { name: 'IPC$', folder: null, remark: 'Remote IPC', access: ADMINISTRATORS },
  { name: 'ADMIN$', folder: ['Windows'], remark: 'Remote Admin', access: ADMINISTRATORS },
];
/** The folder of drive C in which the replica's lies. */
export const REPLICA_ROOT = 'RtcReplicaRoot';

/** The share of the replica. */
export const REPLICA_SHARE = 'xds-replica';

/** The local group of those who write into the share of the replica (windows-lync-facts.md, 4). */
export const REPLICATOR_GROUP = 'RTC Local Config Replicator';

/** The share of the file store that a Standard Edition server keeps itself. */
export const OWN_FILE_STORE = 'LyncShare';

/** What lies in the share of the replica. */
export const REPLICA_FOLDERS = ['from-master', 'to-master', 'working'] as const;

/** The groups of Lync Server whose members use a file store, as Topology Builder puts them on the share. */
const FILE_STORE_GROUPS = [
  'RTCHSUniversalServices',
  'RTCComponentUniversalServices',
  'RTCUniversalServerAdmins',
  'RTCUniversalConfigReplicator',
];

/** The shares of a computer, in the order in which `net share` lists them. */
export function sharesOf(lab: StoreSnapshot, topology: Topology, computer: Computer): Share[] {
  const { made, deleted } = readShares(lab, computer);
  const isGone = ({ name }: Share): boolean => [...made, ...deleted].some((one) => isSame(one.name, name));
  const kept = setUpShares(topology, computer).filter((share) => !isGone(share));
  const [administrative, others] = [kept.filter(isAdministrative), kept.filter((share) => !isAdministrative(share))];
  return [...administrative, ...[...others, ...made].sort((left, right) => left.name.localeCompare(right.name, 'en'))];
}

/** The share of a name, in any letter case. */
export function findShare(lab: StoreSnapshot, topology: Topology, computer: Computer, name: string): Share | undefined {
  return sharesOf(lab, topology, computer).find((share) => isSame(share.name, name));
}

/** The share of a name. @throws DeploymentError where there is none */
export function requireShare(lab: StoreSnapshot, topology: Topology, computer: Computer, name: string): Share {
  const found = findShare(lab, topology, computer, name);
  if (!found) throw new DeploymentError('share-missing', { share: name });
  return found;
}

/** A folder is shared. @throws DeploymentError where the name is one of a share already */
export function addShare(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  share: FolderShare,
  now: number,
): void {
  if (findShare(change, topology, computer, share.name))
    throw new DeploymentError('share-exists', { share: share.name });
  putShare(change, computer, { ...share, since: now });
}

/** A share is as `edit` gives it from now on; those of Windows itself stay as they are. */
export function changeShare(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  name: string,
  edit: (share: FolderShare) => FolderShare,
  now: number,
): void {
  const share = requireShare(change, topology, computer, name);
  const { folder } = share;
  if (!folder || isAdministrative(share)) throw new DeploymentError('share-administrative', { share: share.name });
  putShare(change, computer, { ...edit({ ...share, folder }), since: now });
}

/** A share is no more; its folder stays. */
export function deleteShare(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  name: string,
  now: number,
): void {
  const share = requireShare(change, topology, computer, name);
  if (!share.folder) throw new DeploymentError('share-administrative', { share: share.name });
  const { made, deleted } = readShares(change, computer);
  const isOfSetUp = setUpShares(topology, computer).some((one) => isSame(one.name, name));
  change.write(sharesSection(computer.fqdn), {
    made: made.filter((one) => !isSame(one.name, name)),
    deleted: isOfSetUp ? [...deleted, { name: share.name, since: now }] : deleted,
  });
}

/** A share of the set-up is as the set-up made it. */
export function restoreShare(change: StoreChange, computer: Computer, name: string): void {
  const { made, deleted } = readShares(change, computer);
  const isOther = (one: { readonly name: string }): boolean => !isSame(one.name, name);
  if (made.every(isOther) && deleted.every(isOther)) return;
  change.write(sharesSection(computer.fqdn), { made: made.filter(isOther), deleted: deleted.filter(isOther) });
}

/** The machine starts: temporary shares are gone, administrative ones are there again. */
export function renewShares(change: StoreChange, computer: Computer): void {
  const { made, deleted } = readShares(change, computer);
  const isTemporary = made.some(({ temporary }) => temporary);
  const isBack = ({ name }: DeletedShare): boolean => ADMINISTRATIVE.some((share) => isSame(share.name, name));
  if (!isTemporary && !deleted.some(isBack)) return;
  change.write(sharesSection(computer.fqdn), {
    made: made.filter(({ temporary }) => !temporary),
    deleted: deleted.filter((share) => !isBack(share)),
  });
}

/** Since when a share of the set-up has been gone. */
export function shareDeletedAt(lab: StoreSnapshot, computer: Computer, name: string): number | undefined {
  return readShares(lab, computer).deleted.find((one) => isSame(one.name, name))?.since;
}

/** Whether a share is one of those that Windows makes itself. */
export function isAdministrative({ name }: Share): boolean {
  return ADMINISTRATIVE.some((share) => isSame(share.name, name));
}

/** Whether a folder of drive C of a computer is a file store of Lync Server. */
export function isFileStore(topology: Topology, computer: Computer, folder: string): boolean {
  return fileStoresOf(topology, computer).some((name) => isSame(name, folder));
}

/** Whether one of several accounts and groups has a right to a share, which none of them is refused. */
export function hasShareRight({ access }: Share, identities: readonly string[], right: ShareRight): boolean {
  const isOurs = ({ account }: ShareAccess): boolean => identities.some((identity) => isSame(identity, account));
  const own = access.filter(isOurs);
  const isRefused = own.some(({ denied, right: refused }) => denied && includesRight(refused, right));
  return !isRefused && own.some(({ denied, right: given }) => !denied && includesRight(given, right));
}

/** The folder of a share as Windows writes it. */
export function pathOfShare({ folder }: Pick<Share, 'folder'>): string {
  return folder ? ['C:', ...(folder.length > 0 ? folder : [''])].join('\\') : '';
}

function setUpShares(topology: Topology, computer: Computer): Share[] {
  const { netbiosName } = topology.document;
  const ofStores = FILE_STORE_GROUPS.map(
    (group) => ({ account: `${netbiosName}\\${group}`, right: 'Change' }) as const,
  );
  const stores = fileStoresOf(topology, computer).map((name) => ({
    name,
    folder: [name],
    remark: '',
    access: [...ADMINISTRATORS, ...ofStores],
  }));
  const replica: Share = {
    name: REPLICA_SHARE,
    folder: [REPLICA_ROOT, REPLICA_SHARE],
    remark: '',
    access: [
      { account: 'NT AUTHORITY\\NETWORK SERVICE', right: 'Full' },
      { account: `${computer.name.toUpperCase()}\\${REPLICATOR_GROUP}`, right: 'Full' },
    ],
  };
  return [...ADMINISTRATIVE, ...stores, replica];
}

function putShare(change: StoreChange, computer: Computer, share: FolderShare): void {
  const { made, deleted } = readShares(change, computer);
  const isOther = (one: { readonly name: string }): boolean => !isSame(one.name, share.name);
  change.write(sharesSection(computer.fqdn), {
    made: [...made.filter(isOther), share],
    deleted: deleted.filter(isOther),
  });
}

function readShares(lab: StoreSnapshot, { fqdn }: Computer): SharesState {
  return lab.read(sharesSection(fqdn)) ?? { made: [], deleted: [] };
}

function fileStoresOf({ document }: Topology, { fqdn, pool }: Computer): string[] {
  const stores = document.sites.flatMap(({ fileStores = [] }) => fileStores);
  const named = stores.filter((store) => isSame(store.fqdn, fqdn)).map(({ share }) => share);
  const own = pool.role === 'StandardEdition' ? [OWN_FILE_STORE] : [];
  return [...new Set([...named, ...own])];
}

function includesRight(given: ShareRight, wanted: ShareRight): boolean {
  return shareRights.indexOf(given) <= shareRights.indexOf(wanted);
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
