/**
 * Types that talk to a network. There is none behind the simulated deployment, so whoever makes one is told by name;
 * System.Net.Dns knows this machine's name.
 */
import { ambient } from '../../ambient.ts';
import { netException } from '../../net-exception.ts';
import { type ConstructorDeclaration, defineType } from '../../type-declaration.ts';

function refusal(name: string): () => never {
  return () => {
    throw netException(
      'System.PlatformNotSupportedException',
      `${name} is not part of lyncshell: the simulated deployment has no network.`,
    );
  };
}

const constructors = (name: string, ...more: string[]): ConstructorDeclaration[] =>
  ['()', ...more].map((signature) => [signature, refusal(name)] as const);

const DNS = 'System.Net.Dns';

export default [
  defineType({ name: 'System.ComponentModel.Component', interfaces: ['System.IDisposable'] }),
  defineType({
    name: 'System.Net.WebClient',
    base: 'System.ComponentModel.Component',
    constructors: constructors('System.Net.WebClient'),
  }),
  defineType({
    name: 'System.Net.WebRequest',
    abstract: true,
    staticMethods: [
      ['System.Net.WebRequest Create(string requestUriString)', refusal('System.Net.WebRequest')],
      ['System.Net.WebRequest Create(uri requestUri)', refusal('System.Net.WebRequest')],
    ],
  }),
  defineType({ name: 'System.Net.Http.HttpClient', constructors: constructors('System.Net.Http.HttpClient') }),
  defineType({
    name: 'System.Net.Sockets.TcpClient',
    constructors: constructors('System.Net.Sockets.TcpClient', '(string hostname, int port)'),
  }),
  defineType({
    name: 'System.Net.Sockets.UdpClient',
    constructors: constructors('System.Net.Sockets.UdpClient', '(int port)', '(string hostname, int port)'),
  }),
  defineType({
    name: 'System.Net.NetworkInformation.Ping',
    base: 'System.ComponentModel.Component',
    constructors: constructors('System.Net.NetworkInformation.Ping'),
  }),
  defineType({
    name: 'System.Net.Dns',
    abstract: true,
    staticMethods: [
      ['string GetHostName()', () => ambient().machineName],
      ['System.Net.IPAddress[] GetHostAddresses(string hostNameOrAddress)', refusal(`${DNS}.GetHostAddresses`)],
      ['System.Object GetHostEntry(string hostNameOrAddress)', refusal(`${DNS}.GetHostEntry`)],
      ['System.Object GetHostByName(string hostName)', refusal(`${DNS}.GetHostByName`)],
      ['System.Object Resolve(string hostName)', refusal(`${DNS}.Resolve`)],
    ],
  }),
];
