/** Views of CIM instances. */

import { column, custom, table, token, type View } from '../../../src/formatting/view-definition.ts';
import { valueAt } from '../../../src/formatting/view-values.ts';
import { hotFixColumns, pingColumns, restorePointColumns } from '../../../src/formatting/wmi-columns.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';

const views: readonly View[] = [
  table(
    'Microsoft.Management.Infrastructure.CimClass',
    ['Microsoft.Management.Infrastructure.CimClass'],
    [column('CimClassName', { width: 35 }), column('CimClassMethods', { width: 20 }), 'CimClassProperties'],
    { groupBy: { by: (cls) => valueAt(cls, 'CimSystemProperties.Namespace'), label: 'NameSpace' } },
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PingStatus',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PingStatus'],
    [
      column((status) => valueAt(status, '__SERVER') ?? valueAt(status, 'PSComputerName'), {
        label: 'Source',
        width: 13,
      }),
      ...pingColumns,
    ],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/default/SystemRestore',
    ['Microsoft.Management.Infrastructure.CimInstance#root/default/SystemRestore'],
    restorePointColumns,
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_QuickFixEngineering',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_QuickFixEngineering'],
    [column('ComputerName', { label: 'Source', width: 13 }), ...hotFixColumns],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Process',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Process'],
    ['ProcessId', column('Name', { width: 16 }), 'HandleCount', 'WorkingSetSize', 'VirtualSize'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_ComputerSystem',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_ComputerSystem'],
    [column('Name', { width: 16 }), 'PrimaryOwnerName', 'Domain', 'TotalPhysicalMemory', 'Model', 'Manufacturer'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_PROCESSOR',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_PROCESSOR'],
    ['DeviceID', column('Name', { width: 16 }), 'Caption', 'MaxClockSpeed', 'SocketDesignation', 'Manufacturer'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DCOMApplication',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DCOMApplication'],
    ['AppID', column('Name', { width: 16 }), 'InstallDate'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DESKTOP',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DESKTOP'],
    ['SettingID', column('Name', { width: 16 }), 'ScreenSaverActive', 'ScreenSaverSecure', 'ScreenSaverTimeout'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DESKTOPMONITOR',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DESKTOPMONITOR'],
    ['DeviceID', column('Name', { width: 16 }), 'DisplayType', 'MonitorManufacturer', 'ScreenHeight', 'ScreenWidth'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DeviceMemoryAddress',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DeviceMemoryAddress'],
    [column('Name', { width: 16 }), 'MemoryType', 'Status'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskDrive',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskDrive'],
    ['DeviceID', 'Caption', 'Partitions', 'Size', 'Model'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskQuota',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskQuota'],
    ['DiskSpaceUsed', 'Limit', 'QuotaVolume', 'User'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Environment',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Environment'],
    [column('Name', { width: 16 }), 'UserName', 'VariableValue'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Directory',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Directory'],
    [column('Name', { width: 16 }), 'Hidden', 'Archive', 'Writeable', 'LastModified'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Group',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Group'],
    ['SID', column('Name', { width: 16 }), 'Caption', 'Domain'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_IDEController',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_IDEController'],
    [column('Name', { width: 16 }), 'Status', 'StatusInfo', 'ProtocolSupported', 'Manufacturer'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_IRQResource',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_IRQResource'],
    [column('Name', { width: 16 }), 'IRQNumber', 'Hardware', 'TriggerLevel', 'TriggerType'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_ScheduledJob',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_ScheduledJob'],
    ['JobId', column('Name', { width: 16 }), 'Owner', 'Priority', 'Command'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LoadOrderGroup',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LoadOrderGroup'],
    [column('Name', { width: 16 }), 'GroupOrder'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LogicalDisk',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LogicalDisk'],
    [
      'DeviceID',
      'DriveType',
      column('ProviderName', { width: 16 }),
      column('VolumeName', { width: 16 }),
      'Size',
      'FreeSpace',
    ],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LogonSession',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LogonSession'],
    ['LogonId', column('Name', { width: 16 }), 'LogonType', 'StartTime', 'Status', 'AuthenticationPackage'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PhysicalMemoryArray',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PhysicalMemoryArray'],
    [column('Name', { width: 16 }), 'MemoryDevices', 'MaxCapacity', 'Model'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_OnBoardDevice',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_OnBoardDevice'],
    ['DeviceType', 'SerialNumber', 'Enabled', 'Description'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_OperatingSystem',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_OperatingSystem'],
    ['SystemDirectory', 'Organization', 'BuildNumber', 'RegisteredUser', 'SerialNumber', 'Version'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskPartition',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskPartition'],
    [column('Name', { width: 16 }), 'NumberOfBlocks', 'BootPartition', 'PrimaryPartition', 'Size', 'Index'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PortConnector',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PortConnector'],
    ['Tag', 'PortType', 'ConnectorType', 'SerialNumber', 'ExternalReferenceDesignator'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_QuotaSetting',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_QuotaSetting'],
    ['SettingID', 'Caption', 'State', 'VolumePath', 'DefaultLimit', 'DefaultWarningLimit'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_SCSIController',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_SCSIController'],
    [
      column('Name', { width: 16 }),
      column('DriverName', { width: 16 }),
      'Status',
      'StatusInfo',
      'ProtocolSupported',
      'Manufacturer',
    ],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Service',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Service'],
    ['ProcessId', column('Name', { width: 16 }), 'StartMode', 'State', 'Status', 'ExitCode'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_UserAccount',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_UserAccount'],
    [column('Name', { width: 16 }), 'Caption', 'AccountType', 'SID', 'Domain'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkProtocol',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkProtocol'],
    [column('Name', { width: 16 }), 'Caption', 'Status'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkAdapter',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkAdapter'],
    ['DeviceID', column('Name', { width: 16 }), 'AdapterType', 'ServiceName'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkAdapterConfiguration',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkAdapterConfiguration'],
    [column('ServiceName', { width: 16 }), 'DHCPEnabled', 'Index', 'Description'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NTDomain',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NTDomain'],
    [column('DomainName', { width: 16 }), 'DnsForestName', 'DomainControllerName'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Printer',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Printer'],
    [column('Name', { width: 16 }), 'ShareName', 'SystemName', 'PrinterState', 'PrinterStatus', 'Location'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PrintJob',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PrintJob'],
    ['JobId', column('Name', { width: 16 }), 'JobStatus', 'Owner', 'Priority', 'Size', 'Document'],
  ),
  table(
    'Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Product',
    ['Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Product'],
    [column('Name', { width: 16 }), 'Caption', 'Vendor', 'Version', 'IdentifyingNumber'],
  ),
  custom(
    'Microsoft.Management.Infrastructure.CimInstance#__PartialCIMInstance',
    ['Microsoft.Management.Infrastructure.CimInstance#__PartialCIMInstance'],
    [token.value((instance) => toText(instance))],
  ),
];

export default views;
