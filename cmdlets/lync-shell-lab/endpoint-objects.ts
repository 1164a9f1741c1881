/** The endpoints of a lab as the cmdlets show them: who shows what to whom, and how that differs from what is assigned. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { EndpointLink } from '../../src/endpoints/endpoint-link.ts';
import type { EndpointReport, OpenedEndpoint } from '../../src/endpoints/endpoint-protocol.ts';
import { type EndpointView, endpointViews } from '../../src/endpoints/endpoint-view.ts';
import { ServiceKey } from '../../src/engine/services.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { X509Certificate2 } from '../deployment/certificate-objects.ts';

/** The ports that the session has opened. */
export const ENDPOINTS = new ServiceKey<EndpointLink>('endpoints of the lab');

/** The endpoints of some machines, or of all, with the ports that are open for them. */
export function endpointObjects(
  lab: Deployment,
  report: EndpointReport | null,
  isWanted: (machine: string) => boolean,
): DataObject[] {
  const opened = new Map(report?.endpoints.map((one) => [placeOf(one), one]));
  return [...endpointViews(lab), ...nameServersIn(report)]
    .filter(({ facts }) => isWanted(facts.machine))
    .map((view) => endpointObject(lab, view, opened.get(placeOf(view.facts))));
}

/** They are there for programs of this computer alone, while their ports are open. */
function nameServersIn(report: EndpointReport | null): EndpointView[] {
  const facts = report?.endpoints.filter(({ protocol }) => protocol === 'dns') ?? [];
  return facts.map((one) => ({ facts: one, client: 'none', presented: null, assigned: null, state: 'listens' }));
}

function placeOf({ address, port }: { readonly address: string; readonly port: number }): string {
  return `${address}:${port}`;
}

function endpointObject(lab: Deployment, view: EndpointView, opened: OpenedEndpoint | undefined): DataObject {
  const { facts, presented, assigned, client, state } = view;
  return new DataObject('LyncShell.LabEndpoint', {
    Machine: facts.machine,
    Side: facts.side === 'internal' ? 'Internal' : 'External',
    Names: textArray(facts.names),
    Port: facts.port,
    Protocol: facts.protocol,
    Service: facts.service,
    Use: facts.use,
    ClientCertificate: client,
    Presented: presented ? new X509Certificate2(presented) : null,
    Assigned: assigned ? new X509Certificate2(assigned) : null,
    State: state,
    Address: facts.address,
    HostPort: opened?.hostPort ?? null,
    OpenSsl: opened && facts.use !== null ? openSslLine(lab, opened) : null,
    Dig: facts.protocol === 'dns' && opened ? digLine(lab, opened) : null,
    Curl: opened && /^https?$/.test(facts.protocol) ? curlLine(opened) : null,
  });
}

/** The clock of the lab is rarely that of this computer, by which a client would judge. */
function openSslLine(lab: Deployment, { address, hostPort, names: [name = address] }: OpenedEndpoint): string {
  const at = Math.floor(lab.clock.now() / 1000);
  return `openssl s_client -connect ${address}:${hostPort} -servername ${name} -attime ${at}`;
}

function digLine({ topology }: Deployment, { address, hostPort, side }: OpenedEndpoint): string {
  const prefix = side === 'internal' ? 'lyncdiscoverinternal' : 'lyncdiscover';
  const [domain = topology.document.domain] = topology.document.sipDomains;
  return `dig @${address} -p ${hostPort} ${prefix}.${domain}`;
}

/** Names carry no ports: --connect-to moves both. */
function curlLine({ address, port, hostPort, protocol, names: [name = address] }: OpenedEndpoint): string {
  const usual = protocol === 'https' ? 443 : 80;
  const place = port === usual ? name : `${name}:${port}`;
  return `curl --connect-to ${name}:${port}:${address}:${hostPort} ${protocol}://${place}/`;
}
