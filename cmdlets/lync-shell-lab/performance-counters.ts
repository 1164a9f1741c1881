/**
 * The performance counters of a lab's machines: those of Windows follow from what a machine is made of, those of Lync Server
 * from who is homed on it. Nobody calls in a lab, so that what counts traffic is at rest. Names are those of Lync Server 2013.
 */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { CounterInstance, CounterSet } from '../../src/machine/performance-counters.ts';
import { signedInOn } from '../deployment/signed-in.ts';
import { programsOf } from './cim-classes.ts';

const MEGABYTE = 2 ** 20;

type Values = Readonly<Record<string, number>>;

/** A set with one instance of each counter. */
function plainSet(name: string, description: string, values: Values): CounterSet {
  const counters = Object.entries(values).map(([counter, value]) => ({
    name: counter,
    instances: [{ instance: '', value }],
  }));
  return { name, description, hasInstances: false, counters };
}

/** A set whose counters have an instance for each thing that is counted. */
function setOf(name: string, description: string, rows: Readonly<Record<string, Values>>): CounterSet {
  const names = [...new Set(Object.values(rows).flatMap((values) => Object.keys(values)))];
  const counters = names.map((counter) => ({
    name: counter,
    instances: Object.entries(rows).map(
      ([instance, values]): CounterInstance => ({ instance, value: values[counter] ?? 0 }),
    ),
  }));
  return { name, description, hasInstances: true, counters };
}

/** The counters of Windows. */
function windowsSets(deployment: Deployment, machine: Machine): CounterSet[] {
  const facts = deployment.machines.facts(machine);
  const upTime = (deployment.clock.now() - deployment.start + facts.startedBefore) / 1000;
  const programs = programsOf(deployment, machine);
  const disk = {
    'Avg. Disk sec/Read': 0.004,
    'Avg. Disk sec/Write': 0.006,
    'Avg. Disk Queue Length': 0.02,
    'Current Disk Queue Length': 0,
    '% Disk Time': 1.4,
    '% Idle Time': 98.2,
  };
  const volume = {
    '% Free Space': (100 * facts.disk.free) / facts.disk.size,
    'Free Megabytes': Math.round(facts.disk.free / MEGABYTE),
    ...disk,
  };
  const processor = { '% Processor Time': 4.2, '% Idle Time': 95.8, '% Privileged Time': 1.3, '% User Time': 2.9 };
  return [
    setOf('Processor', 'How busy the processors are.', {
      ...Object.fromEntries(Array.from({ length: facts.processors }, (_, at) => [String(at), processor])),
      _total: processor,
    }),
    plainSet('Memory', 'How memory is used.', {
      'Available MBytes': Math.round((facts.memory * 0.46) / MEGABYTE),
      'Available Bytes': Math.round(facts.memory * 0.46),
      'Committed Bytes': Math.round(facts.memory * 0.6),
      '% Committed Bytes In Use': 30,
      'Pages/sec': 0,
    }),
    setOf('LogicalDisk', 'What is read from and written to volumes.', { 'c:': volume, _total: volume }),
    setOf('PhysicalDisk', 'What is read from and written to disks.', { '0 c:': disk, _total: disk }),
    setOf('Network Interface', 'What adapters send and receive.', {
      'microsoft virtual machine bus network adapter': {
        'Bytes Total/sec': 2_048,
        'Bytes Received/sec': 1_024,
        'Bytes Sent/sec': 1_024,
        'Current Bandwidth': 10_000_000_000,
        'Output Queue Length': 0,
        'Packets Outbound Discarded': 0,
      },
    }),
    ...tcpSets(clientsOf(deployment, machine)),
    plainSet('System', 'The machine as a whole.', {
      'System Up Time': Math.round(upTime),
      'Processor Queue Length': 0,
      Processes: programs.length,
      Threads: programs.length * 12,
    }),
    setOf('Process', 'What each program uses.', {
      ...Object.fromEntries(
        programs.map(({ name, workingSet, handles, id }) => [
          name.toLowerCase(),
          {
            '% Processor Time': 0,
            'Working Set': workingSet,
            'Private Bytes': workingSet,
            'Handle Count': handles,
            'ID Process': id,
          },
        ]),
      ),
      _total: {
        '% Processor Time': 400,
        'Working Set': programs.reduce((sum, { workingSet }) => sum + workingSet, 0),
        'Handle Count': programs.reduce((sum, { handles }) => sum + handles, 0),
      },
    }),
  ];
}

const DATABASE = {
  'USrv - Queue Latency (msec)': 0,
  'USrv - Sproc Latency (msec)': 2,
  'USrv - Queue Depth': 0,
  'USrv - Throttled requests/sec': 0,
} as const;

