/** How the configuration of an adapter is drawn. */
import { item, list, type View } from '../../../src/formatting/view-definition.ts';
import { valueAt } from '../../../src/formatting/view-values.ts';

const views: readonly View[] = [
  list(
    'NetIPConfiguration',
    ['NetIPConfiguration'],
    [
      'InterfaceAlias',
      'InterfaceIndex',
      'InterfaceDescription',
      item('NetProfile.Name', (self) => valueAt(self, 'NetProfile.Name')),
      item('IPv4Address', (self) => valueAt(self, 'IPv4Address.IPAddress')),
      item('IPv4DefaultGateway', (self) => valueAt(self, 'IPv4DefaultGateway.NextHop')),
      item('DNSServer', (self) =>
        [...((valueAt(self, 'DNSServer.ServerAddresses') ?? []) as Iterable<unknown>)].join('\n'),
      ),
    ],
  ),
];

export default views;
