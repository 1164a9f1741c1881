/** The classes of root\\cimv2 about disks, adapters and the paging file of a machine. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { CimValues } from '../../src/machine/cim-class.ts';
import { textArray } from '../../src/types/values/data-object.ts';
import { netbiosName } from '../deployment/machine-selection.ts';
import { dateBefore, type LabClass, one, uint16, uint32, uint64 } from './cim-values.ts';

const SYSTEM_VOLUME = '\\\\?\\Volume{5a1f3c5e-91c1-11e1-8d6b-806e6f6e6963}\\';
const RESERVED_VOLUME = '\\\\?\\Volume{5a1f3c5d-91c1-11e1-8d6b-806e6f6e6963}\\';
const MEGABYTE = 2 ** 20;
const SYSTEM_RESERVED = { size: 100 * MEGABYTE - 4096, free: 68 * MEGABYTE };

function volumes(deployment: Deployment, machine: Machine): CimValues[] {
  const { disk } = deployment.machines.facts(machine);
  const volume = (
    id: string,
    letter: string | null,
    label: string,
    { size, free }: { readonly size: number; readonly free: number },
  ): CimValues => [
    ['Name', letter === null ? id : `${letter}\\`],
    ['Caption', letter === null ? id : `${letter}\\`],
    ['DeviceID', id],
    ['DriveLetter', letter],
    ['DriveType', uint32(3)],
    ['FileSystem', 'NTFS'],
    ['Label', label],
    ['Capacity', uint64(size)],
    ['FreeSpace', uint64(free)],
    ['BlockSize', uint64(4096)],
    ['BootVolume', letter !== null],
    ['SystemVolume', letter === null],
    ['PageFilePresent', letter !== null],
    ['Compressed', false],
    ['Automount', true],
    ['SystemName', netbiosName(machine)],
  ];
  return [volume(RESERVED_VOLUME, null, 'System Reserved', SYSTEM_RESERVED), volume(SYSTEM_VOLUME, 'C:', '', disk)];
}

function diskDrive(deployment: Deployment, machine: Machine): CimValues {
  return [
    ['Partitions', uint32(2)],
    ['DeviceID', '\\\\.\\PHYSICALDRIVE0'],
    ['Model', 'Virtual HD ATA Device'],
    ['Size', uint64(deployment.machines.facts(machine).disk.size + SYSTEM_RESERVED.size)],
    ['Caption', 'Virtual HD ATA Device'],
    ['Index', uint32(0)],
    ['InterfaceType', 'IDE'],
    ['Status', 'OK'],
    ['SystemName', netbiosName(machine)],
  ];
}

function networkAdapter(deployment: Deployment, machine: Machine): CimValues {
  const { mac } = deployment.machines.facts(machine).network;
  return [
    ['ServiceName', 'netvsc'],
    ['MACAddress', mac],
    ['AdapterType', 'Ethernet 802.3'],
    ['DeviceID', '7'],
    ['Name', 'Microsoft Virtual Machine Bus Network Adapter'],
    ['NetworkAddresses', textArray([])],
    ['Speed', uint64(10_000_000_000)],
    ['Caption', '[00000007] Microsoft Virtual Machine Bus Network Adapter'],
    ['Description', 'Microsoft Virtual Machine Bus Network Adapter'],
    ['Index', uint32(7)],
    ['InterfaceIndex', uint32(11)],
    ['Manufacturer', 'Microsoft'],
    ['NetConnectionID', 'Local Area Connection'],
    ['NetConnectionStatus', uint16(2)],
    ['NetEnabled', true],
    ['PhysicalAdapter', true],
    ['TimeOfLastReset', dateBefore(deployment, deployment.machines.facts(machine).startedBefore)],
  ];
}

/** As large as the memory: Windows sets it so by itself. */
function pageFile(deployment: Deployment, machine: Machine): CimValues {
  const { memory, installedBefore } = deployment.machines.facts(machine);
  return [
    ['Name', 'C:\\pagefile.sys'],
    ['Caption', 'C:\\pagefile.sys'],
    ['AllocatedBaseSize', uint32(Math.ceil(memory / MEGABYTE))],
    ['CurrentUsage', uint32(Math.ceil((memory * 0.02) / MEGABYTE))],
    ['PeakUsage', uint32(Math.ceil((memory * 0.03) / MEGABYTE))],
    ['InstallDate', dateBefore(deployment, installedBefore)],
    ['TempPageFile', false],
  ];
}

