/** Publish-CsTopology and Test-CsTopology. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import type { PoolMembers } from '../../../src/deployment/pool-members.ts';
import { serviceIdentity, type TopologyService } from '../../../src/deployment/topology-services.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { utf8Text } from '../../../src/platform/bytes.ts';
import { NetException } from '../../../src/types/net-exception.ts';
import { parseXml } from '../../../src/types/xml/xml-parser.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { textOf } from '../acting-cmdlet.ts';
import { changeDeployment, lookAtDeployment, type TaskLog } from '../deployment-frame.ts';
import { ONE_DIRECTORY } from '../one-directory.ts';
import { topologyXml } from '../topology-xml.ts';
import { changedServiceValues, type ServiceValues, valueElements } from './service-values.ts';
import type { TopologyAction } from './topology-cmdlet.ts';

const DIRECTORY = { GlobalCatalog: ONE_DIRECTORY, GlobalSettingsDomainController: ONE_DIRECTORY };

export const publishTopology: TopologyAction = {
  synopsis: 'Publishes a topology: it becomes the next version of the Central Management store.',
  description:
    'The document is one that Get-CsTopology -AsXml has written. A pool may have further machines in it, or fewer: a machine that joins has been set up, waits for replication and has no certificates. Services may have other ports, depend on other services, and have other settings. Other pools and services are refused.',
  example: {
    title: 'What is there, as the next version',
    transcript:
      'PS> Get-CsTopology -AsXml | Out-File C:\\Logs\\Topology.xml\nPS> Publish-CsTopology -FileName C:\\Logs\\Topology.xml',
  },
  noEffect: { ...DIRECTORY, FinalizeUninstall: 'no services of a lab wait for being taken away' },
  className: 'Microsoft.Rtc.Management.Deployment.PublishTopologyCmdlet',
  run: (ps) => ({
    process() {
      if (!ps.shouldProcess('the topology', undefined, true)) return;
      changeDeployment(ps, 'Publish the topology.', (deployment, log) => {
        const text = givenDocument(ps, deployment);
        const { members, values } = text === undefined ? UNCHANGED : changesIn(deployment, text);
        const backup = textOf(ps, 'BackupFileName');
        if (backup !== undefined) writeBackup(deployment, backup, log);
        for (const [pool, machines] of members) log.action(`Machines of ${pool}`, machines.join(', '));
        for (const [service, changed] of values)
          for (const [name, value] of Object.entries(changed)) log.action(`${name} of ${service}`, String(value));
        deployment.publishedTopology.publish(members, values);
        log.action('Publish the topology', deployment.topology.document.name);
      });
    },
  }),
};

function givenDocument(ps: CmdletContext, { session }: Deployment): string | undefined {
  const name = textOf(ps, 'FileName');
  if (name === undefined) return textOf(ps, 'Document');
  const path = machinePath(name);
  if (!session.machine.disk.exists(path)) throw new DeploymentError('file-not-found', { path });
  return decoded(session.machine.disk.readFile(path));
}

/** Out-File of Windows PowerShell writes UTF-16. */
function decoded(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return isWide ? new TextDecoder('utf-16le').decode(bytes) : utf8Text(bytes).replace(/^\uFEFF/, '');
}

function writeBackup({ session, publishedTopology }: Deployment, name: string, log: TaskLog): void {
  const path = machinePath(name);
  session.machine.disk.writeFile(path, topologyXml(publishedTopology.read()));
  log.action('Write the topology that was there', path);
}

/** What a document says that is other than before, and may be. */
interface DocumentChanges {
  readonly members: PoolMembers;
  readonly values: ServiceValues;
}

const UNCHANGED: DocumentChanges = { members: new Map(), values: new Map() };

/**
 * The pools of Lync's servers whose machines are others in a document, and services that have other values. The rest of it
 * cannot be other than before.
 * @throws DeploymentError `topology-document-differs`
 */
function changesIn({ publishedTopology, topology }: Deployment, text: string): DocumentChanges {
  const state = publishedTopology.read();
  const written = topologyXml(state);
  const before = machinesOf(written);
  const changed = [...machinesOf(text)].filter(
    ([pool, machines]) => topology.pool(pool) && before.has(pool) && machines.join() !== before.get(pool)?.join(),
  );
  const members = new Map(changed);
  requireSame(partsOf(text, members), partsOf(written, members));
  return { members, values: changedServiceValues(state.services, parsed(text)) };
}

