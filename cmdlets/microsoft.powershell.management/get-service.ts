/** Get-Service: see the Windows services of the simulated machine. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { nameFilter } from '../../src/providers/cmdlet-paths.ts';
import { controllersOf, findServices, ServiceController } from './service-table.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Service',
  aliases: ['gsv'],
  defaultParameterSet: 'Default',
  outputTypes: ['System.ServiceProcess.ServiceController'],
  help: {
    synopsis: 'Lists Windows services.',
    description:
      'Services are those of the machine of the lab that the session is logged on to, or of the machines named. Those of Lync Server are the same that Get-CsWindowsService shows.',
    examples: [
      {
        title: 'A service that is not there',
        transcript: 'PS> Get-Service nope -ErrorAction SilentlyContinue; $?\nFalse',
      },
    ],
  },
  parameters: {
    Name: {
      type: 'string[]',
      in: { Default: { position: 0, pipeline: 'both' } },
      aliases: ['ServiceName'],
      help: 'Names of services; wildcards find several.',
    },
    ComputerName: {
      type: 'string[]',
      pipeline: 'name',
      aliases: ['Cn'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The machines; by default that of the session.',
    },
    DependentServices: {
      type: 'switch',
      aliases: ['DS'],
      help: 'The services that depend on those found, instead of them.',
    },
    RequiredServices: {
      type: 'switch',
      aliases: ['SDO', 'ServicesDependedOn'],
      help: 'The services that those found depend on, instead of them.',
    },
    DisplayName: { type: 'string[]', mandatory: true, in: ['DisplayName'], help: 'The names that people read.' },
    InputObject: {
      type: 'other[]',
      typeName: 'System.ServiceProcess.ServiceController',
      pipeline: 'value',
      in: ['InputObject'],
      help: 'The services.',
    },
    Include: { type: 'string[]', help: 'Only services whose names fit one of these patterns.' },
    Exclude: { type: 'string[]', help: 'Leaves out services whose names fit one of these patterns.' },
  },
  run(ps) {
    const chosen = (): ServiceController[] => {
      const { Name, DisplayName, InputObject, Include, Exclude, ComputerName } = ps.parameters;
      const given = InputObject?.filter((one) => one instanceof ServiceController);
      const fits = nameFilter({ Include, Exclude });
      return (given ?? findServices(ps, Name, DisplayName, ComputerName)).filter(({ service }) => fits(service.name));
    };
    return {
      process() {
        const { DependentServices: dependents, RequiredServices: needed } = ps.parameters;
        for (const one of chosen()) {
          if (needed) ps.writeEach(controllersOf(one.service.needed()));
          if (dependents) ps.writeEach(controllersOf(one.service.dependents()));
          if (!needed && !dependents) ps.write(one);
        }
      },
    };
  },
});
