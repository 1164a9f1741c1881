/** Test-CsWatcherNodeConfiguration: whether the pools of watcher nodes are there, with test users whose accounts are known. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import type { Setting } from '../../src/deployment/settings.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { machinePath } from '../deployment/certificate-arguments.ts';
import { ItemFault, onDeployment } from './item-fault.ts';
import { poolNamed, requireUser, TransactionFailure } from './synthetic-transactions/deployment-check.ts';
import { settingsOf } from './synthetic-transactions/partner-check.ts';
import { taskOutput } from './synthetic-transactions/task-output.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'CsWatcherNodeConfiguration',
  className: 'Microsoft.Rtc.Management.SyntheticTransactions.TestWatcherNodeConfigurationCmdlet',
  outputTypes: ['Microsoft.Rtc.SyntheticTransactions.TaskOutput'],
  help: {
    synopsis: 'Tests whether what watcher nodes are configured with is there: pools and test users.',
    examples: [{ title: 'A lab without watcher nodes', transcript: 'PS> @(Test-CsWatcherNodeConfiguration).Count\n0' }],
    links: ['Get-CsWatcherNodeConfiguration', 'Set-CsTestUserCredential'],
  },
  parameters: {
    FileName: { type: 'string', help: 'A file in which the results are kept too.' },
    ReadCredentialsFromCurrentUserStore: {
      type: 'switch',
      help: 'Takes the accounts of test users from the store of the user.',
      noEffect: 'a lab has one store of them',
    },
  },
  run(ps) {
    return {
      process() {
        const { FileName: file } = ps.parameters;
        onDeployment(ps, null, (deployment) => {
          const nodes = settingsOf('CsWatcherNodeConfiguration', deployment);
          const results = nodes.map((node) => ({ pool: node.identity, problem: problemOf(deployment, node) }));
          for (const { pool, problem } of results) ps.write(taskOutput(pool, problem));
          if (file) {
            const lines = results.map(({ pool, problem }) => `${pool}: ${problem ?? 'Success'}`);
            writeLines(deployment, file, lines);
          }
        });
      },
    };
  },
});

/** What is wrong with the configuration of a pool's watcher nodes; null where nothing is. */
function problemOf(deployment: Deployment, { identity, values }: Setting): string | null {
  if (!poolNamed(deployment, identity)) return `The topology has no pool "${identity}".`;
  const users = (values.TestUsers ?? []) as readonly string[];
  if (users.length < 2) return 'Two test users at least are needed.';
  try {
    for (const address of users) requireUser(deployment, address, identity);
    return null;
  } catch (error) {
    if (error instanceof TransactionFailure) return `${error.response}: ${error.diagnosis.split('\n', 1)[0]}`;
    throw error;
  }
}

/** @throws ItemFault where the file cannot be written */
function writeLines({ session }: Deployment, file: string, lines: readonly string[]): void {
  try {
    session.machine.disk.writeFile(machinePath(file), `${lines.join('\r\n')}\r\n`);
  } catch (error) {
    if (error instanceof DeploymentError) throw new ItemFault(error.message);
    throw error;
  }
}
