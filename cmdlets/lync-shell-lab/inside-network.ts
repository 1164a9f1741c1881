/** Gives a session that has a lab its network: servers that answer in memory. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { readCertificate } from '../../src/deployment/x509-reading.ts';
import { isNameOf } from '../../src/endpoints/certificate-names.ts';
import { InMemoryNetwork } from '../../src/endpoints/in-memory-network.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { type InsideNetwork, insideNetwork } from '../../src/machine/inside-network.ts';
import { asShellError } from '../deployment/deployment-errors.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';

/** Names that mean this computer, whatever a lab has. */
const HOST_ITSELF = /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i;

export function connectNetwork({ services, ambient }: Runspace): void {
  if (!services.has(deploymentKey)) return;
  const networks = new WeakMap<Deployment, InMemoryNetwork>();
  /** Of the machine on which the session is now; the lab is not opened for this computer's own names. */
  const networkFor = (host: string): InMemoryNetwork | undefined => {
    if (HOST_ITSELF.test(host)) return undefined;
    const deployment = asShellError(() => services.require(deploymentKey));
    let network = networks.get(deployment);
    if (!network) networks.set(deployment, (network = new InMemoryNetwork(deployment)));
    return network;
  };
  const inside: InsideNetwork = {
    exchange: (request) => networkFor(new URL(request.url).hostname)?.exchange(request),
    connect: (host, port) => networkFor(host)?.connect(host, port),
    datagram: (host, port, question, fromPort) => {
      const network = networkFor(host);
      if (!network) return undefined;
      const { machines, session } = services.require(deploymentKey);
      const { address } = machines.facts(session.machine).network;
      return network.datagram(host, port, question, { address, port: fromPort });
    },
    isNameOf: (der, host) => isNameOf(readCertificate(der), host),
  };
  ambient.ports.set(insideNetwork, inside);
}
