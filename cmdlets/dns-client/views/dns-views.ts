/** How records of DNS are drawn (DnsLookup.Format.ps1xml of Windows, by what consoles show). */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';

const views: readonly View[] = [
  table(
    'Microsoft.DnsClient.Commands.DnsRecord',
    ['Microsoft.DnsClient.Commands.DnsRecord_A'],
    [
      column('Name', { width: 46 }),
      column('Type', { width: 6 }),
      column('TTL', { width: 5, align: 'Left' }),
      column('Section', { width: 10 }),
      'IPAddress',
    ],
  ),
];

export default views;
