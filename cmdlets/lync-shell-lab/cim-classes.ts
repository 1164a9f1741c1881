/** The classes of CIM that administrators ask a machine for, with their instances from what the lab knows. */

import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import { type RunningProgram, runningPrograms } from '../../src/deployment/machine-facts.ts';
import { isAdministrative, pathOfShare } from '../../src/deployment/shares.ts';
import type { CimClass, CimValues } from '../../src/machine/cim-class.ts';
import { textArray } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { Int16 } from '../../src/types/values/numbers.ts';
import { dnsDomainOf, netbiosName } from '../deployment/machine-selection.ts';
import { deviceClasses } from './cim-devices.ts';
import { softwareClasses } from './cim-software.ts';
import { dateBefore, kilobytes, type LabClass, one, startOf, uint16, uint32, uint64 } from './cim-values.ts';

function operatingSystem(deployment: Deployment, machine: Machine): CimValues {
  const facts = deployment.machines.facts(machine);
  return [
    ['Status', 'OK'],
    ['Name', `${facts.operatingSystem}|C:\\Windows|\\Device\\Harddisk0\\Partition2`],
    ['FreePhysicalMemory', kilobytes(facts.memory * 0.46)],
    ['FreeSpaceInPagingFiles', kilobytes(facts.memory * 0.98)],
    ['FreeVirtualMemory', kilobytes(facts.memory * 1.4)],
    ['Caption', facts.operatingSystem],
    ['Description', ''],
    ['InstallDate', dateBefore(deployment, facts.installedBefore)],
    ['CreationClassName', 'Win32_OperatingSystem'],
    ['CSCreationClassName', 'Win32_ComputerSystem'],
    ['CSName', netbiosName(machine)],
    ['CurrentTimeZone', new Int16(zoneMinutes(deployment))],
    ['LastBootUpTime', localDate(startOf(deployment, machine))],
    ['LocalDateTime', localDate(deployment.clock.now())],
    ['NumberOfProcesses', uint32(programsOf(deployment, machine).length)],
    ['NumberOfUsers', uint32(1)],
    ['TotalVirtualMemorySize', kilobytes(facts.memory * 2)],
    ['TotalVisibleMemorySize', kilobytes(facts.memory)],
    ['BootDevice', '\\Device\\HarddiskVolume1'],
    ['BuildNumber', facts.version.slice(4)],
    ['BuildType', 'Multiprocessor Free'],
    ['CodeSet', '1252'],
    ['CountryCode', '1'],
    ['CSDVersion', `Service Pack ${facts.servicePack}`],
    ['Locale', '0409'],
    ['Manufacturer', 'Microsoft Corporation'],
    ['Organization', deployment.topology.document.netbiosName],
    ['OSArchitecture', '64-bit'],
    ['OSLanguage', uint32(1033)],
    ['OSProductSuite', uint32(274)],
    ['OSType', uint16(18)],
    ['ProductType', uint32(3)],
    ['RegisteredUser', 'Windows User'],
    ['SerialNumber', '00486-001-0001076-84317'],
    ['ServicePackMajorVersion', uint16(facts.servicePack)],
    ['ServicePackMinorVersion', uint16(0)],
    ['SystemDevice', '\\Device\\HarddiskVolume2'],
    ['SystemDirectory', 'C:\\Windows\\system32'],
    ['SystemDrive', 'C:'],
    ['Version', facts.version],
    ['WindowsDirectory', 'C:\\Windows'],
  ];
}

