/**
 * The lab's network for those who speak from inside a session: the same endpoints as on sockets, without a socket. Names are
 * those of the lab's DNS; what fails, fails with the codes that the host's network has.
 */
import { buildChain, type ChainFlag } from '../deployment/chain-building.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { Topology } from '../deployment/topology.ts';
import { keyPurposes } from '../deployment/x509-building.ts';
import { type CertificateInfo, readCertificate } from '../deployment/x509-reading.ts';
import { concatBytes } from '../platform/bytes.ts';
import type { HttpReply, HttpRequest } from '../platform/network.ts';
import type { Conversation, Peer, ServedRequest, Speech, TlsPresentation, TlsVersion } from '../platform/sockets.ts';
import { isNameOf } from './certificate-names.ts';
import { type Endpoint, listensOnly } from './endpoint.ts';
import { httpConversation, reasonOf } from './http-text.ts';
import { endpointsOf } from './lab-endpoints.ts';
import { type DatagramSender, STUN_PORT, stunAnswer } from './stun.ts';

/** What a client shows of itself. */
export interface ClientIdentity {
  readonly serverName: string;
  /** DER, its own first; none for a client that has none. */
  readonly certificates: readonly Uint8Array[];
  readonly oldest: TlsVersion;
  readonly newest: TlsVersion;
}

/** What a handshake has agreed on. */
export interface AgreedTls {
  readonly version: TlsVersion;
  /** Of the server, DER, its own first. */
  readonly certificates: readonly Uint8Array[];
}

/** The service that relays media, the only one that answers datagrams. */
const RELAY = 'RTCMEDIARELAY';

/** An answer with the address that it comes from. */
interface DatagramAnswer {
  readonly bytes: Uint8Array;
  readonly address: string;
}

const NOTHING = new Uint8Array(0);

/** In the order of their age. */
const VERSIONS: readonly TlsVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** serverAuth, and that it is for everything. */
const SERVER_PURPOSES: readonly string[] = [keyPurposes.serverAuth, '2.5.29.37.0'];

export class InMemoryNetwork {
  private known: { readonly topology: Topology; readonly endpoints: readonly Endpoint[] } | null = null;

  constructor(private readonly lab: Deployment) {}

  /** Sends a request to a server of the lab; `undefined` where the host is none of the lab's. Throws host errors. */
  exchange(request: HttpRequest): HttpReply | undefined {
    const url = new URL(request.url);
    const isSecure = url.protocol === 'https:';
    const connection = this.connect(url.hostname, Number(url.port) || (isSecure ? 443 : 80));
    if (!connection) return undefined;
    if (isSecure) {
      const { oldest, newest } = request.tls ?? { oldest: 'TLSv1', newest: 'TLSv1.3' };
      const agreed = connection.secure({
        serverName: url.hostname,
        certificates: request.client?.certificates ?? [],
        oldest: oldest as TlsVersion,
        newest: newest as TlsVersion,
      });
      if (request.checksCertificate) this.requireTrusted(agreed, url.hostname);
    }
    return connection.answer(servedRequest(request, url));
  }

  /** Connects to a port; `undefined` where the host is none of the lab's. Throws host errors. */
  connect(host: string, port: number): InMemoryConnection | undefined {
    const there = this.endpointsAt(host);
    if (!there) return undefined;
    const reachable = there.filter(({ facts }) => this.isReachable(facts.machine));
    const admitted = reachable.filter(({ facts }) => !this.isBlocked(facts.machine, 'TCP', port));
    if (admitted.length === 0) throw networkError('ETIMEDOUT', 'connect');
    const found = admitted.find((one) => one.facts.port === port && one.isServing());
    if (!found) throw networkError('ECONNREFUSED', 'connect');
    const greeting = found.greet();
    if (greeting.kind === 'reset') throw networkError('ECONNREFUSED', 'connect');
    return new InMemoryConnection(found, greeting);
  }

  /**
   * Sends a datagram to a port. Nobody may answer, which is null; `undefined` where the host is none of the lab's. Throws
   * host errors.
   */
  datagram(host: string, port: number, question: Uint8Array, from: DatagramSender): DatagramAnswer | null | undefined {
    const there = this.endpointsAt(host);
    if (!there) return undefined;
    const relay = there.find(
      ({ facts, isServing }) =>
        facts.service === RELAY &&
        isServing() &&
        this.isReachable(facts.machine) &&
        !this.isBlocked(facts.machine, 'UDP', port),
    );
    const bytes = relay && port === STUN_PORT ? stunAnswer(question, from, this.lab.topology.document.domain) : null;
    return relay && bytes ? { bytes, address: relay.facts.address } : null;
  }

