/** What Test-Connection gives out. */
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType('Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus', [
    'uint Ping {get;}',
    'string Source {get;}',
    'string Destination {get;}',
    'string Address {get;}',
    'string DisplayAddress {get;}',
    'long Latency {get;}',
    'string Status {get;}',
    'int BufferSize {get;}',
    'System.Net.NetworkInformation.PingReply Reply {get;}',
  ]),
];
