/** The replica of the Central Management store on this computer, and moving the server of the store. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { switchAndWait } from '../../deployment/service-waits.ts';
import { textOf } from '../acting-cmdlet.ts';
import { changeMachine, lookAtDeployment, type TaskLog } from '../deployment-frame.ts';
import { ONE_DIRECTORY } from '../one-directory.ts';
import type { TopologyAction } from './topology-cmdlet.ts';

const REPLICA = 'REPLICA';
const DIRECTORY = { GlobalCatalog: ONE_DIRECTORY, GlobalSettingsDomainController: ONE_DIRECTORY };

export const testReplica: TopologyAction = {
  synopsis: 'Tests the replica of the Central Management store on this computer.',
  description:
    'It looks whether the agent runs, and whether what was sent has been taken over. Nothing is printed where all is well.',
  example: {
    title: 'With its steps',
    transcript: "PS> (Get-Command Test-CsReplica).Parameters.ContainsKey('Report')\nTrue",
  },
  noEffect: { ...DIRECTORY },
  className: 'Microsoft.Rtc.Management.Deployment.TestReplicaCmdlet',
  run: (ps) => ({
    process() {
      lookAtDeployment(ps, 'Test the replica of this computer.', (deployment, log) => {
        const { machine } = deployment.session;
        requireAgent(deployment, log);
        const { isUpToDate, causes } = deployment.replication.explain(machine);
        for (const { text } of causes.filter(({ text }) => !text.startsWith(`${REPLICA} is stopped`)))
          log.warning(`The replica of this computer: ${text}.`);
        if (!isUpToDate && causes.length === 0)
          log.warning('The replica of this computer does not have the newest configuration yet.');
      });
    },
  }),
};

function requireAgent({ services, session }: Deployment, log: TaskLog): void {
  const agent = services.all(session.machine).find(({ name }) => name === REPLICA);
  log.action('Test the service', REPLICA);
  if (agent?.startMode === 'Disabled') log.error(`The service ${REPLICA} is disabled on this computer.`);
  else if (!agent?.isRunning) log.error(`The service ${REPLICA} does not run on this computer.`);
}

export const enableReplica: TopologyAction = {
  synopsis: 'Puts the replica of the Central Management store on this computer to work.',
  description:
    'The agent is set to start with the computer, and started. A replica that is damaged, or of another deployment, is made anew and sent all.',
  example: { title: 'On this computer', transcript: 'PS> Enable-CsReplica' },
  noEffect: { ...DIRECTORY },
  className: 'Microsoft.Rtc.Management.Deployment.EnableReplicaCmdlet',
  run: (ps) => ({
    process() {
      if (!ps.shouldProcess('the replica', undefined, true)) return;
      changeMachine(ps, 'Enable the replica of this computer.', (deployment, log) => {
        const { faults, services, session } = deployment;
        const { machine } = session;
        const agent = services.all(machine).find(({ name }) => name === REPLICA);
        if (agent?.startMode !== 'Automatic') {
          services.setStartMode(machine, REPLICA, 'Automatic');
          log.action('Set the service to start automatically', REPLICA);
        }
        if (!agent?.isRunning) {
          switchAndWait(deployment, machine, [REPLICA], true);
          log.action('Start the service', REPLICA);
        }
        faults.renewReplica(machine);
        log.action('Make the replica anew', machine.fqdn);
      });
    },
  }),
};

export const moveManagementServer: TopologyAction = {
  synopsis: 'Moves the Central Management Server to another pool.',
  description:
    'The Master Replicator Agent and the File Transfer Agent run on the computers of that pool then, and its first computer is the active master. Without -TargetFqdn it is the pool of this computer. The service RTCSRV must run there. Where the present one is lost, -Force moves it all the same, and -ConfigurationFileName takes the configuration out of a file that Export-CsConfiguration has written.',
  example: {
    title: 'There and back',
    transcript:
      'PS> Move-CsManagementServer -TargetFqdn se01.contoso.com -Confirm:$false\nPS> (Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus).ActiveMasterFqdn\nse01.contoso.com\nPS> Move-CsManagementServer -TargetFqdn pool01.contoso.com -Confirm:$false',
  },
  noEffect: {
    LisConfigurationFileName: 'the location information of a lab is part of the configuration file',
  },
  obeysForce: true,
  className: 'Microsoft.Rtc.Management.Deployment.MoveCmsCmdlet',
  run: (ps) => ({
    process() {
      const [target, file] = ['TargetFqdn', 'ConfigurationFileName'].map((name) => textOf(ps, name));
      const { Force: isForced = false } = ps.parameters as { readonly Force?: boolean };
      if (!ps.shouldProcess(target ?? 'the pool of this computer', undefined, true)) return;
      changeMachine(ps, 'Move the Central Management Server.', (deployment, log) => {
        const from = deployment.topology.document.centralManagementStore;
        if (file !== undefined) {
          deployment.configuration.import(deployment.session.machine.disk.readFile(file), file);
          log.action('Import the configuration', file);
        }
        deployment.publishedTopology.moveManagementServer(target, isForced || file !== undefined);
        log.action(
          'Move the Central Management Server',
          `${from} to ${deployment.topology.document.centralManagementStore}`,
        );
      });
    },
  }),
};
