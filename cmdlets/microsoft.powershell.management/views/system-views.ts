/** Views of processes, services and event logs. */
import { column, list, table, type View, wide } from '../../../src/formatting/view-definition.ts';
import {
  formatted,
  kilobytes,
  megabytes,
  shortDate,
  twoDecimals,
  valueAt,
} from '../../../src/formatting/view-values.ts';

const views: readonly View[] = [
  table(
    'System.Diagnostics.EventLogEntry',
    ['System.Diagnostics.EventLogEntry'],
    [
      column('Index', { width: 8, align: 'Right' }),
      column('TimeGenerated', { label: 'Time', width: 13, format: '{0:MMM} {0:dd} {0:HH}:{0:mm}' }),
      column((entry) => valueAt(entry, 'EntryType'), { label: 'EntryType', width: 11 }),
      column('Source', { width: 20 }),
      column('InstanceID', { width: 12, align: 'Right' }),
      'Message',
    ],
  ),
  list(
    'System.Diagnostics.EventLogEntry',
    ['System.Diagnostics.EventLogEntry'],
    [
      'Index',
      'EntryType',
      'InstanceID',
      'Message',
      'Category',
      'CategoryNumber',
      'ReplacementStrings',
      'Source',
      'TimeGenerated',
      'TimeWritten',
      'UserName',
    ],
  ),
  table(
    'System.Diagnostics.EventLog',
    ['System.Diagnostics.EventLog'],
    [
      column((log) => formatted(valueAt(log, 'MaximumKilobytes'), 'N0'), { label: 'Max(K)', width: 8, align: 'Right' }),
      column('MinimumRetentionDays', { label: 'Retain', width: 6, align: 'Right' }),
      column('OverflowAction', { width: 18 }),
      column((log) => formatted(valueAt(log, 'Entries.Count'), 'N0'), { label: 'Entries', width: 10, align: 'Right' }),
      'Log',
    ],
  ),
  list(
    'System.Diagnostics.EventLog',
    ['System.Diagnostics.EventLog'],
    ['Log', 'EnableRaisingEvents', 'MaximumKilobytes', 'MinimumRetentionDays', 'OverflowAction'],
  ),
  table(
    'ProcessModule',
    ['System.Diagnostics.ProcessModule'],
    [
      column((module) => valueAt(module, 'Size'), { label: 'Size(K)', width: 10, align: 'Right' }),
      column('ModuleName', { width: 50 }),
      'FileName',
    ],
  ),
  table(
    'process',
    ['System.Diagnostics.Process'],
    [
      column((process) => kilobytes(valueAt(process, 'NPM')), { label: 'NPM(K)', width: 7, align: 'Right' }),
      column((process) => megabytes(valueAt(process, 'PM')), { label: 'PM(M)', width: 8, align: 'Right' }),
      column((process) => megabytes(valueAt(process, 'WS')), { label: 'WS(M)', width: 10, align: 'Right' }),
      column((process) => twoDecimals(valueAt(process, 'CPU')), { label: 'CPU(s)', width: 10, align: 'Right' }),
      column('Id', { width: 7, align: 'Right' }),
      column('SI', { width: 3, align: 'Right' }),
      'ProcessName',
    ],
  ),
  table(
    'Priority',
    ['System.Diagnostics.Process'],
    [
      column('ProcessName', { width: 20 }),
      column('Id', { width: 10, align: 'Right' }),
      column('WorkingSet64', { width: 12, align: 'Right' }),
    ],
    { groupBy: { by: 'PriorityClass', label: 'PriorityClass' } },
  ),
  table(
    'StartTime',
    ['System.Diagnostics.Process'],
    [
      column('ProcessName', { width: 20 }),
      column('Id', { width: 10, align: 'Right' }),
      column('WorkingSet64', { width: 12, align: 'Right' }),
    ],
    { groupBy: { by: (process) => shortDate(valueAt(process, 'StartTime')), label: 'StartTime.ToShortDateString()' } },
  ),
  wide('process', ['System.Diagnostics.Process'], 'ProcessName'),
  table(
    'ProcessWithUserName',
    ['System.Diagnostics.Process#IncludeUserName'],
    [
      column((process) => megabytes(valueAt(process, 'WS')), { label: 'WS(M)', width: 10, align: 'Right' }),
      column((process) => twoDecimals(valueAt(process, 'CPU')), { label: 'CPU(s)', width: 8, align: 'Right' }),
      column('Id', { width: 7, align: 'Right' }),
      column('UserName', { width: 30 }),
      'ProcessName',
    ],
  ),
  table(
    'service',
    ['System.ServiceProcess.ServiceController'],
    [column('Status', { width: 8 }), column('Name', { width: 18 }), column('DisplayName', { width: 38 })],
  ),
  list(
    'System.ServiceProcess.ServiceController',
    ['System.ServiceProcess.ServiceController'],
    [
      'Name',
      'DisplayName',
      'Status',
      'DependentServices',
      'ServicesDependedOn',
      'CanPauseAndContinue',
      'CanShutdown',
      'CanStop',
      'ServiceType',
    ],
  ),
];

export default views;
