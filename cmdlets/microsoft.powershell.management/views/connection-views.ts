/** Views of what Test-Connection finds. */
import { column, table, type View } from '../../../src/formatting/view-definition.ts';
import { unlessTimedOut, valueAt } from '../../../src/formatting/view-values.ts';

const views: readonly View[] = [
  table(
    'Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus',
    ['Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus'],
    [
      column('Id', { width: 4, align: 'Right' }),
      column('Source', { width: 16, align: 'Left' }),
      column('TargetAddress', { label: 'Address', width: 25, align: 'Left' }),
      column('Port', { width: 7, align: 'Right' }),
      column('Latency', { label: 'Latency(ms)', width: 7, align: 'Right' }),
      column('Connected', { width: 10, align: 'Left' }),
      column('Status', { width: 24, align: 'Left' }),
    ],
    { groupBy: { by: 'Target' } },
  ),
  table(
    'Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus',
    ['Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus'],
    [
      column('Ping', { width: 4, align: 'Right' }),
      column('Source', { width: 16, align: 'Left' }),
      column('DisplayAddress', { label: 'Address', width: 25, align: 'Left' }),
      column((status) => unlessTimedOut(status, 'Latency'), { label: 'Latency(ms)', width: 7, align: 'Right' }),
      column((status) => unlessTimedOut(status, 'BufferSize'), { label: 'BufferSize(B)', width: 10, align: 'Right' }),
      column('Status', { width: 16, align: 'Left' }),
    ],
    { groupBy: { by: 'Destination' } },
  ),
  table(
    'Microsoft.PowerShell.Commands.TestConnectionCommand+PingMtuStatus',
    ['Microsoft.PowerShell.Commands.TestConnectionCommand+PingMtuStatus'],
    [
      column('Source', { width: 16, align: 'Left' }),
      column('DisplayAddress', { label: 'Address', width: 25, align: 'Left' }),
      column((status) => unlessTimedOut(status, 'Latency'), { label: 'Latency(ms)', width: 7, align: 'Right' }),
      column('Status', { width: 16, align: 'Left' }),
      column('MtuSize', { label: 'MtuSize(B)', width: 7, align: 'Right' }),
    ],
    { groupBy: { by: 'Destination' } },
  ),
  table(
    'Microsoft.PowerShell.Commands.TestConnectionCommand+TraceStatus',
    ['Microsoft.PowerShell.Commands.TestConnectionCommand+TraceStatus'],
    [
      column('Hop', { width: 3, align: 'Right' }),
      column((status) => valueAt(status, 'Hostname') ?? '*', { label: 'Hostname', width: 25, align: 'Left' }),
      column('Ping', { width: 4, align: 'Right' }),
      column((status) => unlessTimedOut(status, 'Latency'), { label: 'Latency(ms)', width: 7, align: 'Right' }),
      column('Status', { width: 16, align: 'Left' }),
      column('Source', { width: 12, align: 'Left' }),
      column('TargetAddress', { width: 15, align: 'Left' }),
    ],
    { groupBy: { by: 'Target' } },
  ),
];

export default views;
