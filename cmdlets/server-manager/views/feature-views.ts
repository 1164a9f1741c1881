/** How features are drawn: a tree with marks, as Windows Server 2012 draws it. */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';
import { DataObject } from '../../../src/types/values/data-object.ts';

function marked(item: unknown): string {
  if (!(item instanceof DataObject)) return '';
  const indent = '    '.repeat(Number(item.get('Depth')) - 1);
  return `${indent}[${item.get('Installed') === true ? 'X' : ' '}] ${String(item.get('DisplayName'))}`;
}

const views: readonly View[] = [
  table(
    'Feature',
    ['Microsoft.Windows.ServerManager.Commands.Feature'],
    [
      column(marked, { label: 'Display Name', width: 55 }),
      column('Name', { width: 23 }),
      column('InstallState', { label: 'Install State', width: 14, align: 'Right' }),
    ],
  ),
  table(
    'FeatureOperationResult',
    ['Microsoft.Windows.ServerManager.Commands.FeatureOperationResult'],
    [
      column('Success', { width: 7 }),
      column('RestartNeeded', { label: 'Restart Needed', width: 14 }),
      column('ExitCode', { label: 'Exit Code', width: 14 }),
      column('FeatureResult', { label: 'Feature Result' }),
    ],
  ),
];

export default views;
