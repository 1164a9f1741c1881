/** Test-CsComputer: whether this computer can do what the topology wants of it. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { lookAtDeployment, type TaskLog } from '../deployment-frame.ts';
import type { TopologyAction } from './topology-cmdlet.ts';

export const testComputer: TopologyAction = {
  synopsis: 'Tests whether the services of this computer can do their work.',
  description:
    'It looks whether each service is enabled and runs, whether the certificates that the roles need are assigned and in order, and whether the replica is up to date. Nothing is printed where all is well.',
  example: {
    title: 'What can be said',
    transcript: "PS> (Get-Command Test-CsComputer).Parameters.ContainsKey('Report')\nTrue",
  },
  noEffect: { Verbose: 'as a common parameter it shows the steps, with or without this one' },
  className: 'Microsoft.Rtc.Management.Deployment.TestComputerCmdlet',
  run: (ps) => ({
    process() {
      lookAtDeployment(ps, 'Test this computer.', (deployment, log) => {
        testServices(deployment, log);
        testCertificates(deployment, log);
        const { causes, isUpToDate } = deployment.replication.explain(deployment.session.machine);
        for (const { text } of causes) log.warning(`${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`);
        if (!isUpToDate && causes.length === 0)
          log.warning('The replica of this computer does not have the newest configuration yet.');
      });
    },
  }),
};

function testServices({ services, session }: Deployment, log: TaskLog): void {
  for (const { name, isRunning, startMode } of services.ofLync(session.machine)) {
    log.action('Test the service', name);
    if (startMode === 'Disabled') log.error(`The service ${name} is disabled on this computer.`);
    else if (!isRunning) log.error(`The service ${name} does not run on this computer.`);
  }
}

function testCertificates({ certificates }: Deployment, log: TaskLog): void {
  for (const { use, thumbprint, exists, hasPrivateKey, isTrusted, isValid } of certificates.test()) {
    log.action('Test the certificate', `${use} ${thumbprint}`);
    const name = `The certificate "${thumbprint}" of type ${use}`;
    if (!exists) log.error(`${name} is not in the certificate store of this computer.`);
    else if (!hasPrivateKey) log.error(`${name} has no private key on this computer.`);
    if (!isTrusted) log.error(`${name} does not chain to a root certificate that this computer trusts.`);
    if (!isValid) log.error(`${name} is expired or not yet valid.`);
  }
}
