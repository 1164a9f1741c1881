/** What a scanner of certificates finds: what each endpoint shows, and how that differs from what is assigned. */
import type { Deployment } from '../deployment/deployment.ts';
import { problemText } from '../deployment/listener-problems.ts';
import type { CertificateInfo } from '../deployment/x509-reading.ts';
import { authorityEndpoints } from './authority-endpoint.ts';
import type { EndpointFacts } from './endpoint.ts';
import { LabMoment } from './lab-moment.ts';
import { type ClientCertificate, type Listener, listenersOf } from './listeners.ts';
import { NameMap } from './name-map.ts';
import { serverFacts } from './server-endpoint.ts';

export interface EndpointView {
  readonly facts: EndpointFacts;
  readonly client: ClientCertificate;
  readonly presented: CertificateInfo | null;
  readonly assigned: CertificateInfo | null;
  /** In words. */
  readonly state: string;
}

/** Those of all machines and authorities. */
export function endpointViews(lab: Deployment): EndpointView[] {
  const { topology } = lab;
  const map = new NameMap(lab.name, topology);
  const numberOf = lab.publishedTopology.openPorts();
  const ofServers = topology.computers.flatMap((computer) =>
    listenersOf(topology, computer, numberOf).map((listener) => viewOf(lab, map, listener)),
  );
  const ofAuthorities = authorityEndpoints(lab, new LabMoment(lab), map).map(
    ({ facts, isServing }): EndpointView => ({
      facts,
      client: 'none',
      presented: null,
      assigned: null,
      state: isServing() ? 'listens' : 'does not answer',
    }),
  );
  return [...ofServers, ...ofAuthorities];
}

function viewOf(lab: Deployment, map: NameMap, listener: Listener): EndpointView {
  const { computer, service, use, client, port } = listener;
  const machine = computer.fqdn;
  const facts = serverFacts(map, listener);
  const shown = use === null ? undefined : lab.services.presented({ machine, service, use, port });
  const fault = lab.faults.ofListener(machine, port);
  const isShown = shown?.privateKey && fault?.problem !== 'no-certificate';
  const presented = isShown ? shown.certificate : null;
  const assigned = (use === null ? undefined : lab.services.assigned({ machine, use })) ?? null;
  return { facts, client, presented, assigned, state: stateOf(lab, listener, presented, assigned) };
}

function stateOf(
  lab: Deployment,
  { computer: { fqdn }, service, use, port }: Listener,
  presented: CertificateInfo | null,
  assigned: CertificateInfo | null,
): string {
  if (!lab.machines.isOnline(lab.machines.get(fqdn))) return 'the machine is off';
  if (!lab.services.isServing(fqdn, service)) return `${service} does not run`;
  const fault = lab.faults.ofListener(fqdn, port);
  if (fault) return problemText(fault.problem);
  if (use === null) return 'listens';
  if (!assigned && !presented) return 'no certificate is assigned';
  if (!presented) return 'the private key is missing';
  if (presented.thumbprint !== assigned?.thumbprint) return `older one, until ${service} is restarted`;
  const now = lab.clock.now();
  if (presented.notAfter < now) return 'as assigned, expired';
  return now < presented.notBefore ? 'as assigned, not yet valid' : 'as assigned';
}
