/** A lab's topology from a document of the Topology Builder: what the document does not say of a deployment is made up for it. */
import { DeploymentError } from '../deployment-error.ts';
import { checkTopology, type Topology, type TopologyDocument } from '../topology.ts';
import { clustersOf, documentedApplicationPools, TopologyServices } from '../topology-services.ts';
import { differingValues } from './service-values.ts';
import { missingParts } from './topology-differences.ts';
import { documentFromXml, type TopologyFrame } from './topology-from-xml.ts';
import { type ReadTopology, readTopologyXml } from './topology-reading.ts';
import { topologyXml } from './topology-writing.ts';
import { parsedXml } from './xml-document.ts';

/** A topology with what its document has and a lab cannot have, in words. */
export interface TopologyForLab {
  readonly topology: Topology;
  readonly leftOut: readonly string[];
}

/** @throws DeploymentError `topology-invalid` */
export function topologyForLab(text: string, name: string, source: string): TopologyForLab {
  try {
    return madeFrom(readTopologyXml(parsedXml(text)), name, source);
  } catch (error) {
    if (!(error instanceof DeploymentError) || error.code !== 'topology-document-invalid') throw error;
    throw new DeploymentError('topology-invalid', { source, path: 'file', reason: String(error.data.reason) });
  }
}

function madeFrom(read: ReadTopology, name: string, source: string): TopologyForLab {
  const drafted = documentFromXml(read, frameFor(read, name));
  const pools = drafted.sites.flatMap((site) => site.pools);
  const central = pools.find(({ fqdn }) => fqdn === drafted.centralManagementStore);
  if (!central)
    throw new DeploymentError('topology-invalid', { source, path: 'file', reason: 'it has no Front End pool' });
  const placed: TopologyDocument = { ...drafted, session: { ...drafted.session, computer: central.computers[0] } };
  const topology = checkTopology(placed, source);
  const clusters = clustersOf(topology, documentedApplicationPools(topology));
  const values = differingValues(read, new TopologyServices(topology, clusters, new Map()));
  const document = {
    ...placed,
    ...(values.size > 0 && { services: Object.fromEntries(values) as TopologyDocument['services'] }),
  };
  const made = checkTopology(document, source);
  return { topology: made, leftOut: leftOutOf(read, made) };
}

function leftOutOf(read: ReadTopology, topology: Topology): string[] {
  const pools = documentedApplicationPools(topology);
  const services = new TopologyServices(topology, clustersOf(topology, pools), new Map());
  const applications = pools.flatMap(({ fqdn, applications: own = [] }) =>
    own.map(({ id, port }) => ({ identity: `${fqdn}/urn:application:${id}`, values: { Port: port } })),
  );
  return missingParts(read, readTopologyXml(parsedXml(topologyXml({ topology, services, applications }))));
}

function frameFor(read: ReadTopology, name: string): TopologyFrame {
  const lync = read.clusters.find(({ replicates }) => replicates) ?? read.clusters[0];
  const computer = lync?.machines[0]?.fqdn ?? '';
  const domain = (computer.slice(computer.indexOf('.') + 1) || read.domains[0]) ?? '';
  const netbiosName = (domain.split('.', 1)[0] ?? '').toUpperCase().slice(0, 15);
  const url = (component: string, host: string) => read.simpleUrls.get(component) || `https://${host}.${domain}`;
  return {
    name,
    domain,
    netbiosName,
    simpleUrls: { dialin: url('dialin', 'dialin'), meet: url('meet', 'meet'), admin: url('cscp', 'admin') },
    certificationAuthority: { name: `${netbiosName.toLowerCase()}-DC1-CA`, computer: `dc1.${domain}` },
    sites: [],
    session: { computer, user: `${netbiosName}\\Administrator` },
  };
}
