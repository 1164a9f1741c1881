/** Restart-Service: see the Windows services of the simulated machine. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { chosenServices, switchedServiceParameters } from './service-parameters.ts';
import { ServiceController, serviceTarget, switchService } from './service-table.ts';

export default cmdlet({
  verb: 'Restart',
  noun: 'Service',
  aliases: [],
  defaultParameterSet: 'InputObject',
  supportsShouldProcess: true,
  outputTypes: ['System.ServiceProcess.ServiceController'],
  help: {
    synopsis: 'Stops Windows services and starts them again.',
    description: 'Services are those of the machine of the lab that the session is logged on to.',
    examples: [
      {
        title: 'The Front-End service',
        transcript: 'PS> Restart-Service RTCSRV',
        runnable: false,
        remarks: 'Needs a machine of a lab with services.',
      },
    ],
  },
  parameters: {
    ...switchedServiceParameters,
    Force: {
      type: 'switch',
      help: 'Also restarts services that others depend on, with those.',
    },
  },
  run(ps) {
    return {
      process() {
        for (const one of chosenServices(ps, ps.parameters)) {
          if (!ps.shouldProcess(serviceTarget(one), 'Restart-Service')) continue;
          const { Force: force = false } = ps.parameters;
          const wasStopped = one.service.status === 'Stopped';
          const stopped = switchService(ps, one, { running: false, force });
          if (!wasStopped && stopped.length === 0) continue;
          for (const service of wasStopped ? [one.service] : stopped)
            switchService(ps, service === one.service ? one : new ServiceController(service), { running: true });
          if (ps.parameters.PassThru) ps.write(one);
        }
      },
    };
  },
});
