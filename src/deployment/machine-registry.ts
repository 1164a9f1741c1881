/**
 * The registry of a machine: the keys that scripts read follow from what the machine is; once something is written, the
 * whole tree is kept in the lab.
 */

import { anyOf, list, number, oneOf, record, text } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { machineSection } from './lab-sections.ts';
import { machineFacts } from './machine-facts.ts';
import { PRODUCT_FOLDER, PRODUCT_VERSION } from './product.ts';
import type { Computer, Topology } from './topology.ts';

/** The kinds of values, by .NET's names. */
export type RegistryKind = 'String' | 'ExpandString' | 'DWord' | 'QWord' | 'MultiString' | 'Binary';

/** A value; a binary one as its bytes, a number of 64 bits as text. */
export interface RegistryValue {
  readonly name: string;
  readonly kind: RegistryKind;
  readonly data: string | number | readonly string[] | readonly number[];
}

/** A key, with its path from the root: `HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft`. */
export interface RegistryKeyState {
  readonly path: string;
  readonly values: readonly RegistryValue[];
}

export interface RegistryState {
  readonly keys: readonly RegistryKeyState[];
}

/** The registry, once something was written into it. */
export const registrySection = machineSection(
  'registry',
  record<RegistryState>({
    keys: list(
      record<RegistryKeyState>({
        path: text(),
        values: list(
          record<RegistryValue>({
            name: text(),
            kind: oneOf('String', 'ExpandString', 'DWord', 'QWord', 'MultiString', 'Binary'),
            data: anyOf('a text, a number or a list of them', text(), number, list(text()), list(number)),
          }),
        ),
      }),
    ),
  }),
);

/** How an account writes dates and times, in the English of the United States. */
const INTERNATIONAL: readonly RegistryValue[] = [
  textValue('LocaleName', 'en-US'),
  textValue('sLongDate', 'dddd, MMMM d, yyyy'),
  textValue('sShortDate', 'M/d/yyyy'),
  textValue('sShortTime', 'h:mm tt'),
  textValue('sTimeFormat', 'h:mm:ss tt'),
];

const LYNC_FOLDER = `${PRODUCT_FOLDER}\\`;

/** The products that the set-up of Lync Server registers; their codes are those of the Windows Installer packages. */
const PRODUCTS: readonly (readonly [code: string, name: string])[] = [
  ['{11CFB169-07EA-489D-BF8C-D8C29525720E}', 'Microsoft Lync Server 2013, Administrative Tools'],
  ['{A593FD00-64F1-4288-A6F4-E699ED9DCA35}', 'Microsoft Lync Server 2013, Front End Server'],
  ['{2A65AB9C-57AD-4EC6-BD4E-BD61A7C583B3}', 'Microsoft Lync Server 2013, Core Components'],
];

export function readRegistry(lab: StoreSnapshot, topology: Topology, computer: Computer): RegistryState {
  return lab.read(registrySection(computer.fqdn)) ?? initialRegistry(topology, computer);
}

/** Changes the registry: `edit` gives what it is to become. */
export function changeRegistry(
  change: StoreChange,
  topology: Topology,
  computer: Computer,
  edit: (registry: RegistryState) => RegistryState,
): void {
  change.write(registrySection(computer.fqdn), edit(readRegistry(change, topology, computer)));
}

