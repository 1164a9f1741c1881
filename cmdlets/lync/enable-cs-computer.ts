/** Enable-CsComputer: activates the roles of this computer as the topology has them. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { switchAndWait } from '../deployment/service-waits.ts';
import { changeMachine } from './deployment-frame.ts';
import { ONE_DIRECTORY } from './one-directory.ts';

const FQDN = 'Microsoft.Rtc.Management.Deploy.Fqdn';

const TASK = 'Activate the services of this computer as the published topology has them.';

export default cmdlet({
  verb: 'Enable',
  noun: 'CsComputer',
  className: 'Microsoft.Rtc.Management.Deployment.ActivateMachineCmdlet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Activates the services of this computer.',
    description:
      'After a change of the topology or of certificates it brings the services of this computer in line with it. They are running afterwards.',
    examples: [{ title: 'Activate this computer', transcript: 'PS> Enable-CsComputer' }],
    links: ['Get-CsComputer', 'Start-CsWindowsService'],
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
        if (!ps.shouldProcess('this computer', undefined, true)) return;
        changeMachine(ps, TASK, (deployment, log) => {
          const { machine } = deployment.session;
          const able = deployment.services.ofLync(machine).filter(({ startMode }) => startMode !== 'Disabled');
          const names = able.map((service) => service.name);
          log.action('Activate the roles of the computer', `${machine.fqdn}: ${names.join(', ')}`);
          switchAndWait(deployment, machine, names, true);
        });
      },
    };
  },
});