function computerSystem(deployment: Deployment, machine: Machine): CimValues {
  const facts = deployment.machines.facts(machine);
  return [
    ['Name', netbiosName(machine)],
    ['Status', 'OK'],
    ['BootupState', 'Normal boot'],
    ['Caption', netbiosName(machine)],
    ['Description', 'AT/AT COMPATIBLE'],
    ['DNSHostName', machine.name],
    ['Domain', dnsDomainOf(machine)],
    ['DomainRole', uint16(3)],
    ['HypervisorPresent', true],
    ['Manufacturer', facts.manufacturer],
    ['Model', facts.model],
    ['NumberOfLogicalProcessors', uint32(facts.processors)],
    ['NumberOfProcessors', uint32(1)],
    ['PartOfDomain', machine.role !== 'Edge'],
    ['PCSystemType', uint16(1)],
    ['PrimaryOwnerName', 'Windows User'],
    ['Roles', textArray(['LM_Workstation', 'LM_Server', 'NT', 'Server_NT'])],
    ['SystemType', 'x64-based PC'],
    ['TotalPhysicalMemory', uint64(facts.memory)],
    ['UserName', deployment.session.user],
    ['Workgroup', machine.role === 'Edge' ? 'WORKGROUP' : null],
  ];
}

function logicalDisks(deployment: Deployment, machine: Machine): CimValues[] {
  const { size, free } = deployment.machines.facts(machine).disk;
  const disk = (id: string, type: number, description: string, rest: CimValues): CimValues => [
    ['Status', null],
    ['Name', id],
    ['Caption', id],
    ['Description', description],
    ['DeviceID', id],
    ['DriveType', uint32(type)],
    ['ProviderName', null],
    ...rest,
  ];
  return [
    disk('A:', 2, '3 1/2 Inch Floppy Drive', [
      ['FileSystem', null],
      ['FreeSpace', null],
      ['Size', null],
      ['VolumeName', null],
    ]),
    disk('C:', 3, 'Local Fixed Disk', [
      ['FileSystem', 'NTFS'],
      ['FreeSpace', uint64(free)],
      ['Size', uint64(size)],
      ['VolumeName', ''],
      ['VolumeSerialNumber', '3C5E81F0'],
    ]),
    disk('D:', 5, 'CD-ROM Disc', [
      ['FileSystem', null],
      ['FreeSpace', null],
      ['Size', null],
      ['VolumeName', null],
    ]),
  ];
}

/** Names as WMI writes them, which differ from those of .NET. */
const WMI_START_MODES = { Automatic: 'Auto', Manual: 'Manual', Disabled: 'Disabled' } as const;

function services(deployment: Deployment, machine: Machine): CimValues[] {
  const all = deployment.services.all(machine);
  const programs = runningPrograms(all);
  return all.map(({ name, displayName, isRunning, startMode, path }): CimValues => {
    const own = programs.find((program) => program.service === name);
    const shared = programs.find((program) => program.path !== null && path.includes(program.path));
    return [
      ['Name', name],
      ['Status', 'OK'],
      ['ExitCode', uint32(isRunning ? 0 : 1077)],
      ['DesktopInteract', false],
      ['ErrorControl', 'Normal'],
      ['PathName', path],
      ['ServiceType', /svchost|lsass/.test(path) ? 'Share Process' : 'Own Process'],
      ['StartMode', WMI_START_MODES[startMode]],
      ['Caption', displayName],
      ['Description', displayName],
      ['DisplayName', displayName],
      ['ProcessId', uint32(isRunning ? ((own ?? shared)?.id ?? 0) : 0)],
      ['Started', isRunning],
      ['StartName', startName(name)],
      ['State', isRunning ? 'Running' : 'Stopped'],
      ['SystemName', netbiosName(machine)],
    ];
  });
}

/** The account as which a service runs. */
export function startName(service: string): string {
  return /^(RTC|REPLICA|MASTER|FTA|LYNC|MSSQL)/.test(service) ? 'NT AUTHORITY\\NetworkService' : 'LocalSystem';
}

export function programsOf(deployment: Deployment, machine: Machine): RunningProgram[] {
  return runningPrograms(deployment.services.all(machine));
}

