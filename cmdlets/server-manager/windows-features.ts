/**
 * Roles, role services and features of Windows Server, as far as Lync Server needs them or scripts ask for them, and on which
 * servers they are: those that the planning pages of Lync Server 2013 want, and what Windows brings along.
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { ServerRole } from '../../src/deployment/topology.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';

export const FEATURE = 'Microsoft.Windows.ServerManager.Commands.Feature';
export const OPERATION_RESULT = 'Microsoft.Windows.ServerManager.Commands.FeatureOperationResult';
const RECORD = 'WindowsFeature';

type FeatureType = 'Role' | 'Role Service' | 'Feature';
/** `web`: servers with web services; `all`; `none`. */
type Presence = 'all' | 'web' | 'front-end' | 'member' | 'none';
type Declared = readonly [name: string, displayName: string, on: Presence, parts?: readonly Declared[]];

/** A role or feature with its place among the others. */
export interface WindowsFeature {
  readonly name: string;
  readonly displayName: string;
  readonly type: FeatureType;
  readonly parent: WindowsFeature | null;
  readonly depth: number;
  readonly parts: readonly string[];
  readonly on: Presence;
}

const ROLES: readonly Declared[] = [
  ['AD-Certificate', 'Active Directory Certificate Services', 'none'],
  ['AD-Domain-Services', 'Active Directory Domain Services', 'none'],
  ['DHCP', 'DHCP Server', 'none'],
  ['DNS', 'DNS Server', 'none'],
  ['File-Services', 'File Services', 'member', [['FS-FileServer', 'File Server', 'member']]],
  [
    'Web-Server',
    'Web Server (IIS)',
    'web',
    [
      [
        'Web-WebServer',
        'Web Server',
        'web',
        [
          [
            'Web-Common-Http',
            'Common HTTP Features',
            'web',
            [
              ['Web-Static-Content', 'Static Content', 'web'],
              ['Web-Default-Doc', 'Default Document', 'web'],
              ['Web-Dir-Browsing', 'Directory Browsing', 'none'],
              ['Web-Http-Errors', 'HTTP Errors', 'web'],
              ['Web-Http-Redirect', 'HTTP Redirection', 'none'],
            ],
          ],
          [
            'Web-App-Dev',
            'Application Development',
            'web',
            [
              ['Web-Asp-Net', 'ASP.NET', 'web'],
              ['Web-Net-Ext', '.NET Extensibility', 'web'],
              ['Web-ISAPI-Ext', 'ISAPI Extensions', 'web'],
              ['Web-ISAPI-Filter', 'ISAPI Filters', 'web'],
            ],
          ],
          [
            'Web-Health',
            'Health and Diagnostics',
            'web',
            [
              ['Web-Http-Logging', 'HTTP Logging', 'web'],
              ['Web-Log-Libraries', 'Logging Tools', 'web'],
              ['Web-Request-Monitor', 'Request Monitor', 'none'],
              ['Web-Http-Tracing', 'Tracing', 'web'],
            ],
          ],
          [
            'Web-Security',
            'Security',
            'web',
            [
              ['Web-Basic-Auth', 'Basic Authentication', 'none'],
              ['Web-Windows-Auth', 'Windows Authentication', 'web'],
              ['Web-Client-Auth', 'Client Certificate Mapping Authentication', 'web'],
              ['Web-Filtering', 'Request Filtering', 'web'],
            ],
          ],
          [
            'Web-Performance',
            'Performance',
            'web',
            [
              ['Web-Stat-Compression', 'Static Content Compression', 'web'],
              ['Web-Dyn-Compression', 'Dynamic Content Compression', 'web'],
            ],
          ],
        ],
      ],
      [
        'Web-Mgmt-Tools',
        'Management Tools',
        'web',
        [
          ['Web-Mgmt-Console', 'IIS Management Console', 'web'],
          ['Web-Scripting-Tools', 'IIS Management Scripts and Tools', 'web'],
          ['Web-Mgmt-Compat', 'IIS 6 Management Compatibility', 'none'],
        ],
      ],
    ],
  ],
];

