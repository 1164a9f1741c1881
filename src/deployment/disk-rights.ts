/**
 * Who may do what with the files of machines' disks, as the set-up of Windows Server leaves them: administrators everything;
 * users read, make files and folders of their own outside of what is Windows' and of programs, and have their own profile
 * and the public one. The folder of the replica is its services' alone (windows-lync-facts.md, 4), the file store that of
 * the administrators of Lync Server.
 */
import { list, record, text } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { accountName, groupsOf, isLocalAdministrator } from './accounts.ts';
import { machineSection } from './lab-sections.ts';
import { shareIdentities } from './share-accounts.ts';
import { hasShareRight, isFileStore, REPLICA_ROOT, REPLICA_SHARE, type Share } from './shares.ts';
import type { Computer, Topology } from './topology.ts';

/** What somebody may do at a place. */
export interface PlaceRights {
  /** That there is something here. */
  readonly see: boolean;
  /** Read the file, list the folder. */
  readonly read: boolean;
  readonly makeFile: boolean;
  readonly makeFolder: boolean;
  /** Make symbolic links (SeCreateSymbolicLinkPrivilege). */
  readonly makeLink: boolean;
  /** Write, rename and remove what is here. */
  readonly change: boolean;
}

const NONE: PlaceRights = {
  see: false,
  read: false,
  makeFile: false,
  makeFolder: false,
  makeLink: false,
  change: false,
};
const SEEN: PlaceRights = { ...NONE, see: true };
const READ: PlaceRights = { ...SEEN, read: true };
const READ_AND_MAKE: PlaceRights = { ...READ, makeFile: true, makeFolder: true };
const OWN: PlaceRights = { ...READ_AND_MAKE, change: true };
const ALL: PlaceRights = { ...OWN, makeLink: true };

/** Folders of drive C in which users change nothing. */
const OF_WINDOWS = new Set(['windows', 'program files', 'program files (x86)', 'inetpub']);

/** An entry of a disk that somebody made who is no administrator, by its names in lower case. */
interface OwnedEntry {
  readonly path: string;
  readonly account: string;
}

/** Whose entries of a machine's disk are; what is not listed belongs to its administrators. */
export const ownersSection = machineSection(
  'disk-owners',
  record<{ readonly entries: readonly OwnedEntry[] }>({
    entries: list(record<OwnedEntry>({ path: text(), account: text() })),
  }),
);

/** Who asks, and where. */
interface Asking {
  readonly lab: StoreSnapshot;
  readonly topology: Topology;
  readonly user: string;
  readonly computer: Computer;
}

/** @param names the names of a path from drive C on, in any letter case. */
export function rightsAt(asking: Asking, names: readonly string[]): PlaceRights {
  const [top = '', second = '', ...deeper] = names.map((name) => name.toLowerCase());
  if (top === REPLICA_ROOT.toLowerCase()) return isDeepReplica(names) ? NONE : SEEN;
  if (isAdministrator(asking)) return ALL;
  if (top === '') return { ...READ, makeFolder: true };
  if (isFileStore(asking.topology, asking.computer, top)) return isServerAdministrator(asking) ? OWN : SEEN;
  if (top === 'users') return rightsInProfiles(asking, second, deeper.length);
  if (top === 'windows' && second === 'temp')
    return ofOwner(asking, names, { ...SEEN, makeFile: true, makeFolder: true });
  if (OF_WINDOWS.has(top)) return READ;
  return ofOwner(asking, names, READ_AND_MAKE);
}

/**
 * Whether somebody may use a share: its list lets those in who may read. That of the replica lets nobody in, but the folder
 * itself says so (`rightsAt`), so that its name is seen.
 */
export function mayUseShare({ lab, topology, user, computer }: Asking, share: Share): boolean {
  if (share.name.toLowerCase() === REPLICA_SHARE) return true;
  return hasShareRight(share, shareIdentities(lab, topology, computer, user), 'Read');
}

/** Whether who makes an entry is to be noted as its owner. */
export function isAdministrator({ lab, topology, user, computer }: Asking): boolean {
  return isLocalAdministrator(lab, topology, user, computer.fqdn);
}

/** Notes whose an entry is that was made, or of what lay under a name before, that it is nobody's any more. */
export function noteOwner(
  change: StoreChange,
  { fqdn }: Computer,
  names: readonly string[],
  account: string | null,
): void {
  const path = pathOf(names);
  const others = ownedEntries(change, fqdn).filter((entry) => !isAtOrBelow(entry.path, path));
  change.write(ownersSection(fqdn), { entries: account === null ? others : [...others, { path, account }] });
}

/** What was moved stays whose it was. */
export function moveOwners(
  change: StoreChange,
  { fqdn }: Computer,
  from: readonly string[],
  to: readonly string[],
): void {
  const [source, target] = [pathOf(from), pathOf(to)];
  const entries = ownedEntries(change, fqdn)
    .filter(({ path }) => !isAtOrBelow(path, target))
    .map((entry) =>
      isAtOrBelow(entry.path, source) ? { ...entry, path: target + entry.path.slice(source.length) } : entry,
    );
  change.write(ownersSection(fqdn), { entries });
}

/** Whether anything at or below a place is noted to be somebody's. */
export function hasOwners(lab: StoreSnapshot, { fqdn }: Computer, names: readonly string[]): boolean {
  const path = pathOf(names);
  return ownedEntries(lab, fqdn).some((entry) => isAtOrBelow(entry.path, path));
}

function rightsInProfiles({ user }: Asking, profile: string, depth: number): PlaceRights {
  if (profile === '') return READ;
  if (profile === 'public') return depth === 0 ? READ_AND_MAKE : OWN;
  if (profile === accountName(user).toLowerCase()) return OWN;
  return depth === 0 ? SEEN : NONE;
}

function ofOwner({ lab, user, computer }: Asking, names: readonly string[], others: PlaceRights): PlaceRights {
  const path = pathOf(names);
  const isOwn = ownedEntries(lab, computer.fqdn).some((entry) => entry.path === path && isSame(entry.account, user));
  return isOwn ? OWN : others;
}

/** That the share and its three folders are there, everybody sees; what is in them, only the services. */
function isDeepReplica(names: readonly string[]): boolean {
  return names.length > 3;
}

function isServerAdministrator(asking: Asking): boolean {
  const { lab, topology, user, computer } = asking;
  return isAdministrator(asking) || groupsOf(lab, topology, user, computer.fqdn).includes('RTCUniversalServerAdmins');
}

function ownedEntries(lab: StoreSnapshot, fqdn: string): readonly OwnedEntry[] {
  return lab.read(ownersSection(fqdn))?.entries ?? [];
}

function pathOf(names: readonly string[]): string {
  return names.join('\\').toLowerCase();
}

function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}\\`);
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
