/** Publish-CsTopology and Test-CsTopology. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import { writtenTopology } from '../../../src/deployment/published-topology.ts';
import type { TopologyDocument } from '../../../src/deployment/topology.ts';
import { serviceIdentity, type TopologyService } from '../../../src/deployment/topology-services.ts';
import { readTopologyXml } from '../../../src/deployment/topology-xml/topology-reading.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { markedText } from '../../../src/platform/bytes.ts';
import { NetException } from '../../../src/types/net-exception.ts';
import { parseXml } from '../../../src/types/xml/xml-parser.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { textOf } from '../acting-cmdlet.ts';
import { changeDeployment, lookAtDeployment, type TaskLog } from '../deployment-frame.ts';
import { ONE_DIRECTORY } from '../one-directory.ts';
import type { TopologyAction } from './topology-cmdlet.ts';

const DIRECTORY = { GlobalCatalog: ONE_DIRECTORY, GlobalSettingsDomainController: ONE_DIRECTORY };

export const publishTopology: TopologyAction = {
  synopsis: 'Publishes a topology: it becomes the next version of the Central Management store.',
  description:
    'The document is what Get-CsTopology -AsXml gives, or a file of the Topology Builder (.tbxml). There may be other sites, pools, machines and stores in it than before, and services may have other ports, depend on other services, and have other settings: a machine that joins has been set up, waits for replication and has no certificates. What a lab cannot have is refused by its name, and nothing is changed then.',
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
        const read = text === undefined ? undefined : readTopologyXml(parsed(text));
        const backup = textOf(ps, 'BackupFileName');
        if (backup !== undefined) writeBackup(deployment, backup, log);
        const { document, values } = deployment.publishedTopology.publish(read);
        if (document) log.action('Change the sites and pools', poolsOf(document).join(', '));
        for (const [service, changed] of values)
          for (const [name, value] of Object.entries(changed)) log.action(`${name} of ${service}`, String(value));
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
  return markedText(session.machine.disk.readFile(path));
}

function poolsOf({ sites }: TopologyDocument): string[] {
  return sites.flatMap(({ pools }) => pools.map(({ fqdn, computers }) => `${fqdn} (${computers.join(' ')})`));
}

function writeBackup({ session, publishedTopology }: Deployment, name: string, log: TaskLog): void {
  const path = machinePath(name);
  session.machine.disk.writeFile(path, writtenTopology(publishedTopology.read()));
  log.action('Write the topology that was there', path);
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
  return document;
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
