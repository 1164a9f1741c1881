/** Set-Service: how Windows services of a machine come to run, and whether they do. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { configureService, findServices, ServiceController, serviceTarget, switchService } from './service-table.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'Service',
  defaultParameterSet: 'Name',
  supportsShouldProcess: true,
  outputTypes: ['System.ServiceProcess.ServiceController'],
  help: {
    synopsis: 'Sets how Windows services start, and starts or stops them.',
    description:
      'Services are those of the machine of the lab that the session is logged on to, or of the machines named.',
    examples: [
      {
        title: 'A service that is to be started by hand',
        transcript: 'PS> Set-Service RTCSRV -StartupType Manual',
        remarks: 'The service must be one of a machine of the lab; Get-Service shows what became of it.',
        runnable: false,
      },
    ],
  },
  parameters: {
    ComputerName: { type: 'string[]', aliases: ['Cn'], help: 'The machines; by default that of the session.' },
    Force: { type: 'switch', help: 'With -Status Stopped, also stops services that others depend on.' },
    InputObject: {
      type: 'other',
      typeName: 'System.ServiceProcess.ServiceController',
      pipeline: 'value',
      in: ['InputObject'],
      help: 'The service.',
    },
    Name: {
      type: 'string',
      in: { Name: { position: 0, mandatory: true, pipeline: 'name' } },
      aliases: ['ServiceName', 'SN'],
      help: 'The name of the service.',
    },
    PassThru: { type: 'switch', help: 'Also writes the service.' },
    StartupType: {
      type: 'enum',
      values: ['Automatic', 'Manual', 'Disabled'],
      aliases: ['StartMode', 'SM', 'ST'],
      help: 'How it comes to run.',
    },
    Status: { type: 'enum', values: ['Running', 'Stopped'], help: 'Whether it runs.' },
  },
  run(ps) {
    return {
      process() {
        const { Name, InputObject, ComputerName, StartupType, Status, PassThru, Force } = ps.parameters;
        const given = InputObject instanceof ServiceController ? [InputObject] : null;
        for (const one of given ?? findServices(ps, [Name ?? ''], undefined, ComputerName)) {
          if (!ps.shouldProcess(serviceTarget(one), 'Set-Service')) continue;
          if (StartupType) configureService(ps, one, StartupType);
          if (Status) switchService(ps, one, { running: Status === 'Running', force: Force ?? false });
          if (PassThru) ps.write(one);
        }
      },
    };
  },
});