function requireSame(wanted: readonly string[], present: readonly string[]): void {
  const [all, known] = [new Set(wanted), new Set(present)];
  const added = wanted.find((part) => !known.has(part));
  const missing = present.find((part) => !all.has(part));
  if (added !== undefined)
    throw new DeploymentError('topology-document-differs', { difference: `it has the ${added}` });
  if (missing !== undefined)
    throw new DeploymentError('topology-document-differs', { difference: `it lacks the ${missing}` });
}

/** All that a document says, element by element, in words; of some pools without the machines, of services without values. */
function partsOf(text: string, without: PoolMembers): string[] {
  return Array.from(parsed(text).getElementsByTagName('*')).flatMap((element) => {
    const { localName, parentElement, children } = element;
    const pool = (parentElement?.getAttribute('Fqdn') ?? '').toLowerCase();
    if ((localName === 'Machine' && without.has(pool)) || isServiceValue(element)) return [];
    const says = Array.from(element.attributes)
      .filter(({ name }) => name !== 'xmlns')
      .map(({ name, value }) => `${name}="${value.toLowerCase()}"`)
      .sort();
    const words = children.length === 0 ? (element.textContent?.trim() ?? '') : '';
    return [[`element ${localName}`, ...says, ...(words === '' ? [] : [`"${words.slice(0, 60)}"`])].join(' ')];
  });
}

/** Whether an element is one of those that are compared by their meaning (service-values.ts), or stands in one. */
function isServiceValue({ localName, parentElement }: Element): boolean {
  if (!parentElement) return false;
  const isList = valueElements.some(({ list }) => list === localName);
  return (isList && parentElement.localName === 'Service') || isServiceValue(parentElement);
}

/** The machines of the clusters of a document, by the clusters' names in lower case. */
function machinesOf(text: string): Map<string, string[]> {
  return new Map(
    Array.from(parsed(text).getElementsByTagName('Cluster'), (cluster) => [
      (cluster.getAttribute('Fqdn') ?? '').toLowerCase(),
      Array.from(cluster.getElementsByTagName('Machine'), (machine) => machine.getAttribute('Fqdn') ?? ''),
    ]),
  );
}

/** Of a complaint that lists what is not closed. */
const MOST_LETTERS = 200;

function parsed(text: string): Document {
  const refuse = (reason: string): never => {
    throw new DeploymentError('topology-document-invalid', { reason });
  };
  if (text.includes('<!DOCTYPE')) refuse('a declaration of its type (DTD) is not taken');
  let document: Document;
  try {
    document = parseXml(text);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return refuse(
      error.message.length > MOST_LETTERS
        ? `${error.message.slice(0, MOST_LETTERS)}…`
        : error.message.replace(/\.$/, ''),
    );
  }
  return document.documentElement?.localName === 'Topology' ? document : refuse('its root is no Topology');
}

export const testTopology: TopologyAction = {
  synopsis: 'Looks whether the services of the topology can do their work.',
  description:
    'Of each service it looks whether the computers of its pool can be reached and have the topology that was published, and whether what it depends on is there.',
  example: { title: 'One service', transcript: 'PS> Test-CsTopology -Service PstnGateway:gw01.contoso.com' },
  noEffect: { ...DIRECTORY },
  className: 'Microsoft.Rtc.Management.Deployment.TestTopologyCmdlet',
  run: (ps) => ({
    process() {
      lookAtDeployment(ps, 'Test the topology.', (deployment, log) => {
        const { services } = deployment.publishedTopology.read();
        const wanted = textOf(ps, 'Service');
        const only = wanted === undefined ? undefined : services.find(wanted);
        if (wanted !== undefined && !only) throw new DeploymentError('unknown-topology-service', { identity: wanted });
        testServices(deployment, only ? [only] : services.services, log);
      });
    },
  }),
};

/** Each computer is looked at once, whatever it runs. */
function testServices({ machines, replication }: Deployment, services: readonly TopologyService[], log: TaskLog): void {
  for (const service of services) log.action('Test the service', serviceIdentity(service));
  for (const fqdn of new Set(services.flatMap(({ pool }) => pool?.computers ?? []))) {
    const [first] = services.filter(({ pool }) => pool?.computers.includes(fqdn)).map(serviceIdentity);
    if (!machines.isOnline(machines.get(fqdn)))
      log.error(`The computer "${fqdn}", which runs the service "${first}", cannot be reached.`);
    else if (!replication.status(fqdn)[0]?.upToDate)
      log.warning(`The computer "${fqdn}" does not have the published topology yet.`);
  }
}
