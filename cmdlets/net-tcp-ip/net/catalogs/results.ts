/** What Test-NetConnection gives out. */
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType('NetTcpIpResult', [
    'string ComputerName {get;}',
    'string RemoteAddress {get;}',
    'int RemotePort {get;}',
    'string InterfaceAlias {get;}',
    'string SourceAddress {get;}',
    'bool PingSucceeded {get;}',
    'bool TcpTestSucceeded {get;}',
  ]),
];
