/**
 * The disks of machines as the set-up of the servers left them. A disk is made when somebody first looks at it: a lab of
 * thousands of machines has folders for those that are used.
 */
import { base64Bytes, base64Text, hexText } from '../platform/bytes.ts';
import { datedFiles } from '../platform/dated-files.ts';
import { hostErrorCode } from '../platform/host-error.ts';
import { platform } from '../platform/platform.ts';
import { base64, record } from '../storage/shape.ts';
import { writeFailure } from '../storage/storage-error.ts';
import { type StoreChange, type StoreSnapshot, sectionKey } from '../storage/store.ts';
import { labSection } from './lab-sections.ts';
import { REPLICA_FOLDERS, REPLICA_ROOT, sharesOf } from './shares.ts';
import { type Computer, isFrontEnd, type Topology } from './topology.ts';
import { profileFolders } from './user-profile.ts';

/** The folder within a lab's in which the disks of its machines lie. */
export const DISKS = 'disks';

const DAY = 86_400_000;
/** Servers were set up two weeks before the day on which a lab starts. */
const SETUP_AGE = 14 * DAY;

/** The file of the server-to-server authentication page, and its password. */
const TOKEN_ISSUER_FILE = { folder: 'Certificates', name: 'ServerToServerAuth.pfx' };
export const TOKEN_ISSUER_PASSWORD = 'P@ssw0rd';

/** Names are found by DNS alone. */
const HOSTS_FILE = {
  folder: ['drivers', 'etc'],
  name: 'hosts',
  text: '# localhost name resolution is handled within DNS itself.\r\n#\t127.0.0.1       localhost\r\n',
} as const;

/** The token issuer's certificate with its key, which every Front End Server was given as a file. */
export const tokenIssuerFileSection = sectionKey(
  'token-issuer-file',
  record<{ readonly pfx: string }>({ pfx: base64 }),
);

/** When the servers of a lab were set up that starts at some moment. */
export function setUpTime(start: number): number {
  return new Date(start).setHours(0, 0, 0, 0) - SETUP_AGE;
}

/** Keeps the file that Front End Servers are given. */
export function keepTokenIssuerFile(change: StoreChange, pfx: Uint8Array): void {
  change.write(tokenIssuerFileSection, { pfx: base64Text(pfx) });
}

/** Where a machine's drive C lies within a lab's folder. */
export function diskFolder(labFolder: string, machine: string): string {
  return platform().paths.join(disksFolder(labFolder), machine.toLowerCase(), 'C');
}

/** Where the disks of all machines lie within a lab's folder. */
export function disksFolder(labFolder: string): string {
  return platform().paths.join(labFolder, DISKS);
}

/** Makes a machine's disk where there is none yet. It appears as a whole, whoever else is making it. */
export function requireDisk(lab: StoreSnapshot, labFolder: string, topology: Topology, computer: Computer): void {
  const { files, paths, random, system } = platform();
  const place = paths.join(disksFolder(labFolder), computer.name);
  if (files.exists(place)) return;
  const aside = paths.join(disksFolder(labFolder), `.${computer.name}-${system.processId}-${hexText(random.bytes(4))}`);
  try {
    fillDisk(lab, paths.join(aside, 'C'), topology, computer);
    files.rename(aside, place);
  } catch (error) {
    if (files.exists(aside)) files.rm(aside, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST'].includes(hostErrorCode(error) ?? '')) throw writeFailure(error, place);
  }
}

function fillDisk(lab: StoreSnapshot, disk: string, topology: Topology, computer: Computer): void {
  const { pool } = computer;
  const { paths } = platform();
  const setUpAt = setUpTime(lab.read(labSection)?.start ?? 0);
  const files = datedFiles(platform().files, () => () => setUpAt);
  for (const path of [
    // Where the documentation's examples put reports: C:\Logs\Certificates.html.
    ['Logs'],
    ['Program Files', 'Common Files', 'Microsoft Lync Server 2013'],
    ['Program Files', 'Microsoft Lync Server 2013'],
    ['Users', 'Public', 'Documents'],
    ...profileFolders(topology.document.session.user),
    ['Windows', 'System32', 'LogFiles', 'HTTPERR'],
    ['Windows', 'System32', ...HOSTS_FILE.folder],
    ['Windows', 'Temp'],
    ...sharesOf(lab, topology, computer).flatMap(({ folder }) => (folder ? [folder] : [])),
    ...REPLICA_FOLDERS.map((name) => [REPLICA_ROOT, 'xds-replica', name]),
  ]) {
    files.mkdir(paths.join(disk, ...path), { recursive: true });
  }
  files.writeFile(paths.join(disk, 'Windows', 'System32', ...HOSTS_FILE.folder, HOSTS_FILE.name), HOSTS_FILE.text);
  const file = lab.read(tokenIssuerFileSection);
  if (!file || !isFrontEnd(pool.role)) return;
  files.mkdir(paths.join(disk, TOKEN_ISSUER_FILE.folder));
  files.writeFile(paths.join(disk, TOKEN_ISSUER_FILE.folder, TOKEN_ISSUER_FILE.name), base64Bytes(file.pfx));
}
