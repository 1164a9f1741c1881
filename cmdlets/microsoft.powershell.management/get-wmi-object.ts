/** Get-WmiObject: what a machine says of itself through WMI, as Windows PowerShell asks. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { classesIn } from '../../src/machine/cim-class.ts';
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
  invalidNamespace: (ps, namespace) =>
    ps.fail('GetWMIManagementException', 'InvalidArgument', `Invalid namespace "${namespace}"`, {
      exception: MANAGEMENT_EXCEPTION,
    }),
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
    Amended: {
      type: 'switch',
      help: 'Gives also what is translated in amended qualifiers.',
      noEffect: 'classes of a lab have no amended qualifiers',
    },
    AsJob: { type: 'switch', help: 'Runs as a job; refused here.' },
    Class: {
      type: 'string',
      aliases: ['ClassName'],
      in: { query: { position: 0, mandatory: true }, list: { position: 1 } },
      help: 'The class, such as Win32_Service; with -List a pattern.',
    },
    ComputerName: { type: 'string[]', aliases: ['Cn'], help: 'The machines; by default that of the session.' },
    Credential: {
      type: 'pscredential',
      help: 'The account to ask as.',
      noEffect: 'every account of a lab may log on to every machine',
    },
    DirectRead: {
      type: 'switch',
      in: ['query', 'WQLQuery'],
      help: 'Asks the provider of the given class only.',
      noEffect: 'machines of a lab have no providers of WMI to be asked past their classes',
    },
    EnableAllPrivileges: {
      type: 'switch',
      help: 'Uses every privilege of the account.',
      noEffect: 'sessions of a lab have every privilege',
    },
    Filter: { type: 'string', in: ['query'], help: 'A condition in WQL, such as DriveType = 3.' },
    List: { type: 'switch', in: { list: { mandatory: true } }, help: 'Names the classes instead.' },
    Namespace: { type: 'string', aliases: ['NS'], help: 'The namespace; root\\cimv2 or root\\cimv2\\power.' },
    Property: { type: 'string[]', position: 1, in: ['query'], help: 'Only these properties.' },
    Query: { type: 'string', in: { WQLQuery: { mandatory: true } }, help: 'A query in WQL: SELECT … FROM … WHERE …' },
    Recurse: {
      type: 'switch',
      in: ['list'],
      help: 'Also looks into namespaces below.',
      noEffect: 'the namespaces of a lab have none below that their classes would be listed with',
    },
    ThrottleLimit: {
      type: 'int',
      help: 'How many machines are asked at once.',
      noEffect: 'one follows the other, so that a rehearsal gives the same result every time',
    },
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
        if (List) {
          const fits = WildcardPattern.of(Class ?? '*', true);
          const classes = classesIn(classesOf(ps), Namespace) ?? complaints.invalidNamespace(ps, Namespace ?? '');
          for (const { name } of classes) if (fits.isMatch(name)) ps.write(name);
          return;
        }
        const given = { className: Class, filter: Filter, query: Query, properties: Property, namespace: Namespace };
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