function processes(deployment: Deployment, machine: Machine): CimValues[] {
  const started = localDate(startOf(deployment, machine));
  return programsOf(deployment, machine).map(({ id, name, path, workingSet, handles, desktop }): CimValues => {
    const file = path === null ? (id === 0 ? 'System Idle Process' : name) : path.slice(path.lastIndexOf('\\') + 1);
    return [
      ['Name', file],
      ['ProcessName', file],
      ['Caption', file],
      ['CommandLine', path],
      ['CreationDate', id === 0 ? null : started],
      ['ExecutablePath', path],
      ['Handle', String(id)],
      ['HandleCount', uint32(handles)],
      ['Handles', uint32(handles)],
      ['ParentProcessId', uint32(id <= 4 ? 0 : 4)],
      ['ProcessId', uint32(id)],
      ['SessionId', uint32(desktop)],
      ['VirtualSize', uint64(workingSet * 4)],
      ['WorkingSetSize', uint64(workingSet)],
      ['WS', uint64(workingSet)],
      ['VM', uint64(workingSet * 4)],
      ['CSName', netbiosName(machine)],
    ];
  });
}

function bios(deployment: Deployment, machine: Machine): CimValues {
  return [
    ['Status', 'OK'],
    ['Name', 'BIOS Date: 03/19/09 22:51:32  Ver: 09.00.04'],
    ['Caption', 'BIOS Date: 03/19/09 22:51:32  Ver: 09.00.04'],
    ['SMBIOSPresent', true],
    ['Manufacturer', 'American Megatrends Inc.'],
    ['SerialNumber', deployment.machines.facts(machine).serialNumber],
    ['SMBIOSBIOSVersion', '090004 '],
    ['SMBIOSMajorVersion', uint16(2)],
    ['SMBIOSMinorVersion', uint16(3)],
    ['Version', 'VRTUAL - 3000919'],
  ];
}

function processor(deployment: Deployment, machine: Machine): CimValues {
  const { processorName, processors } = deployment.machines.facts(machine);
  return [
    ['Status', 'OK'],
    ['Name', processorName],
    ['Caption', 'Intel64 Family 6 Model 45 Stepping 7'],
    ['DeviceID', 'CPU0'],
    ['Manufacturer', 'GenuineIntel'],
    ['MaxClockSpeed', uint32(2400)],
    ['CurrentClockSpeed', uint32(2400)],
    ['AddressWidth', uint16(64)],
    ['LoadPercentage', uint16(4)],
    ['NumberOfCores', uint32(processors)],
    ['NumberOfLogicalProcessors', uint32(processors)],
    ['SocketDesignation', 'None'],
  ];
}

function networkAdapterConfiguration(deployment: Deployment, machine: Machine): CimValues {
  const { address, gateway, dns, mac } = deployment.machines.facts(machine).network;
  return [
    ['Caption', '[00000007] Microsoft Virtual Machine Bus Network Adapter'],
    ['Description', 'Microsoft Virtual Machine Bus Network Adapter'],
    ['DefaultIPGateway', textArray([gateway])],
    ['DHCPEnabled', false],
    ['DHCPServer', null],
    ['DNSDomain', null],
    ['DNSDomainSuffixSearchOrder', textArray([dnsDomainOf(machine)])],
    ['DNSHostName', machine.name],
    ['DNSServerSearchOrder', textArray([dns])],
    ['Index', uint32(7)],
    ['InterfaceIndex', uint32(11)],
    ['IPAddress', textArray([address])],
    ['IPEnabled', true],
    ['IPSubnet', textArray(['255.255.255.0'])],
    ['MACAddress', mac],
    ['ServiceName', 'netvsc'],
  ];
}

function quickFixes(deployment: Deployment, machine: Machine): CimValues[] {
  return deployment.machines.facts(machine).updates.map(({ id, description, installedBefore }): CimValues => {
    const day = dateBefore(deployment, installedBefore);
    return [
      ['Caption', `http://support.microsoft.com/?kbid=${id.slice(2)}`],
      ['CSName', netbiosName(machine)],
      ['Description', description],
      ['HotFixID', id],
      ['InstalledBy', 'NT AUTHORITY\\SYSTEM'],
      ['InstalledOn', day.date],
    ];
  });
}

/** Minutes that the local time is ahead of UTC. */
function zoneMinutes(deployment: Deployment): number {
  const now = localDate(deployment.clock.now());
  return Number((now.ticks - now.toUniversalTime().ticks) / 600_000_000n);
}

