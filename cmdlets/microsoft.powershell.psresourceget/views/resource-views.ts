/** How resources and repositories are drawn (PSGet.Format.ps1xml of the module). */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';
import { CLASSES, CommandResource } from '../../packages/resources.ts';

const parent = (name: 'name' | 'version') => (item: unknown) =>
  item instanceof CommandResource ? item.parent.facts[name] : null;

const views: readonly View[] = [
  table(
    'PSResourceInfo',
    [`${CLASSES}.PSResourceInfo`],
    ['Name', 'Version', 'Prerelease', 'Repository', 'Description'],
  ),
  table(
    'PSCommandResourceInfo',
    [`${CLASSES}.PSCommandResourceInfo`],
    [
      column('Names', { label: 'Name' }),
      column(parent('name'), { label: 'Package Name' }),
      column(parent('version'), { label: 'Version' }),
    ],
  ),
  table(
    'PSRepositoryInfo',
    [`${CLASSES}.PSRepositoryInfo`],
    ['Name', 'Uri', 'Trusted', 'Priority', 'IsAllowedByPolicy'],
  ),
];

export default views;
