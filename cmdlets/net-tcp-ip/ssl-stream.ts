/** SslStream: a handshake with a server of the lab, and what the client thinks of the server's certificate. */
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import { type InsideConnection, insideNetwork } from '../../src/machine/inside-network.ts';
import type { TlsVersion } from '../../src/platform/sockets.ts';
import { ambientPort } from '../../src/types/ambient.ts';
import type { NetStream } from '../../src/types/files/stream.ts';
import { conversion } from '../../src/types/members/conversion-port.ts';
import { type Invocable, isInvocable } from '../../src/types/members/ps-member.ts';
import { netException } from '../../src/types/net-exception.ts';
import { type NetType, typeNamed } from '../../src/types/net-type.ts';
import { CertificateChain } from '../deployment/certificate-chains.ts';
import { X509Certificate2 } from '../deployment/certificate-objects.ts';
import { CertificateCollection } from '../deployment/certificate-stores.ts';
import { ConnectionStream, handshakeException, NetworkStream } from './tcp-connection.ts';

const AUTHENTICATION = 'System.Security.Authentication.AuthenticationException';

/** The bits of SslProtocols, oldest first. */
const PROTOCOLS: readonly (readonly [bits: number, version: TlsVersion])[] = [
  [192, 'TLSv1'],
  [768, 'TLSv1.1'],
  [3072, 'TLSv1.2'],
  [12288, 'TLSv1.3'],
];

/** The bits of SslPolicyErrors. */
const NAME_MISMATCH = 2;
const CHAIN_ERRORS = 4;

/** Named as SslPolicyErrors prints them. */
const ERROR_NAMES: readonly (readonly [bit: number, name: string])[] = [
  [NAME_MISMATCH, 'RemoteCertificateNameMismatch'],
  [CHAIN_ERRORS, 'RemoteCertificateChainErrors'],
];

export class SslStream extends ConnectionStream {
  readonly connection: InsideConnection;
  remoteCertificate: X509Certificate2 | null = null;
  localCertificate: X509Certificate2 | null = null;
  targetHostName = '';
  /** Of SslProtocols. */
  protocol = 0;

  constructor(
    private readonly inner: NetStream,
    private readonly leavesOpen: boolean,
    private readonly callback: Invocable | null,
    private readonly errorsObject: (bits: number) => unknown,
  ) {
    super();
    if (!(inner instanceof NetworkStream)) {
      throw netException(
        'System.PlatformNotSupportedException',
        'System.Net.Security.SslStream needs the stream of a TcpClient here: others have nobody at their other end.',
      );
    }
    this.connection = inner.connection;
  }

  netType(): NetType {
    return typeNamed('System.Net.Security.SslStream');
  }

  get isAuthenticated(): boolean {
    return this.remoteCertificate !== null;
  }

  authenticateAsClient(
    host: string,
    certificates: readonly X509Certificate2[],
    bits: number,
    revocation: boolean,
  ): void {
    if (this.isAuthenticated) {
      throw netException(
        'System.InvalidOperationException',
        'This operation is not allowed on a security context that has already been authenticated.',
      );
    }
    this.targetHostName = host;
    const own = certificates.find(({ home }) => home.key);
    const agreed = this.shake(host, own, bits);
    const [leaf, ...issuers] = agreed.certificates.map((der) => new X509Certificate2(readCertificate(der)));
    if (!leaf) throw netException(AUTHENTICATION, 'The remote certificate was not provided.');
    this.judge(leaf, issuers, host, revocation);
    this.remoteCertificate = leaf;
    this.localCertificate = own ?? null;
    this.protocol = PROTOCOLS.find(([, version]) => version === agreed.version)?.[0] ?? 0;
  }

  requireAuthenticated(): void {
    if (this.isAuthenticated) return;
    const text = 'This operation is only allowed using a successfully authenticated context.';
    throw netException('System.InvalidOperationException', text);
  }

  override read(count: number): Uint8Array {
    this.requireAuthenticated();
    return super.read(count);
  }

  override write(bytes: Uint8Array): void {
    this.requireAuthenticated();
    super.write(bytes);
  }

  override close(): void {
    super.close();
    if (!this.leavesOpen) this.inner.close();
  }

  private shake(host: string, own: X509Certificate2 | undefined, bits: number) {
    const allowed = PROTOCOLS.filter(([bit]) => bits === 0 || (bits & bit) !== 0).map(([, version]) => version);
    const [oldest, newest] = [allowed[0], allowed.at(-1)];
    if (!oldest || !newest) {
      throw netException('System.NotSupportedException', 'The requested security protocol is not supported.');
    }
    try {
      return this.connection.secure({
        serverName: host,
        certificates: own ? [own.info.der] : [],
        oldest,
        newest,
      });
    } catch (error) {
      throw handshakeException(error);
    }
  }

  private judge(leaf: X509Certificate2, issuers: X509Certificate2[], host: string, revocation: boolean): void {
    const chain = new CertificateChain();
    chain.policy.revocationMode = revocation ? 'Online' : 'NoCheck';
    chain.policy.extraStore.items.push(...issuers);
    const isChainGood = chain.build(leaf);
    const isNamed = ambientPort(insideNetwork)?.isNameOf(leaf.info.der, host) ?? false;
    const errors = (isNamed ? 0 : NAME_MISMATCH) | (isChainGood ? 0 : CHAIN_ERRORS);
    if (this.callback) {
      const said = this.callback.invokeAsDelegate([this, leaf, chain, this.errorsObject(errors)]);
      if (conversion().toBool(said)) return;
      throw netException(
        AUTHENTICATION,
        'The remote certificate was rejected by the provided RemoteCertificateValidationCallback.',
      );
    }
    if (errors === 0) return;
    const text =
      errors === CHAIN_ERRORS
        ? `because of errors in the certificate chain: ${chain.flags.join(', ')}`
        : `according to the validation procedure: ${ERROR_NAMES.flatMap(([bit, name]) => (errors & bit ? [name] : [])).join(', ')}`;
    throw netException(AUTHENTICATION, `The remote certificate is invalid ${text}`);
  }
}

/** The certificates of a collection that a script gives. */
export function certificatesOf(collection: unknown): readonly X509Certificate2[] {
  return collection instanceof CertificateCollection ? collection.items : [];
}

export function callbackOf(value: unknown): Invocable | null {
  return isInvocable(value) ? value : null;
}
