/** The registry of a machine as its set-up leaves it: what scripts read follows from what the machine is. */
import { installedProducts, installerDay, SQL_VERSION } from './installed-products.ts';
import { machineFacts } from './machine-facts.ts';
import { PRODUCT_FOLDER } from './product.ts';
import { key, listValue, numberValue, type RegistryKeyState, type RegistryValue, textValue } from './registry-tree.ts';
import type { Computer, Topology } from './topology.ts';
import { databaseInstances, dynamicPortOf } from './windows-services.ts';

/** How an account writes dates and times, in the English of the United States. */
const INTERNATIONAL: readonly RegistryValue[] = [
  textValue('LocaleName', 'en-US'),
  textValue('sLongDate', 'dddd, MMMM d, yyyy'),
  textValue('sShortDate', 'M/d/yyyy'),
  textValue('sShortTime', 'h:mm tt'),
  textValue('sTimeFormat', 'h:mm:ss tt'),
];

const LYNC_FOLDER = `${PRODUCT_FOLDER}\\`;

const MACHINE = 'HKEY_LOCAL_MACHINE';
const SOFTWARE = `${MACHINE}\\SOFTWARE`;
const CONTROL = `${MACHINE}\\SYSTEM\\CurrentControlSet`;
const WINDOWS = 'Microsoft\\Windows\\CurrentVersion';
const USER = 'HKEY_CURRENT_USER';

/** @param start the lab time at which the deployment was set up */
export function initialRegistry(topology: Topology, computer: Computer, start: number): RegistryKeyState[] {
  return [
    key(`${MACHINE}\\HARDWARE`),
    key(`${MACHINE}\\SAM`),
    key(`${MACHINE}\\SECURITY`),
    ...windowsKeys(topology, computer),
    ...productKeys(computer, start),
    ...powerShellKeys(),
    key(`${SOFTWARE}\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full`, [
      numberValue('Install', 1),
      numberValue('Release', 378389),
      textValue('Version', '4.5.50709'),
    ]),
    ...databaseKeys(computer),
    ...machineKeys(topology, computer),
    ...userKeys(),
  ];
}

