/** What Resolve-DnsName gives out. */
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType('Microsoft.DnsClient.Commands.DnsRecord_A', [
    'string Name {get;}',
    'string Type {get;}',
    'int TTL {get;}',
    'string Section {get;}',
    'string IPAddress {get;}',
    'string IP4Address {get;}',
  ]),
  dataType('Microsoft.DnsClient.Commands.DnsRecord_SRV', [
    'string Name {get;}',
    'string Type {get;}',
    'int TTL {get;}',
    'string Section {get;}',
    'string NameTarget {get;}',
    'int Priority {get;}',
    'int Weight {get;}',
    'int Port {get;}',
  ]),
  dataType('System.Net.IPHostEntry', [
    'string HostName {get;}',
    'string[] Aliases {get;}',
    'System.Net.IPAddress[] AddressList {get;}',
  ]),
];
