/**
 * What a machine is made of: operating system, hardware, network, running programs. Nothing in a lab changes these, so
 * they follow from the topology alone: the same machine has the same numbers in every lab.
 */
import type { Computer, Topology } from './topology.ts';

export interface MachineFacts {
  readonly operatingSystem: string;
  /** `6.1.7601` */
  readonly version: string;
  readonly servicePack: number;
  readonly manufacturer: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly processorName: string;
  readonly processors: number;
  readonly memory: number;
  readonly disk: { readonly size: number; readonly free: number };
  readonly network: { readonly address: string; readonly gateway: string; readonly dns: string; readonly mac: string };
  /** When it was installed and last started, in milliseconds before the lab's start. */
  readonly installedBefore: number;
  readonly startedBefore: number;
  readonly updates: readonly MachineUpdate[];
}

export interface MachineUpdate {
  readonly id: string;
  readonly description: string;
  /** Milliseconds before the lab's start. */
  readonly installedBefore: number;
}

/** A host name with the address that it has in the lab's network. */
export interface HostAddress {
  readonly name: string;
  readonly address: string;
}

const GIGABYTE = 2 ** 30;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NETWORK = '192.168.10';
/** Machines are numbered from here; the domain controller comes before them. */
const FIRST_HOST = 21;
const CONTROLLER_HOST = 10;

export function machineFacts(topology: Topology, computer: Computer): MachineFacts {
  const number = topology.indexOf(computer);
  const isEdge = computer.pool.role === 'Edge';
  return {
    operatingSystem: 'Microsoft Windows Server 2008 R2 Enterprise ',
    version: '6.1.7601',
    servicePack: 1,
    manufacturer: 'Microsoft Corporation',
    model: 'Virtual Machine',
    serialNumber: `4718-3926-${String(1507 + 37 * number).padStart(4, '0')}-2261-8034-${String(40 + number)}`,
    processorName: 'Intel(R) Xeon(R) CPU E5-2665 0 @ 2.40GHz',
    processors: 4,
    memory: (isEdge ? 8 : 16) * GIGABYTE - 524_288,
    disk: { size: 127 * GIGABYTE - 105_906_176, free: (68 - 3 * number) * GIGABYTE + 123_392_000 * (number + 1) },
    network: {
      address: `${NETWORK}.${FIRST_HOST + number}`,
      gateway: `${NETWORK}.1`,
      dns: `${NETWORK}.${CONTROLLER_HOST}`,
      mac: `00:15:5D:0A:15:${(FIRST_HOST + number).toString(16).toUpperCase().padStart(2, '0')}`,
    },
    installedBefore: 16 * DAY + number * HOUR,
    startedBefore: 12 * DAY + 7 * HOUR - number * 240_000,
    updates: [
      { id: 'KB976902', description: 'Update', installedBefore: 16 * DAY },
      { id: 'KB976932', description: 'Service Pack', installedBefore: 16 * DAY },
      { id: 'KB2506143', description: 'Update', installedBefore: 15 * DAY },
      { id: 'KB2533623', description: 'Security Update', installedBefore: 15 * DAY },
      { id: 'KB2646060', description: 'Hotfix', installedBefore: 15 * DAY },
    ],
  };
}

/**
 * Every name that the lab's DNS knows: machines, pools, simple URLs, SIP names, the domain controller. Names of pools have
 * the addresses of all their computers.
 */
export function hostAddresses(topology: Topology): HostAddress[] {
  const { document } = topology;
  const found: HostAddress[] = [];
  const add = (name: string, computers: readonly Computer[]) => {
    for (const computer of computers) {
      const { address } = machineFacts(topology, computer).network;
      if (!found.some((one) => one.name === name && one.address === address)) found.push({ name, address });
    }
  };
  for (const computer of topology.computers) add(computer.fqdn.toLowerCase(), [computer]);
  for (const { pools } of document.sites) {
    for (const pool of pools) {
      const computers = topology.computers.filter((computer) => computer.pool === pool);
      for (const name of [pool.fqdn, pool.externalWebServices]) if (name) add(name.toLowerCase(), computers);
    }
  }
  const central = topology.computers.filter(({ pool }) => pool.fqdn === document.centralManagementStore);
  for (const url of Object.values(document.simpleUrls)) add(new URL(url).hostname, central);
  for (const domain of document.sipDomains) {
    for (const prefix of ['lyncdiscover', 'lyncdiscoverinternal', 'sip'])
      add(`${prefix}.${domain.toLowerCase()}`, central);
  }
  const controller = { address: `${NETWORK}.${CONTROLLER_HOST}` };
  for (const name of [document.certificationAuthority.computer, document.domain]) {
    found.push({ name: name.toLowerCase(), ...controller });
  }
  return found;
}

