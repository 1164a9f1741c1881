/** Types that talk to a network, and are not built. Whoever makes one is told by name. */
import { netException } from '../../net-exception.ts';
import { type ConstructorDeclaration, defineType } from '../../type-declaration.ts';

function refusal(name: string): () => never {
  return () => {
    throw netException(
      'System.PlatformNotSupportedException',
      `${name} is not part of lyncshell: Invoke-WebRequest and System.Net.Sockets.TcpClient reach the machines of the lab.`,
    );
  };
}

const constructors = (name: string, ...more: string[]): ConstructorDeclaration[] =>
  ['()', ...more].map((signature) => [signature, refusal(name)] as const);

export default [
  defineType({ name: 'System.ComponentModel.Component', interfaces: ['System.IDisposable'] }),
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
    name: 'System.Net.NetworkInformation.Ping',
    base: 'System.ComponentModel.Component',
    constructors: constructors('System.Net.NetworkInformation.Ping'),
  }),
];
