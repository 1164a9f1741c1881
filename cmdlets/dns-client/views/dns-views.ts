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
  table(
    'Microsoft.DnsClient.Commands.DnsRecord_SRV',
    ['Microsoft.DnsClient.Commands.DnsRecord_SRV'],
    [
      column('Name', { width: 40 }),
      column('Type', { width: 6 }),
      column('TTL', { width: 5, align: 'Left' }),
      column('Section', { width: 10 }),
      column('NameTarget', { width: 30 }),
      column('Priority', { width: 8, align: 'Left' }),
      column('Weight', { width: 6, align: 'Left' }),
      column('Port', { width: 6, align: 'Left' }),
    ],
  ),
];

export default views;