function timeZone(deployment: Deployment): CimValues {
  const minutes = zoneMinutes(deployment);
  const hours = `${String(Math.trunc(Math.abs(minutes) / 60)).padStart(2, '0')}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
  const name = minutes === 0 ? '(UTC) Coordinated Universal Time' : `(UTC${minutes < 0 ? '-' : '+'}${hours})`;
  return [
    ['Caption', name],
    ['StandardName', name.replace(/^\(UTC\) /, '')],
    ['Bias', minutes],
  ];
}

/** Types of shares: 0 is a folder, the highest bit marks those for administrators, 3 is that of pipes. */
const ADMINISTRATIVE = 0x8000_0000;
const PIPES = 3;

function shares({ shares }: Deployment, machine: Machine): CimValues[] {
  return shares.list(machine).map((share) => {
    const kind = share.folder ? 0 : PIPES;
    return [
      ['Status', 'OK'],
      ['Type', uint32(kind + (isAdministrative(share) ? ADMINISTRATIVE : 0))],
      ['Name', share.name],
      ['AccessMask', null],
      ['AllowMaximum', share.maximumUsers === undefined],
      ['Caption', share.remark || share.name],
      ['Description', share.remark],
      ['InstallDate', null],
      ['MaximumAllowed', share.maximumUsers === undefined ? null : uint32(share.maximumUsers)],
      ['Path', pathOfShare(share)],
    ];
  });
}

const classes: readonly LabClass[] = [
  {
    name: 'Win32_OperatingSystem',
    shown: ['SystemDirectory', 'Organization', 'BuildNumber', 'RegisteredUser', 'SerialNumber', 'Version'],
    keys: [],
    instances: one(operatingSystem),
  },
  {
    name: 'Win32_ComputerSystem',
    shown: ['Domain', 'Manufacturer', 'Model', 'Name', 'PrimaryOwnerName', 'TotalPhysicalMemory'],
    keys: ['Name'],
    instances: one(computerSystem),
  },
  {
    name: 'Win32_LogicalDisk',
    shown: ['DeviceID', 'DriveType', 'ProviderName', 'FreeSpace', 'Size', 'VolumeName'],
    keys: ['DeviceID'],
    instances: logicalDisks,
  },
  {
    name: 'Win32_Service',
    shown: ['ExitCode', 'Name', 'ProcessId', 'StartMode', 'State', 'Status'],
    keys: ['Name'],
    instances: services,
  },
  {
    name: 'Win32_Share',
    shown: ['Name', 'Path', 'Description'],
    keys: ['Name'],
    instances: shares,
  },
  {
    name: 'Win32_Process',
    shown: ['ProcessName', 'Handles', 'VM', 'WS', 'ExecutablePath'],
    keys: ['Handle'],
    instances: processes,
  },
  {
    name: 'Win32_BIOS',
    shown: ['SMBIOSBIOSVersion', 'Manufacturer', 'Name', 'SerialNumber', 'Version'],
    keys: ['Name'],
    instances: one(bios),
  },
  {
    name: 'Win32_Processor',
    shown: ['Caption', 'DeviceID', 'Manufacturer', 'MaxClockSpeed', 'Name', 'SocketDesignation'],
    keys: ['DeviceID'],
    instances: one(processor),
  },
  {
    name: 'Win32_NetworkAdapterConfiguration',
    shown: ['DHCPEnabled', 'IPAddress', 'DefaultIPGateway', 'DNSDomain', 'ServiceName', 'Description', 'Index'],
    keys: ['Index'],
    instances: one(networkAdapterConfiguration),
  },
  {
    name: 'Win32_QuickFixEngineering',
    shown: [],
    keys: ['HotFixID'],
    instances: quickFixes,
  },
  {
    name: 'Win32_TimeZone',
    shown: ['Bias', 'Caption', 'StandardName'],
    keys: ['StandardName'],
    instances: one(timeZone),
  },
  ...deviceClasses,
  ...softwareClasses,
];

/** The classes with the instances of one machine. */
export function cimClassesOf(deployment: Deployment, machine: Machine): CimClass[] {
  return classes.map((one) => ({ ...one, instances: () => one.instances(deployment, machine) }));
}
