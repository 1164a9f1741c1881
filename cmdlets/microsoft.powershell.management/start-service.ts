/** Start-Service: see the Windows services of the simulated machine. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { chosenServices, switchedServiceParameters } from './service-parameters.ts';
import { serviceTarget, switchService } from './service-table.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'Service',
  aliases: ['sasv'],
  defaultParameterSet: 'InputObject',
  supportsShouldProcess: true,
  outputTypes: ['System.ServiceProcess.ServiceController'],
  help: {
    synopsis: 'Starts Windows services.',
    description: 'Services are those of the machine of the lab that the session is logged on to.',
    examples: [
      {
        title: 'The Front-End service',
        transcript: 'PS> Start-Service RTCSRV',
        runnable: false,
        remarks: 'Needs a machine of a lab with services.',
      },
    ],
  },
  parameters: {
    ...switchedServiceParameters,
  },
  run(ps) {
    return {
      process() {
        for (const one of chosenServices(ps, ps.parameters)) {
          if (!ps.shouldProcess(serviceTarget(one), 'Start-Service')) continue;
          switchService(ps, one, { running: true });
          if (ps.parameters.PassThru) ps.write(one);
        }
      },
    };
  },
});
