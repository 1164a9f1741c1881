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
];

export default views;