  /** Whether somebody listens at a port of a host of the lab; `undefined` where the host is none. */
  listensAt(host: string, port: number): boolean | undefined {
    return this.endpointsAt(host)?.some(
      ({ facts, isServing }) =>
        facts.port === port &&
        this.isReachable(facts.machine) &&
        isServing() &&
        !this.isBlocked(facts.machine, 'TCP', port),
    );
  }

  /** Those of a host: by the names of the inside, and where it has none of those by the ones of the outside. */
  private endpointsAt(host: string): readonly Endpoint[] | undefined {
    const { domain, sipDomains } = this.lab.topology.document;
    const plain = host.toLowerCase().replace(/\.$/, '');
    const name = plain.includes('.') ? plain : `${plain}.${domain.toLowerCase()}`;
    const machine = this.lab.machines.all().find((one) => this.lab.machines.facts(one).network.address === plain);
    const all = this.endpoints();
    const named = all.filter(({ facts }) => (machine ? facts.machine === machine.fqdn : facts.names.includes(name)));
    const inside = named.filter(({ facts }) => facts.side === 'internal');
    if (named.length > 0) return inside.length > 0 ? inside : named;
    // The lab's DNS knows all names of its domains: nobody else's is to answer for one that it has not.
    const isOwn = [domain, ...sipDomains].some((own) => name === own.toLowerCase() || name.endsWith(`.${own}`));
    if (isOwn && plain !== 'localhost') throw networkError('ENOTFOUND', 'getaddrinfo');
    return undefined;
  }

  private isReachable(fqdn: string): boolean {
    const computer = this.lab.topology.computer(fqdn);
    return !computer || this.lab.isReachable(this.lab.machines.get(fqdn));
  }

  /** Whether the firewall of a machine of the topology keeps a caller out; a machine does not stand in its own way. */
  private isBlocked(fqdn: string, protocol: 'TCP' | 'UDP', port: number): boolean {
    const { machines, session, topology, firewall } = this.lab;
    if (!topology.computer(fqdn) || session.machine.fqdn === fqdn) return false;
    return firewall.blocks(machines.get(fqdn), protocol, port);
  }

  private endpoints(): readonly Endpoint[] {
    const { topology } = this.lab;
    if (this.known?.topology !== topology) this.known = { topology, endpoints: endpointsOf(this.lab) };
    return this.known.endpoints;
  }

  /** As the machine of the session judges, at its time. */
  private requireTrusted({ certificates }: AgreedTls, host: string): void {
    const { machine } = this.lab.session;
    const [leaf, ...others] = certificates.map((der) => readCertificate(der));
    if (!leaf) throw networkError('EPROTO', 'read');
    const known = this.lab.stores.known(machine);
    const at = this.lab.localTime();
    const { statuses } = buildChain(leaf, { ...known, at, candidates: [...known.candidates, ...others] });
    const wrong = statuses.map((status) => codeOf(status, leaf, at)).find((code) => code !== undefined);
    if (wrong !== undefined) throw networkError(wrong, 'connect');
    if (leaf.keyPurposes.length > 0 && !leaf.keyPurposes.some((one) => SERVER_PURPOSES.includes(one)))
      throw networkError('INVALID_PURPOSE', 'connect');
    if (!isNameOf(leaf, host)) throw networkError('ERR_TLS_CERT_ALTNAME_INVALID', 'connect');
  }
}

/** What OpenSSL calls a status of a chain; undefined for one that it does not mind. */
function codeOf(status: ChainFlag, leaf: CertificateInfo, at: number): string | undefined {
  switch (status) {
    case 'NotTimeValid':
      return at < leaf.notBefore ? 'CERT_NOT_YET_VALID' : 'CERT_HAS_EXPIRED';
    case 'UntrustedRoot':
      return leaf.isSelfSigned ? 'DEPTH_ZERO_SELF_SIGNED_CERT' : 'SELF_SIGNED_CERT_IN_CHAIN';
    case 'NotSignatureValid':
      return 'CERT_SIGNATURE_FAILURE';
    case 'ExplicitDistrust':
      return 'CERT_UNTRUSTED';
    case 'InvalidBasicConstraints':
      return 'INVALID_CA';
    case 'HasNotPermittedNameConstraint':
      return 'PERMITTED_VIOLATION';
    case 'HasExcludedNameConstraint':
      return 'EXCLUDED_VIOLATION';
    case 'HasNotSupportedCriticalExtension':
      return 'UNHANDLED_CRITICAL_EXTENSION';
    case 'PartialChain':
      return 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';
    default:
      return undefined;
  }
}