function initialRegistry(topology: Topology, computer: Computer): RegistryState {
  const { operatingSystem, version } = machineFacts(topology, computer);
  const domain = topology.document.domain;
  const machine = 'HKEY_LOCAL_MACHINE';
  const windows = `${machine}\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion`;
  const keys: RegistryKeyState[] = [
    key(`${machine}\\HARDWARE`),
    key(`${machine}\\SAM`),
    key(`${machine}\\SECURITY`),
    key(`${machine}\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion`, [
      textValue('CurrentVersion', version.slice(0, 3)),
      textValue('CurrentBuild', version.slice(4)),
      textValue('CurrentBuildNumber', version.slice(4)),
      textValue('CSDVersion', 'Service Pack 1'),
      textValue('EditionID', 'ServerEnterprise'),
      textValue('InstallationType', 'Server'),
      textValue('ProductName', operatingSystem.replace('Microsoft ', '').trim()),
      textValue('RegisteredOrganization', topology.document.netbiosName),
      textValue('RegisteredOwner', 'Windows User'),
      textValue('SystemRoot', 'C:\\Windows'),
    ]),
    key(windows, [
      textValue('ProgramFilesDir', 'C:\\Program Files'),
      textValue('CommonFilesDir', 'C:\\Program Files\\Common Files'),
    ]),
    key(`${windows}\\Uninstall`),
    ...PRODUCTS.map(([code, name]) =>
      key(`${windows}\\Uninstall\\${code}`, [
        textValue('DisplayName', name),
        textValue('DisplayVersion', PRODUCT_VERSION),
        textValue('Publisher', 'Microsoft Corporation'),
        textValue('InstallLocation', LYNC_FOLDER),
      ]),
    ),
    key(`${machine}\\SOFTWARE\\Microsoft\\Real-Time Communications`, [textValue('InstallDir', LYNC_FOLDER)]),
    ...PRODUCTS.map(([code, name]) =>
      key(`${machine}\\SOFTWARE\\Microsoft\\Real-Time Communications\\${code}`, [
        textValue('ProductName', name),
        textValue('Version', PRODUCT_VERSION),
        textValue('InstallDir', LYNC_FOLDER),
      ]),
    ),
    key(`${machine}\\SOFTWARE\\Microsoft\\PowerShell\\1`, [
      { name: 'Install', kind: 'DWord', data: 1 },
      textValue('PID', '89383-100-0001260-04309'),
    ]),
    key(`${machine}\\SOFTWARE\\Microsoft\\PowerShell\\1\\PowerShellEngine`, [
      textValue('ApplicationBase', 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0'),
      textValue('PSCompatibleVersion', '1.0, 2.0, 3.0'),
      textValue('PowerShellVersion', '2.0'),
      textValue('RuntimeVersion', 'v2.0.50727'),
    ]),
    key(`${machine}\\SOFTWARE\\Microsoft\\PowerShell\\1\\ShellIds\\Microsoft.PowerShell`, [
      textValue('ExecutionPolicy', 'RemoteSigned'),
      textValue('Path', 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'),
    ]),
    key(`${machine}\\SOFTWARE\\Microsoft\\PowerShell\\3\\PowerShellEngine`, [
      textValue('ApplicationBase', 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0'),
      textValue('PSCompatibleVersion', '1.0, 2.0, 3.0'),
      textValue('PowerShellVersion', '3.0'),
      textValue('RuntimeVersion', 'v4.0.30319'),
    ]),
    key(`${machine}\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full`, [
      { name: 'Install', kind: 'DWord', data: 1 },
      { name: 'Release', kind: 'DWord', data: 378389 },
      textValue('Version', '4.5.50709'),
    ]),
    key(`${machine}\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName`, [
      textValue('ComputerName', computer.name.toUpperCase()),
    ]),
    key(`${machine}\\SYSTEM\\CurrentControlSet\\Control\\Session Manager`),
    key(`${machine}\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters`, [
      textValue('Domain', domain),
      textValue('Hostname', computer.name),
      textValue('NV Hostname', computer.name),
    ]),
    key('HKEY_CURRENT_USER\\Control Panel\\International', INTERNATIONAL),
    key('HKEY_CURRENT_USER\\Environment'),
    key('HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'),
    // The account of the system and of those who log on for the first time.
    key('HKEY_USERS\\.DEFAULT\\Control Panel\\International', INTERNATIONAL),
  ];
  return { keys };
}

function key(path: string, values: readonly RegistryValue[] = []): RegistryKeyState {
  return { path, values };
}

function textValue(name: string, data: string): RegistryValue {
  return { name, kind: 'String', data };
}
