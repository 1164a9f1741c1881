/** Restart-Service: see the Windows services of the simulated machine. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { nameFilter } from '../../src/providers/cmdlet-paths.ts';
import { findServices, ServiceController, serviceTarget, switchService } from './service-table.ts';

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
    Name: {
      type: 'string[]',
      in: { Default: { position: 0, mandatory: true, pipeline: 'both' } },
      aliases: ['ServiceName'],
      help: 'Names of services; wildcards find several.',
    },
    DisplayName: { type: 'string[]', mandatory: true, in: ['DisplayName'], help: 'The names that people read.' },
    InputObject: {
      type: 'other[]',
      typeName: 'System.ServiceProcess.ServiceController',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['InputObject'],
      help: 'The services.',
    },
    Include: { type: 'string[]', help: 'Only services whose names fit one of these patterns.' },
    Exclude: { type: 'string[]', help: 'Leaves out services whose names fit one of these patterns.' },
    PassThru: { type: 'switch', help: 'Also writes the services.' },
    Force: {
      type: 'switch',
      help: 'Also restarts services that others depend on, with those.',
    },
  },
  run(ps) {
    const chosen = (): ServiceController[] => {
      const { Name, DisplayName, InputObject, Include, Exclude } = ps.parameters;
      const given = InputObject?.filter((one) => one instanceof ServiceController);
      const fits = nameFilter({ Include, Exclude });
      return (given ?? findServices(ps, Name, DisplayName)).filter(({ service }) => fits(service.name));
    };
    return {
      process() {
        for (const one of chosen()) {
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
