/** Get-WmiObject: what a machine says of itself through WMI, as Windows PowerShell asks. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import {
  type CimComplaints,
  classesOf,
  findInstances,
  MANAGEMENT_OBJECT,
  readRequest,
} from '../../src/machine/cim-instances.ts';
import { forEachComputer } from '../../src/machine/machine-sources.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';

const MANAGEMENT_EXCEPTION = 'System.Management.ManagementException';

const complaints: CimComplaints = {
  invalidClass: (ps, name) =>
    ps.fail('GetWMIManagementException', 'InvalidType', `Invalid class "${name}"`, { exception: MANAGEMENT_EXCEPTION }),
  invalidQuery: (ps, query) =>
    ps.fail('GetWMIManagementException', 'InvalidArgument', `Invalid query "${query}"`, {
      exception: MANAGEMENT_EXCEPTION,
    }),
};

export default cmdlet({
  verb: 'Get',
  noun: 'WmiObject',
  aliases: ['gwmi'],
  defaultParameterSet: 'query',
  outputTypes: [MANAGEMENT_OBJECT],
  help: {
    synopsis: 'Gets what a machine of the lab says of itself, as Windows PowerShell does.',
    description:
      'The same classes as those of Get-CimInstance. Dates are texts in the form of WMI, which the method ConvertToDateTime of each object reads.',
    examples: [
      {
        title: 'Since when a machine runs',
        transcript:
          'PS> $os = Get-WmiObject Win32_OperatingSystem\nPS> $os.ConvertToDateTime($os.LastBootUpTime).GetType().Name\nDateTime',
      },
      {
        title: 'A service of another machine',
        transcript: 'PS> (Get-WmiObject Win32_Service -ComputerName fe02 -Filter "Name=\'RTCSRV\'").State\nRunning',
      },
    ],
    links: ['Get-CimInstance'],
  },
  parameters: {
    Amended: { type: 'switch', help: 'With descriptions of the class; there are none.' },
    AsJob: { type: 'switch', help: 'Runs as a job; refused here.' },
    Class: {
      type: 'string',
      aliases: ['ClassName'],
      in: { query: { position: 0, mandatory: true }, list: { position: 1 } },
      help: 'The class, such as Win32_Service; with -List a pattern.',
    },
    ComputerName: { type: 'string[]', aliases: ['Cn'], help: 'The machines; by default that of the session.' },
    Credential: { type: 'pscredential', help: 'Ignored: everyone in a lab may ask.' },
    DirectRead: { type: 'switch', in: ['query', 'WQLQuery'], help: 'Not through derived classes.' },
    EnableAllPrivileges: { type: 'switch', help: 'Ignored: everyone in a lab may ask.' },
    Filter: { type: 'string', in: ['query'], help: 'A condition in WQL, such as DriveType = 3.' },
    List: { type: 'switch', in: { list: { mandatory: true } }, help: 'Names the classes instead.' },
    Namespace: { type: 'string', aliases: ['NS'], help: 'The namespace; only root\\cimv2 is there.' },
    Property: { type: 'string[]', position: 1, in: ['query'], help: 'Only these properties.' },
    Query: { type: 'string', in: { WQLQuery: { mandatory: true } }, help: 'A query in WQL: SELECT … FROM … WHERE …' },
    Recurse: { type: 'switch', in: ['list'], help: 'In namespaces below it too.' },
    ThrottleLimit: { type: 'int', help: 'How many machines are asked at once.' },
  },
  run(ps) {
    return {
      process() {
        const { Class, Filter, Query, Property, ComputerName, Namespace, List, AsJob } = ps.parameters;
        if (AsJob) {
          ps.fail('AsJobNotBuilt', 'NotImplemented', 'Get-WmiObject -AsJob is not built: use Start-Job.', {
            exception: 'System.NotImplementedException',
          });
        }
        if (Namespace && !/^root[\\/]cimv2$/i.test(Namespace)) {
          ps.fail('GetWMIManagementException', 'InvalidArgument', `Invalid namespace "${Namespace}"`, {
            exception: MANAGEMENT_EXCEPTION,
          });
        }
        if (List) {
          const fits = WildcardPattern.of(Class ?? '*', true);
          for (const { name } of classesOf(ps)) if (fits.isMatch(name)) ps.write(name);
          return;
        }
        const given = { className: Class, filter: Filter, query: Query, properties: Property };
        const request = readRequest(ps, given, complaints);
        forEachComputer(
          ps,
          ComputerName,
          () =>
            ps.error(
              'GetWMICOMException',
              'InvalidOperation',
              'The RPC server is unavailable. (Exception from HRESULT: 0x800706BA)',
              { exception: 'System.Runtime.InteropServices.COMException' },
            ),
          (computer, name) => {
            for (const object of findInstances(MANAGEMENT_OBJECT, request, computer, name)) ps.write(object);
          },
        );
      },
    };
  },
});
