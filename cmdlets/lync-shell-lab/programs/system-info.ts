/** systeminfo: what a machine is made of, as a list, a table or CSV (/fo), also of another machine (/s). */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Machine } from '../../../src/deployment/machine.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { cimClassNamed } from '../../../src/machine/cim-class.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { formatValue } from '../../../src/types/format/format-value.ts';
import type { DateTime } from '../../../src/types/values/date-time.ts';
import { reachableMachine } from '../../deployment/machine-selection.ts';
import { cimClassesOf } from '../cim-classes.ts';
import { done, failed } from './plain-output.ts';

const LABEL_WIDTH = 27;
type Entry = readonly [label: string, ...lines: string[]];

/** `systeminfo`, `systeminfo /s fe02 /fo csv /nh`. */
export function systeminfo(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const optionValue = (option: string): string | undefined => {
    const at = args.findIndex((arg) => arg.toLowerCase() === `/${option}`);
    return at < 0 ? undefined : args[at + 1];
  };
  const computer = optionValue('s');
  const machine = computer === undefined ? deployment.session.machine : reachableMachine(deployment, computer);
  if (!machine) return failed(1, 'ERROR: The RPC server is unavailable.');
  const entries = entriesOf(deployment, machine);
  const hasHeader = !args.some((arg) => arg.toLowerCase() === '/nh');
  switch (optionValue('fo')?.toLowerCase() ?? 'list') {
    case 'list':
      return done('', ...entries.flatMap(listed));
    case 'csv':
      return done('', ...(hasHeader ? [csv(entries.map(([label]) => label))] : []), csv(entries.map(joined)));
    case 'table':
      return done('', ...tabled(entries, hasHeader));
    default:
      return failed(1, `ERROR: Invalid argument/option - '${optionValue('fo')}'.`, 'Type "SYSTEMINFO /?" for usage.');
  }
}

function listed([label, first = '', ...more]: Entry): string[] {
  return [`${label}:`.padEnd(LABEL_WIDTH) + first, ...more.map((line) => ' '.repeat(LABEL_WIDTH) + line)];
}

const joined = ([, ...lines]: Entry): string => lines.map((line) => line.trim()).join(',');

const csv = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',');

function tabled(entries: readonly Entry[], hasHeader: boolean): string[] {
  const widths = entries.map((entry) => Math.max(entry[0].length, joined(entry).length));
  const row = (cells: readonly string[]) => cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' ');
  const header = [row(entries.map(([label]) => label)), widths.map((width) => '='.repeat(width)).join(' ')];
  return [...(hasHeader ? header : []), row(entries.map(joined))];
}

function entriesOf(deployment: Deployment, machine: Machine): Entry[] {
  const facts = deployment.machines.facts(machine);
  const classes = cimClassesOf(deployment, machine);
  const instance = (name: string) => new Map(cimClassNamed(classes, name)?.instances()[0] ?? []);
  const [system, computer, bios, processor] = [
    'Win32_OperatingSystem',
    'Win32_ComputerSystem',
    'Win32_BIOS',
    'Win32_Processor',
  ].map(instance);
  const text = (of: ReadonlyMap<string, unknown> | undefined, name: string) => toText(of?.get(name) ?? '');
  const date = (name: string) => formatValue(system?.get(name) as DateTime, 'M/d/yyyy, h:mm:ss tt', '');
  const megabytes = (name: string) => `${formatValue(Math.floor(Number(text(system, name)) / 1024), '#,##0', '')} MB`;
  const inUse = Number(text(system, 'TotalVirtualMemorySize')) - Number(text(system, 'FreeVirtualMemory'));
  const isMember = computer?.get('PartOfDomain') === true;
  return [
    ['Host Name', text(system, 'CSName')],
    ['OS Name', text(system, 'Caption')],
    ['OS Version', `${facts.version} Service Pack ${facts.servicePack} Build ${text(system, 'BuildNumber')}`],
    ['OS Manufacturer', text(system, 'Manufacturer')],
    ['OS Configuration', isMember ? 'Member Server' : 'Standalone Server'],
    ['OS Build Type', text(system, 'BuildType')],
    ['Registered Owner', text(system, 'RegisteredUser')],
    ['Registered Organization', text(system, 'Organization')],
    ['Product ID', text(system, 'SerialNumber')],
    ['Original Install Date', date('InstallDate')],
    ['System Boot Time', date('LastBootUpTime')],
    ['System Manufacturer', text(computer, 'Manufacturer')],
    ['System Model', text(computer, 'Model')],
    ['System Type', text(computer, 'SystemType')],
    [
      'Processor(s)',
      '1 Processor(s) Installed.',
      `[01]: ${text(processor, 'Caption')} ${text(processor, 'Manufacturer')} ~${text(processor, 'MaxClockSpeed')} Mhz`,
    ],
    ['BIOS Version', `${text(bios, 'Manufacturer')} ${text(bios, 'SMBIOSBIOSVersion')}, 3/19/2009`],
    ['Windows Directory', text(system, 'WindowsDirectory')],
    ['System Directory', text(system, 'SystemDirectory')],
    ['Boot Device', text(system, 'BootDevice')],
    ['System Locale', 'en-us;English (United States)'],
    ['Input Locale', 'en-us;English (United States)'],
    ['Time Zone', text(instance('Win32_TimeZone'), 'Caption')],
    ['Total Physical Memory', megabytes('TotalVisibleMemorySize')],
    ['Available Physical Memory', megabytes('FreePhysicalMemory')],
    ['Virtual Memory: Max Size', megabytes('TotalVirtualMemorySize')],
    ['Virtual Memory: Available', megabytes('FreeVirtualMemory')],
    ['Virtual Memory: In Use', `${formatValue(Math.floor(inUse / 1024), '#,##0', '')} MB`],
    ['Page File Location(s)', 'C:\\pagefile.sys'],
    ['Domain', text(computer, isMember ? 'Domain' : 'Workgroup')],
    ['Logon Server', `\\\\${(isMember ? 'DC1' : text(system, 'CSName')).toUpperCase()}`],
    [
      'Hotfix(s)',
      `${facts.updates.length} Hotfix(s) Installed.`,
      ...facts.updates.map(({ id }, at) => `[${String(at + 1).padStart(2, '0')}]: ${id}`),
    ],
    [
      'Network Card(s)',
      '1 NIC(s) Installed.',
      '[01]: Microsoft Virtual Machine Bus Network Adapter',
      '      Connection Name: Local Area Connection',
      '      DHCP Enabled:    No',
      '      IP address(es)',
      `      [01]: ${facts.network.address}`,
    ],
  ];
}
