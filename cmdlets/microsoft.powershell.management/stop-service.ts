/** Stop-Service: see the Windows services of the simulated machine. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { chosenServices, switchedServiceParameters } from './service-parameters.ts';
import { serviceTarget, switchService } from './service-table.ts';

export default cmdlet({
  verb: 'Stop',
  noun: 'Service',
  aliases: ['spsv'],
  defaultParameterSet: 'InputObject',
  supportsShouldProcess: true,
  outputTypes: ['System.ServiceProcess.ServiceController'],
  help: {
    synopsis: 'Stops Windows services.',
    description: 'Services are those of the machine of the lab that the session is logged on to.',
    examples: [
      {
        title: 'The Front-End service',
        transcript: 'PS> Stop-Service RTCSRV',
        runnable: false,
        remarks: 'Needs a machine of a lab with services.',
      },
    ],
  },
  parameters: {
    ...switchedServiceParameters,
    Force: {
      type: 'switch',
      help: 'Also stops services that others depend on.',
    },
    NoWait: { type: 'switch', help: 'Does not wait until the services have stopped.' },
  },
  run(ps) {
    return {
      process() {
        for (const one of chosenServices(ps, ps.parameters)) {
          if (!ps.shouldProcess(serviceTarget(one), 'Stop-Service')) continue;
          const { Force: force = false, NoWait: noWait = false } = ps.parameters;
          switchService(ps, one, { running: false, force, noWait });
          if (ps.parameters.PassThru) ps.write(one);
        }
      },
    };
  },
});