/** The controller of IDE is none of these: disks of a virtual machine of Hyper-V boot by it, and SCSI is there besides. */
function scsiController(_: Deployment, machine: Machine): CimValues {
  return [
    ['Name', 'Microsoft Hyper-V SCSI Controller'],
    ['Caption', 'Microsoft Hyper-V SCSI Controller'],
    ['Description', 'Microsoft Hyper-V SCSI Controller'],
    ['DeviceID', 'VMBUS\\{BA6163D9-04A1-4D29-B605-72E2FFB1DC7F}\\5&1EC51BF7&0&{BA6163D9-04A1-4D29-B605-72E2FFB1DC7F}'],
    ['DriverName', 'storvsc'],
    ['Manufacturer', 'Microsoft'],
    ['ProtocolSupported', uint16(2)],
    ['Status', 'OK'],
    ['SystemName', netbiosName(machine)],
  ];
}

/** All of a machine's memory as one module, as Hyper-V shows it to Windows Server 2008 R2. */
function physicalMemory(deployment: Deployment, machine: Machine): CimValues {
  return [
    ['Name', 'Physical Memory'],
    ['Caption', 'Physical Memory'],
    ['Description', 'Physical Memory'],
    ['BankLabel', 'None'],
    ['Capacity', uint64(deployment.machines.facts(machine).memory + RESERVED_MEMORY)],
    ['DeviceLocator', 'M0'],
    ['Manufacturer', 'Microsoft'],
    ['Speed', null],
    ['Tag', 'Physical Memory 0'],
  ];
}

/** What the hardware keeps of the memory for itself. */
const RESERVED_MEMORY = 524_288;

function systemProduct(deployment: Deployment, machine: Machine): CimValues {
  const { manufacturer, model, serialNumber } = deployment.machines.facts(machine);
  return [
    ['Caption', 'Computer System Product'],
    ['Description', 'Computer System Product'],
    ['IdentifyingNumber', serialNumber],
    ['Name', model],
    ['SKUNumber', null],
    ['Vendor', manufacturer],
    ['Version', '7.0'],
  ];
}

/** Declared as cim-classes.ts has the others. */
export const deviceClasses: readonly LabClass[] = [
  {
    name: 'Win32_Volume',
    shown: [
      'Automount',
      'BlockSize',
      'Capacity',
      'Caption',
      'Compressed',
      'DeviceID',
      'DriveLetter',
      'DriveType',
      'FileSystem',
      'FreeSpace',
      'Label',
      'Name',
      'SystemName',
    ],
    keys: ['DeviceID'],
    instances: volumes,
  },
  {
    name: 'Win32_DiskDrive',
    shown: ['Partitions', 'DeviceID', 'Model', 'Size', 'Caption'],
    keys: ['DeviceID'],
    instances: one(diskDrive),
  },
  {
    name: 'Win32_NetworkAdapter',
    shown: ['ServiceName', 'MACAddress', 'AdapterType', 'DeviceID', 'Name', 'NetworkAddresses', 'Speed'],
    keys: ['DeviceID'],
    instances: one(networkAdapter),
  },
  {
    name: 'Win32_SCSIController',
    shown: ['DriverName', 'Manufacturer', 'Name', 'ProtocolSupported', 'Status', 'StatusInfo'],
    keys: ['DeviceID'],
    instances: one(scsiController),
  },
  {
    name: 'Win32_PhysicalMemory',
    shown: [],
    keys: ['Tag'],
    instances: one(physicalMemory),
  },
  {
    name: 'Win32_ComputerSystemProduct',
    shown: ['IdentifyingNumber', 'Name', 'Vendor', 'Version', 'Caption'],
    keys: ['IdentifyingNumber', 'Name', 'Version'],
    instances: one(systemProduct),
  },
  {
    name: 'Win32_PageFileUsage',
    shown: ['AllocatedBaseSize', 'CurrentUsage', 'Caption', 'PeakUsage'],
    keys: ['Name'],
    instances: one(pageFile),
  },
];