const FEATURES: readonly Declared[] = [
  ['NET-Framework', '.NET Framework 3.5.1 Features', 'all', [['NET-Framework-Core', '.NET Framework 3.5.1', 'all']]],
  [
    'NET-Framework-45-Features',
    '.NET Framework 4.5 Features',
    'all',
    [
      ['NET-Framework-45-Core', '.NET Framework 4.5', 'all'],
      ['NET-Framework-45-ASPNET', 'ASP.NET 4.5', 'web'],
    ],
  ],
  ['Windows-Identity-Foundation', 'Windows Identity Foundation 3.5', 'all'],
  ['Server-Media-Foundation', 'Media Foundation', 'front-end'],
  ['BITS', 'Background Intelligent Transfer Service (BITS)', 'none'],
  ['Desktop-Experience', 'Desktop Experience', 'front-end'],
  ['Failover-Clustering', 'Failover Clustering', 'none'],
  [
    'MSMQ',
    'Message Queuing',
    'web',
    [
      [
        'MSMQ-Services',
        'Message Queuing Services',
        'web',
        [
          ['MSMQ-Server', 'Message Queuing Server', 'web'],
          ['MSMQ-Directory', 'Directory Service Integration', 'web'],
        ],
      ],
    ],
  ],
  [
    'RSAT',
    'Remote Server Administration Tools',
    'member',
    [
      [
        'RSAT-Role-Tools',
        'Role Administration Tools',
        'member',
        [
          [
            'RSAT-ADDS',
            'AD DS Tools',
            'member',
            [['RSAT-AD-PowerShell', 'Active Directory module for Windows PowerShell', 'member']],
          ],
        ],
      ],
    ],
  ],
  ['SNMP-Services', 'SNMP Services', 'none', [['SNMP-Service', 'SNMP Service', 'none']]],
  ['Telnet-Client', 'Telnet Client', 'none'],
  ['Backup-Features', 'Windows Server Backup Features', 'none', [['Backup', 'Windows Server Backup', 'none']]],
  ['PowerShell-ISE', 'Windows PowerShell Integrated Scripting Environment (ISE)', 'all'],
  [
    'WAS',
    'Windows Process Activation Service',
    'web',
    [
      ['WAS-Process-Model', 'Process Model', 'web'],
      ['WAS-NET-Environment', '.NET Environment', 'web'],
      ['WAS-Config-APIs', 'Configuration APIs', 'web'],
    ],
  ],
  ['WinRM-IIS-Ext', 'WinRM IIS Extension', 'none'],
];

function unfolded(
  declared: readonly Declared[],
  types: readonly [whole: FeatureType, part: FeatureType],
  parent: WindowsFeature | null = null,
): WindowsFeature[] {
  return declared.flatMap(([name, displayName, on, parts = []]) => {
    const feature: WindowsFeature = {
      name,
      displayName,
      on,
      type: parent ? types[1] : types[0],
      parent,
      depth: (parent?.depth ?? 0) + 1,
      parts: parts.map(([part]) => part),
    };
    return [feature, ...unfolded(parts, types, feature)];
  });
}

/** All, each before its parts. */
export const windowsFeatures: readonly WindowsFeature[] = [
  ...unfolded(ROLES, ['Role', 'Role Service']),
  ...unfolded(FEATURES, ['Feature', 'Feature']),
];

const WEB_ROLES: ReadonlySet<ServerRole> = new Set(['EnterpriseFrontEnd', 'StandardEdition', 'Director']);

function isThereAtFirst({ on }: WindowsFeature, { role }: Machine): boolean {
  switch (on) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'member':
      return role !== 'Edge';
    case 'web':
      return WEB_ROLES.has(role);
    case 'front-end':
      return WEB_ROLES.has(role) && role !== 'Director';
  }
}

/** Those that are on a machine: what it began with, but for what somebody has installed or taken away. */
export function installedFeatures({ records }: Deployment, machine: Machine): ReadonlySet<string> {
  const changed = records.find(RECORD, machine.fqdn)?.values ?? {};
  return new Set(
    windowsFeatures
      .filter((feature) => (changed[feature.name] as boolean | undefined) ?? isThereAtFirst(feature, machine))
      .map(({ name }) => name),
  );
}

/** Puts features on a machine, or takes them away. */
export function changeFeatures(
  { records }: Deployment,
  { fqdn }: Machine,
  names: readonly string[],
  isThere: boolean,
): void {
  const changed = Object.fromEntries(names.map((name) => [name, isThere]));
  records.change(RECORD, fqdn, (values = {}) => ({ ...values, ...changed }));
}

/** A feature as the cmdlets give it out. */
export function featureObject(feature: WindowsFeature, installed: ReadonlySet<string>): DataObject {
  const isInstalled = installed.has(feature.name);
  return new DataObject(FEATURE, {
    Name: feature.name,
    DisplayName: feature.displayName,
    Description: feature.displayName,
    Installed: isInstalled,
    InstallState: isInstalled ? 'Installed' : 'Available',
    FeatureType: feature.type,
    Path: pathOf(feature),
    Depth: feature.depth,
    DependsOn: textArray([]),
    Parent: feature.parent?.name ?? null,
    SubFeatures: textArray([...feature.parts]),
    SystemService: textArray([]),
    Notification: textArray([]),
    PostConfigurationNeeded: false,
  });
}

function pathOf({ displayName, parent }: WindowsFeature): string {
  return parent ? `${pathOf(parent)}\\${displayName}` : displayName;
}
