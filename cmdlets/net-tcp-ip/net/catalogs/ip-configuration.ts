/** What Get-NetIPConfiguration gives. */
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType('NetIPConfiguration', [
    'string ComputerName {get;}',
    'string InterfaceAlias {get;}',
    'int InterfaceIndex {get;}',
    'string InterfaceDescription {get;}',
    'System.Object NetProfile {get;}',
    'System.Object IPv6Address {get;}',
    'System.Object IPv4Address {get;}',
    'System.Object IPv4DefaultGateway {get;}',
    'System.Object DNSServer {get;}',
  ]),
];
