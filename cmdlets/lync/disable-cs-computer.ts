/** Disable-CsComputer: this computer no longer does what the topology has it do. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { switchAndWait } from '../deployment/service-waits.ts';
import { changeMachine } from './deployment-frame.ts';
import { ONE_DIRECTORY } from './one-directory.ts';

const FQDN = 'Microsoft.Rtc.Management.Deploy.Fqdn';

export default cmdlet({
  verb: 'Disable',
  noun: 'CsComputer',
  className: 'Microsoft.Rtc.Management.Deployment.DeactivateMachineCmdlet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Stops the services of this computer and keeps them from starting.',
    description:
      'They are set to Disabled. Set their start mode and run Enable-CsComputer to activate the computer again.',
    examples: [
      {
        title: 'A rehearsal',
        transcript:
          'PS> Disable-CsComputer -WhatIf\nWhat if: Performing the operation "Disable-CsComputer" on target "this computer".',
      },
    ],
    links: ['Enable-CsComputer'],
  },
  parameters: {
    Scorch: {
      type: 'switch',
      help: 'Takes the software off the computer as well.',
      refused: 'the software of a lab cannot be taken off its computers',
    },
    GlobalCatalog: {
      type: 'other',
      typeName: FQDN,
      help: 'A server of the global catalog.',
      noEffect: ONE_DIRECTORY,
    },
    Report: {
      type: 'string',
      help: 'The path of the HTML log of the command; by default a file in the temporary folder.',
    },
    Force: {
      type: 'switch',
      help: 'Leaves out messages about errors that do not stop the command.',
      noEffect: 'nothing here asks before it works, and every error that is shown matters',
    },
    GlobalSettingsDomainController: {
      type: 'other',
      typeName: FQDN,
      help: 'The domain controller where global settings are kept.',
      noEffect: ONE_DIRECTORY,
    },
  },
  run(ps) {
    return {
      process() {
        if (!ps.shouldProcess('this computer')) return;
        changeMachine(ps, 'Deactivate the services of this computer.', (deployment, log) => {
          const { machine } = deployment.session;
          const names = deployment.services.ofLync(machine).map(({ name }) => name);
          log.action('Deactivate the roles of the computer', `${machine.fqdn}: ${names.join(', ')}`);
          switchAndWait(deployment, machine, names, false);
          for (const name of names) deployment.services.setStartMode(machine, name, 'Disabled');
        });
      },
    };
  },
});