function windowsKeys(topology: Topology, computer: Computer): RegistryKeyState[] {
  const { operatingSystem, version } = machineFacts(topology, computer);
  return [
    key(`${SOFTWARE}\\Microsoft\\Windows NT\\CurrentVersion`, [
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
    key(`${SOFTWARE}\\${WINDOWS}`, [
      textValue('ProgramFilesDir', 'C:\\Program Files'),
      textValue('CommonFilesDir', 'C:\\Program Files\\Common Files'),
    ]),
    key(`${SOFTWARE}\\${WINDOWS}\\Internet Settings`),
    // User Account Control as it is after the set-up of Windows.
    key(`${SOFTWARE}\\${WINDOWS}\\Policies\\System`, [
      numberValue('ConsentPromptBehaviorAdmin', 5),
      numberValue('EnableLUA', 1),
    ]),
    key(`${SOFTWARE}\\${WINDOWS}\\Run`),
    key(`${SOFTWARE}\\${WINDOWS}\\RunOnce`),
    key(`${SOFTWARE}\\Policies\\Microsoft\\Windows`),
    key(`${SOFTWARE}\\Wow6432Node\\${WINDOWS}\\Internet Settings`),
    key(`${SOFTWARE}\\Wow6432Node\\${WINDOWS}\\Uninstall`),
    // The enhanced security configuration of Internet Explorer, of administrators and of users: switched on.
    ...['{A509B1A7-37EF-4b3f-8CFC-4F3A74704073}', '{A509B1A8-37EF-4b3f-8CFC-4F3A74704073}'].map((part) =>
      key(`${SOFTWARE}\\Microsoft\\Active Setup\\Installed Components\\${part}`, [numberValue('IsInstalled', 1)]),
    ),
    // What Hyper-V's integration services tell a guest of itself.
    key(`${SOFTWARE}\\Microsoft\\Virtual Machine\\Guest\\Parameters`, [
      numberValue('HostingSystemOsMajor', 6),
      numberValue('HostingSystemOsMinor', 2),
      textValue('HostName', `hv01.${topology.document.domain}`),
      textValue('PhysicalHostName', 'HV01'),
      textValue('VirtualMachineName', computer.name.toUpperCase()),
    ]),
  ];
}

/** What set-ups have registered: for those who remove programs, and Lync Server for itself. */
function productKeys({ pool }: Computer, start: number): RegistryKeyState[] {
  const products = installedProducts(pool.role);
  const ours = products.filter(({ folder }) => folder === LYNC_FOLDER);
  return [
    key(`${SOFTWARE}\\${WINDOWS}\\Uninstall`),
    ...products.map(({ code, name, version, publisher, folder, installedBefore }) =>
      key(`${SOFTWARE}\\${WINDOWS}\\Uninstall\\${code}`, [
        textValue('DisplayName', name),
        textValue('DisplayVersion', version),
        textValue('Publisher', publisher),
        textValue('InstallDate', installerDay(start - installedBefore)),
        textValue('InstallLocation', folder),
        { name: 'UninstallString', kind: 'ExpandString', data: `MsiExec.exe /I${code}` },
        numberValue('WindowsInstaller', 1),
      ]),
    ),
    key(`${SOFTWARE}\\Microsoft\\Real-Time Communications`, [textValue('InstallDir', LYNC_FOLDER)]),
    ...ours.map(({ code, name, version, folder }) =>
      key(`${SOFTWARE}\\Microsoft\\Real-Time Communications\\${code}`, [
        textValue('ProductName', name),
        textValue('Version', version),
        textValue('InstallDir', folder),
      ]),
    ),
  ];
}

function powerShellKeys(): RegistryKeyState[] {
  return [
    key(`${SOFTWARE}\\Microsoft\\PowerShell\\1`, [
      numberValue('Install', 1),
      textValue('PID', '89383-100-0001260-04309'),
    ]),
    key(`${SOFTWARE}\\Microsoft\\PowerShell\\1\\PowerShellEngine`, [
      textValue('ApplicationBase', 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0'),
      textValue('PSCompatibleVersion', '1.0, 2.0, 3.0'),
      textValue('PowerShellVersion', '2.0'),
      textValue('RuntimeVersion', 'v2.0.50727'),
    ]),
    key(`${SOFTWARE}\\Microsoft\\PowerShell\\1\\ShellIds\\Microsoft.PowerShell`, [
      textValue('ExecutionPolicy', 'RemoteSigned'),
      textValue('Path', 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe'),
    ]),
    key(`${SOFTWARE}\\Microsoft\\PowerShell\\3\\PowerShellEngine`, [
      textValue('ApplicationBase', 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0'),
      textValue('PSCompatibleVersion', '1.0, 2.0, 3.0'),
      textValue('PowerShellVersion', '3.0'),
      textValue('RuntimeVersion', 'v4.0.30319'),
    ]),
  ];
}

const INSTANCES = `${SOFTWARE}\\Microsoft\\Microsoft SQL Server`;

/** The instances of SQL Server Express that keep a machine's own data, and the client by which services reach them. */
function databaseKeys({ pool }: Computer): RegistryKeyState[] {
  const instances = databaseInstances(pool.role);
  const folderOf = (instance: string) => `C:\\Program Files\\Microsoft SQL Server\\MSSQL11.${instance}\\MSSQL`;
  return [
    key(`${SOFTWARE}\\Microsoft\\SQLNCLI11`, [textValue('InstalledVersion', SQL_VERSION)]),
    key(`${SOFTWARE}\\ODBC\\ODBCINST.INI\\ODBC Drivers`, [
      textValue('SQL Server', 'Installed'),
      textValue('SQL Server Native Client 11.0', 'Installed'),
    ]),
    key(`${SOFTWARE}\\ODBC\\ODBCINST.INI\\SQL Server Native Client 11.0`, [
      textValue('Driver', 'C:\\Windows\\system32\\sqlncli11.dll'),
      textValue('DriverODBCVer', '03.80'),
    ]),
    key(INSTANCES, [listValue('InstalledInstances', instances)]),
    key(
      `${INSTANCES}\\Instance Names\\SQL`,
      instances.map((instance) => textValue(instance, `MSSQL11.${instance}`)),
    ),
    ...instances.flatMap((instance) => {
      const own = `${INSTANCES}\\MSSQL11.${instance}`;
      return [
        key(`${own}\\Setup`, [
          textValue('Edition', 'Express Edition'),
          textValue('PatchLevel', SQL_VERSION),
          textValue('SqlProgramDir', 'C:\\Program Files\\Microsoft SQL Server\\'),
          textValue('SQLPath', folderOf(instance)),
          textValue('SQLDataRoot', folderOf(instance)),
          textValue('Version', SQL_VERSION),
        ]),
        // Where clients of older kinds look: what the instance listens at now.
        key(`${INSTANCES}\\${instance}\\MSSQLServer\\CurrentVersion`, [textValue('CurrentVersion', SQL_VERSION)]),
        key(`${INSTANCES}\\${instance}\\MSSQLServer\\SuperSocketNetLib\\Tcp`, [
          textValue('TcpPort', String(dynamicPortOf(instance))),
        ]),
        key(`${own}\\MSSQLServer\\CurrentVersion`, [textValue('CurrentVersion', SQL_VERSION)]),
        key(`${own}\\MSSQLServer\\SuperSocketNetLib\\Tcp`, [
          textValue('DisplayName', 'TCP/IP'),
          numberValue('Enabled', 1),
          numberValue('ListenOnAllIPs', 1),
        ]),
        key(`${own}\\MSSQLServer\\SuperSocketNetLib\\Tcp\\IPAll`, [
          textValue('DisplayName', 'Any IP Address'),
          textValue('TcpDynamicPorts', String(dynamicPortOf(instance))),
          textValue('TcpPort', ''),
        ]),
      ];
    }),
  ];
}

function machineKeys(topology: Topology, computer: Computer): RegistryKeyState[] {
  const { domain } = topology.document;
  return [
    key(`${CONTROL}\\Control\\ComputerName\\ActiveComputerName`, [
      textValue('ComputerName', computer.name.toUpperCase()),
    ]),
    // Schannel writes errors only, and Windows Server 2008 R2 offers no SSL 2.0; other protocols have no keys (KB 245030).
    key(`${CONTROL}\\Control\\SecurityProviders\\SCHANNEL`, [numberValue('EventLogging', 1)]),
    ...['Ciphers', 'CipherSuites', 'Hashes', 'KeyExchangeAlgorithms', 'Protocols'].map((part) =>
      key(`${CONTROL}\\Control\\SecurityProviders\\SCHANNEL\\${part}`),
    ),
    key(`${CONTROL}\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\SSL 2.0\\Client`, [
      numberValue('DisabledByDefault', 1),
    ]),
    key(`${CONTROL}\\Control\\Session Manager`),
    key(`${CONTROL}\\Services\\Tcpip\\Parameters`, [
      textValue('Domain', domain),
      textValue('Hostname', computer.name),
      textValue('NV Domain', domain),
      textValue('NV Hostname', computer.name),
    ]),
  ];
}

/** Of whoever is logged on, and of the account of the system and of those who log on for the first time. */
function userKeys(): RegistryKeyState[] {
  const internet = `Software\\${WINDOWS}\\Internet Settings`;
  return [
    key(`${USER}\\Control Panel\\International`, INTERNATIONAL),
    key(`${USER}\\Environment`),
    key(`${USER}\\Software\\${WINDOWS}\\Run`),
    key(`${USER}\\${internet}`, [numberValue('MigrateProxy', 1), numberValue('ProxyEnable', 0)]),
    key(`${USER}\\${internet}\\ZoneMap\\Domains`),
    key('HKEY_USERS\\.DEFAULT\\Control Panel\\International', INTERNATIONAL),
  ];
}
