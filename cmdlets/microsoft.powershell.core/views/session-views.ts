/** Views of runspaces, sessions and jobs. */
import { column, list, table, type View } from '../../../src/formatting/view-definition.ts';

const views: readonly View[] = [
  table(
    'PSSession',
    ['System.Management.Automation.Runspaces.PSSession'],
    [
      column('Id', { width: 3, align: 'Right' }),
      column('Name', { width: 15, align: 'Left' }),
      column('Transport', { width: 9, align: 'Left' }),
      column('ComputerName', { width: 15, align: 'Left' }),
      column('ComputerType', { width: 15, align: 'Left' }),
      column('State', { width: 13, align: 'Left' }),
      column('ConfigurationName', { width: 20, align: 'Left' }),
      column('Availability', { width: 13, align: 'Right' }),
    ],
  ),
  table(
    'Job',
    ['System.Management.Automation.Job'],
    [
      column('Id', { width: 6, align: 'Left' }),
      column('Name', { width: 15, align: 'Left' }),
      column('PSJobTypeName', { width: 15, align: 'Left' }),
      column('State', { width: 13, align: 'Left' }),
      column('HasMoreData', { width: 15, align: 'Left' }),
      column('Location', { width: 20, align: 'Left' }),
      column('Command', { width: 25, align: 'Left' }),
    ],
  ),
  table(
    'ExperimentalFeature',
    ['System.Management.Automation.ExperimentalFeature'],
    [
      column('Name', { width: 35, align: 'Left' }),
      column('Enabled', { width: 7, align: 'Right' }),
      column('Source', { width: 35, align: 'Left' }),
      column('Description', { align: 'Left' }),
    ],
  ),
  list(
    'PSSessionConfiguration',
    ['Microsoft.PowerShell.Commands.PSSessionConfigurationCommands#PSSessionConfiguration'],
    ['Name', 'PSVersion', 'StartupScript', 'RunAsUser', 'Permission'],
  ),
];

export default views;
