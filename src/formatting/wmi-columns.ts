/**
 * Columns that CIM instances and the objects of WMI show alike: the same classes, by Get-CimInstance and by
 * Get-WmiObject. Their modules do not know each other.
 */
import { column } from './view-definition.ts';
import { named, valueAt } from './view-values.ts';

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

/** Of `root/default/SystemRestore`. */
export const restorePointColumns = [
  column((point) => valueAt(point, 'CreationTime'), { label: 'CreationTime', width: 22 }),
  column('Description', { width: 30 }),
  column('SequenceNumber', { width: 17 }),
  column((point) => named(RESTORE_EVENTS, valueAt(point, 'EventType')), { label: 'EventType', width: 17 }),
  column((point) => named(RESTORE_POINTS, valueAt(point, 'RestorePointType')), {
    label: 'RestorePointType',
    width: 22,
  }),
];

/** Of `root/cimv2/Win32_PingStatus`, behind the computer that asked. */
export const pingColumns = [
  column('Address', { label: 'Destination', width: 15 }),
  column('IPV4Address', { width: 16 }),
  column('IPV6Address', { width: 40 }),
  column('BufferSize', { label: 'Bytes', width: 8 }),
  column('ResponseTime', { label: 'Time(ms)', width: 9 }),
];

/** Of `root/cimv2/Win32_QuickFixEngineering`, behind the computer that has the fix. */
export const hotFixColumns = [
  column('Description', { width: 16 }),
  column('HotFixID', { width: 13 }),
  column('InstalledBy', { width: 20 }),
  column('InstalledOn', { width: 26 }),
];
