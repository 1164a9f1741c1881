/**
 * What a machine shares: the administrative shares of Windows, the folder in which its replica gets the configuration
 * (KB 2759117, windows-lync-facts.md 4), and the file store, where the topology has one on it.
 */
import type { Computer, Topology } from './topology.ts';

/** A share of a machine. */
export interface Share {
  readonly name: string;
  /** The folder as names on drive C; null where there is none. */
  readonly folder: readonly string[] | null;
  readonly remark: string;
}

const ADMINISTRATIVE: readonly Share[] = [
  { name: 'C$', folder: [], remark: 'Default share' },
  { name: 'IPC$', folder: null, remark: 'Remote IPC' },
  { name: 'ADMIN$', folder: ['Windows'], remark: 'Remote Admin' },
];
/** The folder of drive C in which the replica's lies. */
export const REPLICA_ROOT = 'RtcReplicaRoot';

const REPLICA: Share = { name: 'xds-replica', folder: [REPLICA_ROOT, 'xds-replica'], remark: '' };

/** The share of the file store that a Standard Edition server keeps itself. */
export const OWN_FILE_STORE = 'LyncShare';

/** What lies in the share of the replica. */
export const REPLICA_FOLDERS = ['from-master', 'to-master', 'working'] as const;

/** The shares of a computer, in the order in which `net share` lists them. */
export function sharesOf(topology: Topology, computer: Computer): Share[] {
  const ofFiles = fileStoresOf(topology, computer).map((name) => ({ name, folder: [name], remark: '' }));
  return [...ADMINISTRATIVE, ...ofFiles, REPLICA];
}

/** Whether a folder of drive C of a computer is a file store of Lync Server. */
export function isFileStore(topology: Topology, computer: Computer, folder: string): boolean {
  return fileStoresOf(topology, computer).some((name) => name.toLowerCase() === folder.toLowerCase());
}

function fileStoresOf({ document }: Topology, { fqdn, pool }: Computer): string[] {
  const stores = document.sites.flatMap(({ fileStores = [] }) => fileStores);
  const named = stores.filter((store) => store.fqdn.toLowerCase() === fqdn.toLowerCase()).map(({ share }) => share);
  const own = pool.role === 'StandardEdition' ? [OWN_FILE_STORE] : [];
  return [...new Set([...named, ...own])];
}

/** The folder of a share as Windows writes it. */
export function pathOfShare({ folder }: Share): string {
  return folder ? ['C:', ...(folder.length > 0 ? folder : [''])].join('\\') : '';
}
