/** What the cmdlets of the network give out. */
import { dataType } from '../../data-object.ts';

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
  dataType('NetTcpIpResult', [
    'string ComputerName {get;}',
    'string RemoteAddress {get;}',
    'int RemotePort {get;}',
    'string InterfaceAlias {get;}',
    'string SourceAddress {get;}',
    'bool PingSucceeded {get;}',
    'bool TcpTestSucceeded {get;}',
  ]),
  dataType('Microsoft.DnsClient.Commands.DnsRecord_A', [
    'string Name {get;}',
    'string Type {get;}',
    'int TTL {get;}',
    'string Section {get;}',
    'string IPAddress {get;}',
  ]),
];
