/** Get-CimInstance: what a machine says of itself through CIM. */

import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import {
  CIM_INSTANCE,
  type CimComplaints,
  type CimObject,
  findInstances,
  readRequest,
} from '../../src/machine/cim-instances.ts';
import { forEachComputer } from '../../src/machine/machine-sources.ts';

const CIM_EXCEPTION = 'Microsoft.Management.Infrastructure.CimException';

const complaints: CimComplaints = {
  invalidNamespace: (ps, namespace) =>
    ps.fail('HRESULT 0x8004100e', 'MetadataError', 'Invalid namespace ', {
      target: namespace,
      exception: CIM_EXCEPTION,
    }),
  invalidClass: (ps, name, namespace) =>
    ps.fail('HRESULT 0x80041010', 'MetadataError', 'Invalid class ', {
      target: `${namespace}:${name}`,
      exception: CIM_EXCEPTION,
    }),
  invalidQuery: (ps, query) =>
    ps.fail('HRESULT 0x80041017', 'InvalidArgument', 'Invalid query ', { target: query, exception: CIM_EXCEPTION }),
};

export default cmdlet({
  verb: 'Get',
  noun: 'CimInstance',
  aliases: ['gcim'],
  className: 'Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand',
  defaultParameterSet: 'ClassNameComputerSet',
  outputTypes: [CIM_INSTANCE],
  help: {
    synopsis: 'Gets what a machine of the lab says of itself: operating system, disks, services and more.',
    description:
      'The classes are those that administrators ask for, of the namespaces root/cimv2 and root/cimv2/power. Dates are dates. Without a computer name it is the machine of the session.',
    examples: [
      {
        title: 'Since when a machine runs',
        transcript: 'PS> (Get-CimInstance Win32_OperatingSystem).LastBootUpTime.GetType().Name\nDateTime',
      },
      {
        title: 'Fixed disks only',
        transcript: 'PS> (Get-CimInstance Win32_LogicalDisk -Filter "DriveType = 3").DeviceID\nC:',
      },
    ],
    links: ['Get-WmiObject'],
  },
  parameters: {
    ClassName: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['ClassNameComputerSet'],
      help: 'The class: Win32_OperatingSystem, Win32_ComputerSystem, Win32_LogicalDisk, Win32_Service and others.',
    },
    ComputerName: {
      type: 'string[]',
      pipeline: 'name',
      aliases: ['CN', 'ServerName'],
      help: 'The machines; by default that of the session.',
    },
    Filter: {
      type: 'string',
      pipeline: 'name',
      in: ['ClassNameComputerSet'],
      help: "A condition in WQL, such as Name = 'RTCSRV'.",
    },
    KeyOnly: { type: 'switch', in: ['ClassNameComputerSet'], help: 'Only the properties that tell instances apart.' },
    Namespace: { type: 'string', pipeline: 'name', help: 'The namespace; root/cimv2 or root/cimv2/power.' },
    OperationTimeoutSec: {
      type: 'uint',
      aliases: ['OT'],
      help: 'Seconds to wait for a machine at most.',
      noEffect: 'machines of a lab answer at once',
    },
    Property: {
      type: 'string[]',
      in: ['ClassNameComputerSet'],
      aliases: ['SelectProperties'],
      help: 'Only these properties.',
    },
    Query: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      in: ['QueryComputerSet'],
      help: 'A query in WQL: SELECT … FROM … WHERE …',
    },
    QueryDialect: {
      type: 'string',
      pipeline: 'name',
      in: ['QueryComputerSet'],
      help: 'The language of the query.',
      noEffect: 'queries are always WQL',
    },
    Shallow: {
      type: 'switch',
      help: 'Leaves out instances of derived classes.',
      noEffect: 'instances of derived classes are not shown with those of their base',
    },
  },
  run(ps) {
    return {
      process() {
        const { ClassName, Filter, Query, Property, KeyOnly, ComputerName, Namespace } = ps.parameters;
        const given = {
          className: ClassName,
          filter: Filter,
          query: Query,
          properties: Property,
          namespace: Namespace,
        };
        const request = readRequest(ps, given, complaints);
        const wanted = KeyOnly ? { ...request, properties: request.cimClass.keys } : request;
        forEachComputer(
          ps,
          ComputerName,
          (name) => reportUnreachable(ps, name),
          (computer, name) => {
            const found = findInstances(CIM_INSTANCE, wanted, computer, ComputerName ? name : null);
            for (const instance of found) ps.write(instance satisfies CimObject);
          },
        );
      },
    };
  },
});

function reportUnreachable(ps: CmdletActions, name: string): void {
  ps.error(
    'HRESULT 0x80338126',
    'ConnectionError',
    'WinRM cannot complete the operation. Verify that the specified computer name is valid, that the computer is accessible over the network, and that a firewall exception for the WinRM service is enabled and allows access from this computer. By default, the WinRM firewall exception for public profiles limits access to remote computers within the same local subnet. ',
    { target: name, exception: CIM_EXCEPTION },
  );
}
