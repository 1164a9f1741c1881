/** How network adapters are drawn. */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';

const NAME = 'Microsoft.Management.Infrastructure.CimInstance#ROOT/StandardCimv2/MSFT_NetAdapter';

const views: readonly View[] = [
  table(
    NAME,
    [NAME],
    [
      column('Name', { width: 25 }),
      column('InterfaceDescription', { width: 39 }),
      column('ifIndex', { width: 7, align: 'Right' }),
      column('Status', { width: 12 }),
      column('MacAddress', { width: 18 }),
      column('LinkSpeed', { width: 12, align: 'Right' }),
    ],
  ),
];

export default views;