/** A program that runs on a machine. */
export interface RunningProgram {
  readonly id: number;
  readonly name: string;
  readonly path: string | null;
  readonly workingSet: number;
  readonly cpuSeconds: number;
  readonly handles: number;
  /** The desktop session that it belongs to; 0 for services. */
  readonly desktop: number;
  /** The service whose program it is. */
  readonly service: string | null;
}

const SYSTEM32 = 'C:\\Windows\\system32';

/** Name, kilobytes, seconds, handles; the desktop where it is not that of services. */
const systemPrograms: readonly (readonly [
  name: string,
  kilobytes: number,
  cpu: number,
  handles: number,
  desktop?: 1,
])[] = [
  ['csrss', 5_220, 3.8, 612],
  ['csrss', 9_876, 5.1, 188, 1],
  ['dwm', 6_012, 1.2, 74, 1],
  ['explorer', 62_104, 14.6, 742, 1],
  ['lsass', 28_732, 118.9, 1_406],
  ['services', 12_440, 61.3, 301],
  ['smss', 1_212, 0.1, 32],
  ['svchost', 10_904, 9.6, 372],
  ['svchost', 38_116, 402.7, 1_322],
  ['svchost', 17_552, 55.4, 640],
  ['svchost', 21_208, 34.2, 803],
  ['taskhost', 8_112, 0.7, 168, 1],
  ['wininit', 4_620, 0.2, 80],
  ['winlogon', 6_784, 0.6, 118, 1],
  ['WmiPrvSE', 15_872, 27.9, 231],
];

/** Programs of services that run, by service. The larger ones are told apart; the rest are alike. */
const workingSets: Readonly<Record<string, number>> = {
  RTCSRV: 412_300,
  W3SVC: 286_704,
  REPLICA: 74_112,
  MASTER: 81_960,
  FTA: 63_020,
};

/** The programs that run on a machine whose services are in a given state. */
export function runningPrograms(
  services: readonly { readonly name: string; readonly path: string; readonly isRunning: boolean }[],
): RunningProgram[] {
  const idle: RunningProgram = {
    id: 0,
    name: 'Idle',
    path: null,
    workingSet: 24_576,
    cpuSeconds: 0,
    handles: 0,
    desktop: 0,
    service: null,
  };
  const programs: RunningProgram[] = [
    idle,
    { ...idle, id: 4, name: 'System', workingSet: 311_296, cpuSeconds: 288.4, handles: 1_240 },
  ];
  systemPrograms.forEach(([name, kilobytes, cpuSeconds, handles, desktop = 0], index) => {
    programs.push({
      id: 268 + 64 * index,
      name,
      path: `${SYSTEM32}\\${name}.exe`,
      workingSet: kilobytes * 1024,
      cpuSeconds,
      handles,
      desktop,
      service: null,
    });
  });
  services.forEach(({ name, path, isRunning }, index) => {
    const file = /^"?(.+?\.exe)/i.exec(path)?.[1] ?? path;
    const program = name === 'W3SVC' ? `${SYSTEM32}\\inetsrv\\w3wp.exe` : file;
    // What several services share is counted among the programs of the system.
    if (!isRunning || /\\(svchost|lsass)\.exe$/i.test(program)) return;
    programs.push({
      id: 1_500 + 52 * index,
      name: program.slice(program.lastIndexOf('\\') + 1, -4),
      path: program,
      workingSet: (workingSets[name] ?? 48_000 + 1_337 * index) * 1024,
      cpuSeconds: Math.round((workingSets[name] ?? 40_000 + 900 * index) / 50) / 10,
      handles: 400 + 31 * index,
      desktop: 0,
      service: name,
    });
  });
  return programs;
}
