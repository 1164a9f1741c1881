/** Views of the records of event logs that Get-WinEvent gives. */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';

const views: readonly View[] = [
  table(
    'System.Diagnostics.Eventing.Reader.EventLogRecord',
    ['System.Diagnostics.Eventing.Reader.EventLogRecord'],
    [
      column('TimeCreated', { width: 26, align: 'Left' }),
      column('Id', { width: 8, align: 'Right' }),
      column('LevelDisplayName', { width: 16, align: 'Left' }),
      'Message',
    ],
    { groupBy: { by: 'ProviderName' } },
  ),
  // Diagnostics.Format.ps1xml
  table(
    'System.Diagnostics.Eventing.Reader.EventLogConfiguration',
    ['System.Diagnostics.Eventing.Reader.EventLogConfiguration'],
    [
      column('LogMode', { width: 9, align: 'Left' }),
      column('MaximumSizeInBytes', { width: 18, align: 'Right' }),
      column('RecordCount', { width: 11, align: 'Right' }),
      'LogName',
    ],
  ),
];

export default views;
