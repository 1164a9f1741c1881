/** The endpoints of the deployment's servers: what is in force on the machine at the moment of the connection, is shown. */
import { buildChain } from '../deployment/chain-building.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { ListenerProblem } from '../deployment/listener-problems.ts';
import { isTrustedChain } from '../deployment/machine-trust.ts';
import type { PresentedCertificate } from '../deployment/presented-certificates.ts';
import { type CertificateInfo, readCertificate } from '../deployment/x509-reading.ts';
import type { Greeting, Peer, Speech, TlsPresentation } from '../platform/sockets.ts';
import { type Endpoint, type EndpointFacts, listensOnly, PLAIN, RESET } from './endpoint.ts';
import type { LabMoment } from './lab-moment.ts';
import type { Listener } from './listeners.ts';
import { type NameMap, sideOf } from './name-map.ts';
import { sipConversation } from './sip-conversation.ts';
import { webAnswer } from './web-answers.ts';

/** What Windows Server 2008 R2 and 2012 R2 speak. */
const OLDEST = 'TLSv1';
const NEWEST = 'TLSv1.2';

export function serverEndpoint(lab: Deployment, moment: LabMoment, map: NameMap, listener: Listener): Endpoint {
  const { computer, service } = listener;
  return {
    facts: serverFacts(map, listener),
    isServing: moment.of(() => lab.services.isServing(computer.fqdn, service)),
    greet: moment.of(() => greetingOf(lab, listener)),
    admits: (peer) => admits(lab, listener, peer),
    speech: speechOf(lab, listener),
  };
}

/** What can be told of a port of a server. */
export function serverFacts(map: NameMap, listener: Listener): EndpointFacts {
  const { computer, on, names, port, service, use, protocol } = listener;
  const address = map.addressOf(listener);
  return { machine: computer.fqdn, side: sideOf(on), names, address, port, service, use, protocol };
}

function greetingOf(lab: Deployment, listener: Listener): Greeting {
  const { computer, service, use, protocol, port } = listener;
  if (!lab.services.isServing(computer.fqdn, service)) return RESET;
  const problem = lab.faults.ofListener(computer.fqdn, port)?.problem;
  const unheard = greetingWith(problem);
  if (unheard) return unheard;
  // The relay speaks TURN there, behind what only looks like a handshake: a client of TLS is a stranger to it.
  if (protocol === 'media') return { kind: 'close' };
  if (use === null) return PLAIN;
  const presented = lab.services.presented({ machine: computer.fqdn, service, use, port });
  return { kind: 'talk', tls: presentationOf(presented, listener, problem) };
}

/** What is no protocol of the lab's, and no text of a protocol that a client might know. */
const RUBBISH = Uint8Array.from({ length: 64 }, (_, place) => (place * 37 + 129) % 256);

/** Of a listener with which nobody comes to talk. */
function greetingWith(problem: ListenerProblem | undefined): Greeting | undefined {
  switch (problem) {
    case 'silent':
      return { kind: 'silence' };
    case 'closing':
      return { kind: 'close' };
    case 'resetting':
      return RESET;
    case 'rubbish':
      return { kind: 'rubbish', bytes: RUBBISH };
    default:
      return undefined;
  }
}

function presentationOf(
  presented: PresentedCertificate | undefined,
  { client }: Listener,
  problem: ListenerProblem | undefined,
): TlsPresentation {
  // Without its key a certificate cannot be shown: the handshake fails, as Schannel's does (event 36870).
  const usable = presented?.privateKey && problem !== 'no-certificate' ? presented : undefined;
  const certificates = usable ? [usable.certificate, ...usable.issuers] : [];
  const { oldest, newest } = versionsWith(problem);
  return {
    id: [...certificates.map(({ thumbprint }) => thumbprint), oldest, newest].join(' '),
    certificates: certificates.map(({ der }) => der),
    privateKey: usable?.privateKey ?? null,
    oldest,
    newest,
    client,
  };
}

function versionsWith(problem: ListenerProblem | undefined): Pick<TlsPresentation, 'oldest' | 'newest'> {
  if (problem === 'tls10-only') return { oldest: 'TLSv1', newest: 'TLSv1' };
  if (problem === 'tls11-only') return { oldest: 'TLSv1.1', newest: 'TLSv1.1' };
  return { oldest: OLDEST, newest: NEWEST };
}

/**
 * Servers know each other by mutual TLS: the certificate must be one that the machine trusts at its time, and bear the name
 * of a server of the topology. Where clients of people connect too, those come without one.
 */
function admits(lab: Deployment, { computer, client }: Listener, { certificates }: Peer): boolean {
  if (client === 'none' || (client === 'asked' && certificates.length === 0)) return true;
  const [leaf, ...others] = certificates.flatMap(readable);
  if (!leaf || !isOfTopology(lab, leaf)) return false;
  const machine = lab.machines.get(computer.fqdn);
  const known = lab.stores.known(machine);
  const at = lab.clock.now() + lab.faults.clockOffset(machine);
  const chain = buildChain(leaf, { ...known, at, candidates: [...known.candidates, ...others] });
  return isTrustedChain(chain) && !chain.statuses.includes('NotTimeValid');
}

function readable(der: Uint8Array): CertificateInfo[] {
  try {
    return [readCertificate(der)];
  } catch {
    return []; // what OpenSSL reads and we do not, is nobody we know
  }
}

function isOfTopology({ topology }: Deployment, { subjectName, dnsNames }: CertificateInfo): boolean {
  return [subjectName, ...dnsNames].some((name) => topology.computer(name) ?? topology.pool(name));
}

function speechOf(lab: Deployment, listener: Listener): Speech {
  switch (listener.protocol) {
    case 'http':
    case 'https':
      return { kind: 'http', answer: (request) => webAnswer(lab, listener, request) };
    case 'sip':
      return { kind: 'messages', open: () => sipConversation(listener.computer) };
    default:
      return { kind: 'messages', open: listensOnly };
  }
}
