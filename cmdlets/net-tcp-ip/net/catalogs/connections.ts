/** Streams of connections, results of connecting, and the enums of TLS. */

import { delegateMembers } from '../../../../src/types/collections/delegates.ts';
import { plainException } from '../../../../src/types/exceptions/exception-declaration.ts';
import type { NetStream } from '../../../../src/types/files/stream.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import type { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { enumOf } from '../../../deployment/certificate-chains.ts';
import type { ConnectResult } from '../../connecting.ts';
import { callbackOf, certificatesOf, SslStream } from '../../ssl-stream.ts';
import type { NetworkStream } from '../../tcp-connection.ts';
import type { UdpSocket } from '../../udp-client.ts';

const PROTOCOLS = 'System.Security.Authentication.SslProtocols';
const ERRORS = 'System.Net.Security.SslPolicyErrors';
const CERTIFICATE = 'System.Security.Cryptography.X509Certificates.X509Certificate';
const COLLECTION = 'System.Security.Cryptography.X509Certificates.X509CertificateCollection';
const CALLBACK = 'System.Net.Security.RemoteCertificateValidationCallback';

const errorsObject = (bits: number) => enumOf(ERRORS, bits);

const securing = (inner: NetStream, leavesOpen = false, callback: unknown = null) =>
  new SslStream(inner, leavesOpen, callbackOf(callback), errorsObject);

/** What both streams say of themselves. */
const timeouts = [
  ['bool CanTimeout {get;}', () => true],
  [
    'int ReadTimeout {get;set;}',
    (self: NetworkStream) => self.readTimeout,
    (self: NetworkStream, value: number) => {
      self.readTimeout = value;
    },
  ],
  [
    'int WriteTimeout {get;set;}',
    (self: NetworkStream) => self.writeTimeout,
    (self: NetworkStream, value: number) => {
      self.writeTimeout = value;
    },
  ],
] as const;

export default [
  defineType<UdpSocket>({
    name: 'System.Net.Sockets.Socket',
    interfaces: ['System.IDisposable'],
    properties: [
      ['int Available {get;}', (self: UdpSocket) => self.available],
      ['bool Connected {get;}', (self: UdpSocket) => self.remote !== null],
      [
        'int ReceiveTimeout {get;set;}',
        (self: UdpSocket) => self.receiveTimeout,
        (self: UdpSocket, value: number) => {
          self.receiveTimeout = value;
        },
      ],
      [
        'int SendTimeout {get;set;}',
        (self: UdpSocket) => self.sendTimeout,
        (self: UdpSocket, value: number) => {
          self.sendTimeout = value;
        },
      ],
    ],
    methods: [
      [
        'void Close()',
        (self: UdpSocket) => {
          self.isClosed = true;
        },
      ],
    ],
  }),
  defineType({
    name: 'Interop+OpenSsl+SslException',
    base: 'System.Security.Cryptography.CryptographicException',
    ...plainException('Interop+OpenSsl+SslException', ''),
  }),
  defineType<NetworkStream>({
    name: 'System.Net.Sockets.NetworkStream',
    base: 'System.IO.Stream',
    properties: [['bool DataAvailable {get;}', (self: NetworkStream) => self.dataAvailable], ...timeouts],
  }),
  defineType({ name: 'System.Net.Security.AuthenticatedStream', base: 'System.IO.Stream', abstract: true }),
  defineType<SslStream>({
    name: 'System.Net.Security.SslStream',
    base: 'System.Net.Security.AuthenticatedStream',
    constructors: [
      ['(System.IO.Stream innerStream)', securing],
      ['(System.IO.Stream innerStream, bool leaveInnerStreamOpen)', securing],
      [
        `(System.IO.Stream innerStream, bool leaveInnerStreamOpen, ${CALLBACK} userCertificateValidationCallback)`,
        securing,
      ],
    ],
    properties: [
      ['bool IsAuthenticated {get;}', (self: SslStream) => self.isAuthenticated],
      ['bool IsEncrypted {get;}', (self: SslStream) => self.isAuthenticated],
      ['bool IsSigned {get;}', (self: SslStream) => self.isAuthenticated],
      ['bool IsServer {get;}', () => false],
      [
        'bool IsMutuallyAuthenticated {get;}',
        (self: SslStream) => self.isAuthenticated && self.localCertificate !== null,
      ],
      [`${PROTOCOLS} SslProtocol {get;}`, (self: SslStream) => enumOf(PROTOCOLS, self.protocol)],
      [`${CERTIFICATE} RemoteCertificate {get;}`, (self: SslStream) => self.remoteCertificate],
      [`${CERTIFICATE} LocalCertificate {get;}`, (self: SslStream) => self.localCertificate],
      ['string TargetHostName {get;}', (self: SslStream) => self.targetHostName],
      ...timeouts,
    ],
    methods: [
      [
        'void AuthenticateAsClient(string targetHost)',
        (self: SslStream, host: string) => self.authenticateAsClient(host, [], 0, false),
      ],
      [
        `void AuthenticateAsClient(string targetHost, ${COLLECTION} clientCertificates, bool checkCertificateRevocation)`,
        (self: SslStream, host: string, certificates: unknown, revocation: boolean) =>
          self.authenticateAsClient(host, certificatesOf(certificates), 0, revocation),
      ],
      [
        `void AuthenticateAsClient(string targetHost, ${COLLECTION} clientCertificates, ${PROTOCOLS} enabledSslProtocols, bool checkCertificateRevocation)`,
        (self: SslStream, host: string, certificates: unknown, protocols: EnumValue, revocation: boolean) =>
          self.authenticateAsClient(host, certificatesOf(certificates), Number(protocols.value), revocation),
      ],
    ],
  }),
  defineType({
    name: 'System.Net.Security.RemoteCertificateValidationCallback',
    base: 'System.MulticastDelegate',
    kind: 'delegate',
    ...delegateMembers,
  }),
  defineType({
    name: 'System.Security.Authentication.SslProtocols',
    kind: 'enum',
    flags: true,
    members: { None: 0, Ssl2: 12, Ssl3: 48, Tls: 192, Default: 240, Tls11: 768, Tls12: 3072, Tls13: 12288 },
  }),
  defineType({
    name: 'System.Net.Security.SslPolicyErrors',
    kind: 'enum',
    flags: true,
    members: {
      None: 0,
      RemoteCertificateNotAvailable: 1,
      RemoteCertificateNameMismatch: 2,
      RemoteCertificateChainErrors: 4,
    },
  }),
  defineType<ConnectResult>({
    name: 'System.Threading.Tasks.TaskToAsyncResult+TaskAsyncResult',
    interfaces: ['System.IAsyncResult'],
    properties: [
      ['System.Threading.WaitHandle AsyncWaitHandle {get;}', (self: ConnectResult) => self.handle],
      ['System.Object AsyncState {get;}', (self: ConnectResult) => self.state],
      ['bool CompletedSynchronously {get;}', () => false],
      ['bool IsCompleted {get;}', (self: ConnectResult) => self.handle.isSignalled],
    ],
  }),
];
