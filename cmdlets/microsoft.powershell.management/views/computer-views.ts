/** Views of changes to a computer and of its control panel. */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';

const views: readonly View[] = [
  table(
    'ControlPanelItem',
    ['Microsoft.PowerShell.Commands.ControlPanelItem'],
    ['Name', 'CanonicalName', 'Category', 'Description'],
  ),
  table(
    'Microsoft.PowerShell.Commands.ComputerChangeInfo',
    ['Microsoft.PowerShell.Commands.ComputerChangeInfo'],
    [column('HasSucceeded', { width: 12, align: 'Left' }), column('ComputerName', { width: 25 })],
  ),
  table(
    'Microsoft.PowerShell.Commands.RenameComputerChangeInfo',
    ['Microsoft.PowerShell.Commands.RenameComputerChangeInfo'],
    [
      column('HasSucceeded', { width: 12, align: 'Left' }),
      column('OldComputerName', { width: 25 }),
      column('NewComputerName', { width: 25 }),
    ],
  ),
];

export default views;
