/** Views of WMI objects. */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';
import { hotFixColumns, pingColumns, restorePointColumns } from '../../../src/formatting/wmi-columns.ts';

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
    [column('__Server', { label: 'Source', width: 13 }), ...pingColumns],
  ),
  table(
    'System.Management.ManagementObject#root\\default\\SystemRestore',
    ['System.Management.ManagementObject#root\\default\\SystemRestore'],
    restorePointColumns,
  ),
  table(
    'System.Management.ManagementObject#root\\cimv2\\Win32_QuickFixEngineering',
    ['System.Management.ManagementObject#root\\cimv2\\Win32_QuickFixEngineering'],
    [column('__SERVER', { label: 'Source', width: 13 }), ...hotFixColumns],
  ),
];

export default views;
