/** Views of WMI objects. */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';
import { named, valueAt } from '../../../src/formatting/view-values.ts';

/** Numbers of the events and kinds of system restore points. */
const RESTORE_EVENTS = {
  100: 'BEGIN_SYSTEM_CHANGE',
  101: 'END_SYSTEM_CHANGE',
  102: 'BEGIN_NESTED_SYSTEM_CHANGE',
  103: 'END_NESTED_SYSTEM_CHANGE',
};
const RESTORE_POINTS = {
  0: 'APPLICATION_INSTALL',
  1: 'APPLICATION_UNINSTALL',
  10: 'DEVICE_DRIVER_INSTALL',
  12: 'MODIFY_SETTINGS',
  13: 'CANCELLED_OPERATION',
};

const views: readonly View[] = [
  table(
    'System.Management.ManagementClass',
    ['System.Management.ManagementClass'],
    [column('Name', { width: 35 }), column('Methods', { width: 20 }), 'Properties'],
    { groupBy: { by: '__Namespace', label: 'NameSpace' } },
  ),
  table(
    'System.Management.ManagementObject#root\\cimv2\\Win32_PingStatus',
    ['System.Management.ManagementObject#root\\cimv2\\Win32_PingStatus'],
    [
      column('__Server', { label: 'Source', width: 13 }),
      column('Address', { label: 'Destination', width: 15 }),
      column('IPV4Address', { width: 16 }),
      column('IPV6Address', { width: 40 }),
      column('BufferSize', { label: 'Bytes', width: 8 }),
      column('ResponseTime', { label: 'Time(ms)', width: 9 }),
    ],
  ),
  table(
    'System.Management.ManagementObject#root\\default\\SystemRestore',
    ['System.Management.ManagementObject#root\\default\\SystemRestore'],
    [
      column((point) => valueAt(point, 'CreationTime'), { label: 'CreationTime', width: 22 }),
      column('Description', { width: 30 }),
      column('SequenceNumber', { width: 17 }),
      column((point) => named(RESTORE_EVENTS, valueAt(point, 'EventType')), { label: 'EventType', width: 17 }),
      column((point) => named(RESTORE_POINTS, valueAt(point, 'RestorePointType')), {
        label: 'RestorePointType',
        width: 22,
      }),
    ],
  ),
  table(
    'System.Management.ManagementObject#root\\cimv2\\Win32_QuickFixEngineering',
    ['System.Management.ManagementObject#root\\cimv2\\Win32_QuickFixEngineering'],
    [
      column('__SERVER', { label: 'Source', width: 13 }),
      column('Description', { width: 16 }),
      column('HotFixID', { width: 13 }),
      column('InstalledBy', { width: 20 }),
      column('InstalledOn', { width: 26 }),
    ],
  ),
];

export default views;