/** A connection to an endpoint. */
export class InMemoryConnection {
  private conversation: Conversation | null = null;
  private received: Uint8Array = NOTHING;
  private peer: Peer = { address: 'in-memory', serverName: null, certificates: [] };
  private hasEnded = false;

  constructor(
    private readonly endpoint: Endpoint,
    private readonly greeting: ReturnType<Endpoint['greet']>,
  ) {
    if (greeting.kind === 'rubbish') this.received = greeting.bytes;
  }

  /** Shakes hands. Whether the server's certificate is to be trusted is for who connects to judge. Throws host errors. */
  secure(identity: ClientIdentity): AgreedTls {
    const { greeting } = this;
    if (greeting.kind === 'silence') throw networkError('ETIMEDOUT', 'read');
    if (greeting.kind === 'close') throw networkError('ECONNRESET', 'read');
    if (greeting.kind !== 'talk' || !greeting.tls) throw networkError('ERR_SSL_WRONG_VERSION_NUMBER', 'read');
    const version = commonVersion(identity, greeting.tls);
    if (!version) throw networkError('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'read');
    const { certificates, client } = greeting.tls;
    if (certificates.length === 0 || (client === 'required' && identity.certificates.length === 0))
      throw networkError('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'read');
    const shown = client === 'none' ? [] : identity.certificates;
    this.peer = { ...this.peer, serverName: identity.serverName, certificates: shown };
    if (!this.endpoint.admits(this.peer)) this.hasEnded = true;
    return { version, certificates };
  }

  /** The answer to a whole request over HTTP. Throws host errors. */
  answer(request: ServedRequest): HttpReply {
    const { speech } = this.endpoint;
    const { greeting } = this;
    // Plain words at a port of TLS, and a port where nobody speaks HTTP.
    const isHeard = greeting.kind === 'talk' && (greeting.tls === null || this.peer.serverName !== null);
    if (greeting.kind === 'silence') throw networkError('ETIMEDOUT', 'read');
    if (this.hasEnded || !isHeard || speech.kind !== 'http') throw networkError('ECONNRESET', 'read');
    const { status, headers, body } = speech.answer(request, this.peer);
    return {
      version: '1.1',
      status,
      reason: reasonOf(status),
      headers: [...headers, ['Content-Length', String(body.length)]],
      body: request.method === 'HEAD' ? NOTHING : body,
      wasPacked: false,
    };
  }

  /** Sends bytes of the protocol behind TLS, where there is TLS. */
  send(bytes: Uint8Array): void {
    if (this.hasEnded) throw networkError('ECONNRESET', 'write');
    if (this.greeting.kind === 'close') this.hasEnded = true;
    if (this.greeting.kind !== 'talk') return;
    // What is no handshake ends a connection on which one is due.
    if (this.greeting.tls && this.peer.serverName === null) {
      this.hasEnded = true;
      return;
    }
    const { speech } = this.endpoint;
    this.conversation ??= conversationOf(speech, this.peer);
    const { reply, ends } = this.conversation.hear(bytes);
    this.received = concatBytes([this.received, reply]);
    this.hasEnded = ends;
  }

  /** How much has come and was not taken. */
  get available(): number {
    return this.received.length;
  }

  /** Takes up to `count` bytes of what has come; none where the other side has ended. Throws ETIMEDOUT where nothing will come. */
  receive(count: number): Uint8Array {
    if (this.received.length === 0 && !this.hasEnded) throw networkError('ETIMEDOUT', 'read');
    const taken = this.received.slice(0, count);
    this.received = this.received.subarray(taken.length);
    return taken;
  }
}

function conversationOf(speech: Speech, peer: Peer): Conversation {
  switch (speech.kind) {
    case 'http':
      return httpConversation(speech, peer);
    case 'messages':
      return speech.open(peer);
    case 'names':
      // Names of the lab are looked up by the session itself.
      return listensOnly();
  }
}

function commonVersion({ oldest, newest }: ClientIdentity, tls: TlsPresentation): TlsVersion | undefined {
  const place = (version: TlsVersion): number => VERSIONS.indexOf(version);
  const highest = Math.min(place(newest), place(tls.newest));
  return highest >= Math.max(place(oldest), place(tls.oldest)) ? VERSIONS[highest] : undefined;
}

function servedRequest({ method, headers, body }: HttpRequest, url: URL): ServedRequest {
  const named = new Map<string, string>();
  for (const [name, value] of headers) named.set(name.toLowerCase(), value);
  return {
    method,
    target: `${url.pathname}${url.search}`,
    host: url.hostname.toLowerCase(),
    headers: named,
    body: body ?? NOTHING,
  };
}

/** As the host's network throws it. */
function networkError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
}