/** Connections by the protocols of IP: a lab's network has no version 6. */
function tcpSets(established: number): CounterSet[] {
  return [['TCPv4', established] as const, ['TCPv6', 0] as const].map(([name, connections]) =>
    plainSet(name, 'Connections and segments of TCP.', {
      'Connections Established': connections,
      'Connections Active': connections,
      'Connections Passive': 0,
      'Connection Failures': 0,
      'Connections Reset': 0,
      'Segments/sec': 0,
      'Segments Sent/sec': 0,
      'Segments Received/sec': 0,
      'Segments Retransmitted/sec': 0,
    }),
  );
}

/** The counters of the Front-End service. */
function frontEndSets(deployment: Deployment, machine: Machine): CounterSet[] {
  const users = clientsOf(deployment, machine);
  const peers = (connections: number): Values => ({
    'SIP - Connections Active': connections,
    'SIP - TLS Connections Active': connections,
    'SIP - Average Outgoing Queue Delay': 0,
    'SIP - Sends Timed-Out/sec': 0,
    'SIP - Sends Outstanding': 0,
    'SIP - Flow-controlled Connections Dropped': 0,
  });
  return [
    setOf('LS:SIP - Peers', 'Connections with clients and servers.', { clients: peers(users), _total: peers(users) }),
    plainSet('LS:SIP - Protocol', 'Messages of SIP.', {
      'SIP - Incoming Messages/sec': 0,
      'SIP - Average Incoming Message Processing Time': 0,
      'SIP - Incoming Requests Dropped /Sec': 0,
      'SIP - Incoming Responses Dropped /Sec': 0,
      'SIP - Events In Processing': 0,
    }),
    plainSet('LS:SIP - Responses', 'Answers of SIP.', {
      'SIP - Local 503 Responses/sec': 0,
      'SIP - Local 504 Responses/sec': 0,
    }),
    plainSet('LS:SIP - Load Management', 'How long messages wait.', {
      'SIP - Average Holding Time For Incoming Messages': 0,
      'SIP - Incoming Messages Timed out': 0,
      'SIP - Incoming Messages Held': 0,
    }),
    ...['DBStore', 'REGDBStore', 'SharedDBStore'].map((store) =>
      plainSet(`LS:USrv - ${store}`, 'Requests to the databases of users.', DATABASE),
    ),
    plainSet('LS:USrv - Endpoint Cache', 'Who is signed in.', {
      'USrv - Active Registered Users': users,
      'USrv - Active Registered Endpoints': users,
    }),
    plainSet('LS:ImMcu - IMMcu Conferences', 'Conferences of instant messages.', {
      'IMMCU - Active Conferences': 0,
      'IMMCU - Connected Users': 0,
    }),
    plainSet('LS:ImMcu - MCU Health And Performance', 'Health of the conferencing service.', {
      'IMMCU - MCU Health State': 0,
    }),
    plainSet('LS:AVMCU - Operations', 'Conferences with audio and video.', {
      'AVMCU - Number of Conferences': 0,
      'AVMCU - Number of Users': 0,
    }),
    plainSet('LS:AVMCU - MCU Health And Performance', 'Health of the conferencing service.', {
      'AVMCU - MCU Health State': 0,
    }),
    plainSet('LS:AsMcu - AsMcu Conferences', 'Conferences with shared screens.', {
      'ASMCU - Active Conferences': 0,
      'ASMCU - Connected Users': 0,
    }),
    plainSet('LS:DATAMCU - DataMCU Conferences', 'Conferences with data.', {
      'DATAMCU - Active Conferences': 0,
      'DATAMCU - Connected Users': 0,
    }),
  ];
}

/** How many are signed in on a machine: none but where the Front-End service takes them and runs. */
function clientsOf(deployment: Deployment, machine: Machine): number {
  return takesClients(deployment, machine) ? signedInOn(deployment, machine.fqdn).length : 0;
}

function takesClients(deployment: Deployment, machine: Machine): boolean {
  return (
    machine.role !== 'Edge' && deployment.services.all(machine).some((one) => one.name === 'RTCSRV' && one.isRunning)
  );
}

function mediationSets(): CounterSet[] {
  const calls = { _total: { '- Current': 0, '- Total established calls': 0, '- Total failed calls': 0 } };
  return [
    setOf('LS:MediationServer - Inbound Calls', 'Calls from gateways.', calls),
    setOf('LS:MediationServer - Outbound Calls', 'Calls to gateways.', calls),
    plainSet('LS:MediationServer - Health Indices', 'Health of the Mediation service.', {
      '- Load Call Failure Index': 0,
    }),
  ];
}

/** The sets of a machine; those of a service are there while it runs. */
export function counterSetsOf(deployment: Deployment, machine: Machine): CounterSet[] {
  const running = new Set(deployment.services.all(machine).flatMap(({ name, isRunning }) => (isRunning ? [name] : [])));
  return [
    ...windowsSets(deployment, machine),
    ...(takesClients(deployment, machine) ? frontEndSets(deployment, machine) : []),
    ...(running.has('RTCMEDSRV') ? mediationSets() : []),
  ];
}
