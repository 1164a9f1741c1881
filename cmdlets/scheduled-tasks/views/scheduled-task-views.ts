/** Views of scheduled tasks. */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';

const views: readonly View[] = [
  table(
    'ScheduledTask',
    ['Microsoft.Management.Infrastructure.CimInstance#Root/Microsoft/Windows/TaskScheduler/MSFT_ScheduledTask'],
    [column('TaskPath', { width: 46 }), column('TaskName', { width: 44 }), 'State'],
  ),
];

export default views;
