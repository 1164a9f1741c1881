/** How providers and packages are drawn (PackageManagement.format.ps1xml of the module). */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';
import { PackageProvider } from '../package-providers.ts';

const options = (item: unknown) => (item instanceof PackageProvider ? item.facts.options.join(', ') : null);

const views: readonly View[] = [
  table(
    'PackageProvider',
    ['Microsoft.PackageManagement.Implementation.PackageProvider'],
    [column('Name', { width: 24 }), column('Version', { width: 16 }), column(options, { label: 'DynamicOptions' })],
  ),
  table(
    'SoftwareIdentity',
    ['Microsoft.PackageManagement.Packaging.SoftwareIdentity'],
    [column('Name', { width: 30 }), column('Version', { width: 16 }), column('Source', { width: 16 }), 'Summary'],
  ),
];

export default views;
