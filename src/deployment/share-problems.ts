/**
 * Shares without which nothing is replicated: that of a machine's replica, into which the File Transfer Agent writes, and the
 * file store of the Central Management Server's pool, in which the master puts what is to be sent. One that was deleted, that
 * leads elsewhere or refuses the agents stops them; the log says it as of any share that they cannot use.
 */
import type { StoreSnapshot } from '../storage/store.ts';
import { replicatorIdentities } from './share-accounts.ts';
import {
  findShare,
  hasShareRight,
  OWN_FILE_STORE,
  pathOfShare,
  REPLICA_FOLDERS,
  REPLICA_ROOT,
  REPLICA_SHARE,
  REPLICATOR_GROUP,
  type Share,
  shareDeletedAt,
} from './shares.ts';
import type { Computer, Topology } from './topology.ts';

/** What is the matter with a share. */
export interface ShareProblem {
  readonly computer: Computer;
  /** As the services' log says it, of a file. */
  readonly reason: string;
  readonly path: string;
  readonly text: string;
  readonly remedy: string;
  readonly since?: number;
}

/** A share that the agents need, and what is in it. */
interface NeededShare {
  readonly computer: Computer;
  readonly name: string;
  readonly folder: readonly string[];
  /** The first file that is written there. */
  readonly file: string;
  /** What the deployment gives those who write. */
  readonly access: string;
}

/** Those who write into the share of a replica, as they are typed. */
const REPLICA_WRITERS = `'NETWORK SERVICE', '${REPLICATOR_GROUP}'`;

/** What to type so that the File Transfer Agent may write into the share of a machine's replica. */
export function replicaShareRemedy(fqdn: string): string {
  return grantText(REPLICA_SHARE, REPLICA_WRITERS, fqdn);
}

function grantText(name: string, accounts: string, fqdn: string): string {
  return `Grant-SmbShareAccess ${name} -AccountName ${accounts} -AccessRight Full -Force, on ${fqdn}`;
}

/** What keeps the File Transfer Agent from writing into the share of a machine's replica. */
export function replicaShareProblem(
  lab: StoreSnapshot,
  topology: Topology,
  computer: Computer,
): ShareProblem | undefined {
  return problemOf(lab, topology, {
    computer,
    name: REPLICA_SHARE,
    folder: [REPLICA_ROOT, REPLICA_SHARE],
    file: `${REPLICA_FOLDERS[0]}\\data.zip`,
    access: REPLICA_WRITERS,
  });
}

/** What keeps the Central Management Server from its file store, where that lies on a server of the lab. */
export function fileStoreProblem(lab: StoreSnapshot, topology: Topology): ShareProblem | undefined {
  const store = centralFileStore(topology);
  const computer = store && topology.computer(store.fqdn);
  if (!computer) return undefined;
  return problemOf(lab, topology, {
    computer,
    name: store.share,
    folder: [store.share],
    file: '1-CentralMgmt-1\\CMSFileStore\\xds-master\\working\\data.zip',
    access: `'RTCUniversalConfigReplicator', 'RTCComponentUniversalServices'`,
  });
}

function centralFileStore({ document }: Topology): { readonly fqdn: string; readonly share: string } | undefined {
  for (const { pools, fileStores = [] } of document.sites) {
    const pool = pools.find(({ fqdn }) => fqdn === document.centralManagementStore);
    if (!pool) continue;
    if (pool.role === 'StandardEdition') return { fqdn: pool.fqdn, share: OWN_FILE_STORE };
    const named = pool.uses?.FileStore?.toLowerCase();
    return fileStores.find(({ fqdn }) => named === undefined || fqdn.toLowerCase() === named);
  }
  return undefined;
}

function problemOf(lab: StoreSnapshot, topology: Topology, needed: NeededShare): ShareProblem | undefined {
  const { computer, name, folder, file, access } = needed;
  const share = findShare(lab, topology, computer, name);
  const which = `the share ${name} on ${computer.name}`;
  const path = pathOfShare({ folder });
  const make = `New-SmbShare ${name} ${path} -FullAccess ${access}, on ${computer.fqdn}`;
  const problem = (reason: string, text: string, remedy: string, since: number | undefined): ShareProblem => ({
    computer,
    reason,
    path: `\\\\${computer.fqdn}\\${name}\\${file}`,
    text,
    remedy,
    ...(since !== undefined && { since }),
  });
  if (!share) {
    const text = `${which} is gone`;
    return problem('The network name cannot be found.', text, make, shareDeletedAt(lab, computer, name));
  }
  if (pathOfShare(share).toLowerCase() !== path.toLowerCase()) {
    const text = `${which} is the folder ${pathOfShare(share)}, not ${path}`;
    const remedy = `Remove-SmbShare ${name} -Force; ${make}`;
    return problem('The system cannot find the path specified.', text, remedy, share.since);
  }
  if (hasShareRight(share, replicatorIdentities(topology, computer), 'Change')) return undefined;
  const text = `${which} does not let the services of the Central Management Server write: its list says ${listInWords(share.access)}`;
  const isOnlyRefused = hasShareRight(withoutRefusals(share), replicatorIdentities(topology, computer), 'Change');
  const remedy = isOnlyRefused
    ? `Unblock-SmbShareAccess ${name} -AccountName ${refusedIn(share)} -Force, on ${computer.fqdn}`
    : grantText(name, access, computer.fqdn);
  return problem('Access denied.', text, remedy, share.since);
}

function withoutRefusals(share: Share): Share {
  return { ...share, access: share.access.filter(({ denied }) => !denied) };
}

function refusedIn({ access }: Share): string {
  return access.flatMap(({ account, denied }) => (denied ? [`'${account}'`] : [])).join(', ');
}

function listInWords(access: Share['access']): string {
  if (access.length === 0) return 'nobody';
  return access.map(({ account, right, denied }) => `${account} ${denied ? 'nothing' : right}`).join(', ');
}
