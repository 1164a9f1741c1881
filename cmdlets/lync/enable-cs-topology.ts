/** Enable-CsTopology: makes the published topology take effect, by sending it to all replicas. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { changeDeployment } from './deployment-frame.ts';
import { ONE_DIRECTORY } from './one-directory.ts';

const FQDN = 'Microsoft.Rtc.Management.Deploy.Fqdn';

const TASK = 'Enable the published topology.';

export default cmdlet({
  verb: 'Enable',
  noun: 'CsTopology',
  className: 'Microsoft.Rtc.Management.Deployment.ActivateTopologyCmdlet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Makes the published topology take effect.',
    description: 'It is sent to the replicas of all computers.',
    examples: [{ title: 'Enable the topology', transcript: 'PS> Enable-CsTopology' }],
    links: ['Get-CsTopology', 'Get-CsManagementStoreReplicationStatus'],
  },
  parameters: {
    GlobalCatalog: {
      type: 'other',
      typeName: FQDN,
      help: 'A server of the global catalog.',
      noEffect: ONE_DIRECTORY,
    },
    GlobalSettingsDomainController: {
      type: 'other',
      typeName: FQDN,
      help: 'The domain controller where global settings are kept.',
      noEffect: ONE_DIRECTORY,
    },
    SkipPrepareCheck: {
      type: 'bool',
      help: 'Does not look whether the directory is prepared.',
      noEffect: 'the directory of a lab is always prepared',
    },
    Force: {
      type: 'switch',
      help: 'Leaves out messages about errors that do not stop the command.',
      noEffect: 'nothing here asks before it works, and every error that is shown matters',
    },
    Report: {
      type: 'string',
      help: 'The path of the HTML log of the command; by default a file in the temporary folder.',
    },
  },
  run(ps) {
    return {
      process() {
        if (!ps.shouldProcess('the topology', undefined, true)) return;
        changeDeployment(ps, TASK, (deployment, log) => {
          log.action('Enable the topology', deployment.topology.document.name);
          deployment.replication.request();
        });
      },
    };
  },
});
