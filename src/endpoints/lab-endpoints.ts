/** All endpoints of a lab: those of its servers and of its authorities. */
import type { Deployment } from '../deployment/deployment.ts';
import { authorityEndpoints } from './authority-endpoint.ts';
import type { Endpoint, EndpointFacts } from './endpoint.ts';
import { LabMoment } from './lab-moment.ts';
import { listenersOf } from './listeners.ts';
import { type NamedAddress, NameMap, type NetworkSide } from './name-map.ts';
import { serverEndpoint } from './server-endpoint.ts';

/** Those of all machines and authorities; of some machines alone, when they are named. */
export function endpointsOf(lab: Deployment, machines?: readonly string[]): Endpoint[] {
  const { topology } = lab;
  const map = new NameMap(lab.name, topology);
  const moment = new LabMoment(lab);
  const numberOf = lab.publishedTopology.openPorts();
  const computers = machines?.map((name) => topology.requireComputer(name)) ?? topology.computers;
  return [
    ...computers.flatMap((computer) =>
      listenersOf(topology, computer, numberOf).map((listener) => serverEndpoint(lab, moment, map, listener)),
    ),
    ...(machines ? [] : authorityEndpoints(lab, moment, map)),
  ];
}

/** The names that one side of the network knows, with their addresses. The outside knows no names of the inside. */
export function namesOn(side: NetworkSide, endpoints: readonly EndpointFacts[]): NamedAddress[] {
  const found = new Map<string, NamedAddress>();
  // Lists and responders of authorities are reached from everywhere.
  for (const one of endpoints.filter((facts) => facts.side === side || facts.service === 'CertSvc'))
    for (const name of one.names) found.set(`${name} ${one.address}`, { name, address: one.address });
  return [...found.values()];
}
