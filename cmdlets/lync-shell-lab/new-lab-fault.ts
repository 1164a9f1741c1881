/** New-LabFault: breaks something in the lab, for training. */
import type { FaultKind, FaultKindOf } from '../../src/deployment/faults.ts';
import { listenersOf } from '../../src/endpoints/listeners.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { platform } from '../../src/platform/platform.ts';
import type { TimeSpan } from '../../src/types/values/time-span.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { faultNames, faultObject, kindsByName, problemNamed, problemNames } from './fault-objects.ts';

/** What a fault is made of besides its machine. */
interface Given {
  Kind?: string;
  ComputerName?: readonly string[];
  To?: string;
  Service?: string;
  After?: TimeSpan;
  Times?: number;
  Delay?: TimeSpan;
  Offset?: TimeSpan;
  Port?: number;
  Problem?: string;
  Random?: boolean;
  Seed?: number;
  Count?: number;
  Among?: readonly string[];
}

type Detail = 'To' | 'Service' | 'After' | 'Times' | 'Delay' | 'Offset' | 'Port' | 'Problem';

const DETAILS: readonly Detail[] = ['To', 'Service', 'After', 'Times', 'Delay', 'Offset', 'Port', 'Problem'];

/** What each kind needs of these, and what it may have. */
const details: Partial<Record<FaultKind, { readonly needs: readonly Detail[]; readonly takes?: readonly Detail[] }>> = {
  'network-cut': { needs: ['To'] },
  'service-stopped': { needs: ['Service'] },
  'service-crashing': { needs: ['Service'], takes: ['After'] },
  'task-failing': { needs: [], takes: ['Times'] },
  'slow-link': { needs: ['Delay'] },
  'wrong-clock': { needs: ['Offset'] },
  'bad-listener': { needs: ['Problem'], takes: ['Port'] },
};

const CRASH_AFTER_MS = 5 * 60_000;

export default cmdlet({
  verb: 'New',
  noun: 'LabFault',
  className: 'LyncShell.NewLabFaultCommand',
  defaultParameterSet: 'Kind',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['LyncShell.LabFault'],
  help: {
    synopsis: 'Puts a fault into the lab.',
    description:
      'A fault stays until Remove-LabFault takes it away, or until somebody has mended it as one would in a real deployment: a service that was stopped is started, a replica is enabled anew, a stale store is sent what it lacks. Faults are part of the lab, and of its copies. With -Random it is chance that chooses, and lists do not say what.',
    examples: [
      {
        title: 'A machine that is off',
        transcript:
          'PS> (New-LabFault MachineOff fe05).Description\nfe05 is switched off\nPS> Test-Connection fe05 -Count 1 -Quiet\nFalse\nPS> Remove-LabFault -All',
      },
      {
        title: 'A service that crashes five minutes after each start',
        transcript:
          'PS> (New-LabFault ServiceCrashing fe02 -Service REPLICA).Description\nREPLICA on fe02 crashes 00:05:00 after each start\nPS> Remove-LabFault -All',
      },
      {
        title: 'A web site whose certificate has expired',
        transcript:
          'PS> (New-LabFault BadListener fe02 -Port 443 -Problem Expired).Description\nport 443 of fe02 shows a certificate that has expired\nPS> Get-LabEndpoint fe02 | Where-Object { $_.Port -eq 443 -and $_.Side -eq "Internal" } | ForEach-Object State\nshows a certificate that has expired\nPS> Remove-LabFault -All',
      },
      {
        title: 'A drill',
        transcript:
          'PS> New-LabFault -Random -Seed 7 | ForEach-Object Description\nsomething is broken\nPS> Get-LabFault | ForEach-Object Kind\nHidden\nPS> Remove-LabFault -All',
      },
    ],
    links: ['Get-LabFault', 'Remove-LabFault', 'Get-LabCause', 'Set-LabReplica'],
  },
  parameters: {
    Kind: {
      type: 'string',
      in: { Kind: { position: 0, mandatory: true } },
      validate: [{ kind: 'set', values: faultNames }],
      help: 'What goes wrong.',
    },
    ComputerName: {
      type: 'string[]',
      in: { Kind: { position: 1, pipeline: 'name' } },
      aliases: ['Fqdn'],
      help: 'The machines on which it does; by default the one that the session is logged on to.',
    },
    To: {
      type: 'string',
      in: ['Kind'],
      help: 'NetworkCut: the other machine, or the computer of the certification authority.',
    },
    Service: {
      type: 'string',
      in: ['Kind'],
      help: 'ServiceStopped, ServiceCrashing: the name of the Windows service.',
    },
    After: {
      type: 'timespan',
      in: ['Kind'],
      help: 'ServiceCrashing: how long after each start; five minutes by default.',
    },
    Times: {
      type: 'int',
      in: ['Kind'],
      validate: [{ kind: 'range', min: 1, max: 1000 }],
      help: 'TaskFailing: how often; once by default.',
    },
    Delay: { type: 'timespan', in: ['Kind'], help: 'SlowLink: how much longer everything takes.' },
    Offset: { type: 'timespan', in: ['Kind'], help: 'WrongClock: how far ahead it is; behind where it is negative.' },
    Port: {
      type: 'int',
      in: ['Kind'],
      validate: [{ kind: 'range', min: 1, max: 65_535 }],
      help: 'BadListener: the port; by default all ports of the machine.',
    },
    Problem: {
      type: 'string',
      in: ['Kind'],
      validate: [{ kind: 'set', values: problemNames }],
      help: 'BadListener: what is the matter with it. Certificates are made when the fault is put in, on the lab’s clock, and stay as they are.',
    },
    Random: { type: 'switch', in: { Random: { mandatory: true } }, help: 'Breaks something by chance.' },
    Seed: {
      type: 'int',
      in: ['Random'],
      help: 'The same number breaks the same things in labs that are alike.',
    },
    Count: {
      type: 'int',
      in: ['Random'],
      validate: [{ kind: 'range', min: 1, max: 100 }],
      help: 'How many faults; one by default.',
    },
    Among: {
      type: 'string[]',
      in: ['Random'],
      validate: [{ kind: 'set', values: faultNames }],
      help: 'The kinds out of which chance chooses; all by default.',
    },
  },
  run(ps) {
    return {
      process() {
        if (ps.parameterSet === 'Random') breakSomething(ps);
        else for (const fault of faultsFrom(ps)) addOne(ps, fault);
      },
    };
  },
});

function breakSomething(ps: CmdletWith<Given>): void {
  const { Seed: seed = randomSeed(), Count: count = 1, Among: names } = ps.parameters;
  const among = names?.map(kindNamed);
  if (!ps.shouldProcess('the lab')) return;
  withDeployment(ps, (deployment) => {
    for (const fault of deployment.faults.drill({ seed, count, ...(among && { among }) }))
      ps.write(faultObject(deployment, fault, false));
  });
}

function kindNamed(name: string): FaultKind {
  const kind = kindsByName.get(name.toLowerCase());
  if (!kind) throw new Error(`New-LabFault has no fault for the name ${name}.`);
  return kind;
}

function randomSeed(): number {
  return platform()
    .random.bytes(4)
    .reduce((number, byte) => number * 256 + byte, 0);
}

function addOne(ps: CmdletWith<Given>, asked: FaultKindOf): void {
  const { Kind: name = '' } = ps.parameters;
  if (!ps.shouldProcess('machine' in asked ? asked.machine : 'the lab', name)) return;
  withDeployment(ps, (deployment) => ps.write(faultObject(deployment, deployment.faults.add(asked), true)));
}

/** One fault a machine. */
function faultsFrom(ps: CmdletWith<Given>): FaultKindOf[] {
  const { Kind: name = '', ComputerName: names } = ps.parameters;
  const kind = kindNamed(name);
  const { needs, takes = [] } = details[kind] ?? { needs: [] };
  for (const detail of DETAILS) {
    const isGiven = ps.parameters[detail] !== undefined;
    if (!isGiven && needs.includes(detail)) fail(ps, `The fault ${name} needs the parameter ${detail}.`, detail);
    if (isGiven && !needs.includes(detail) && !takes.includes(detail))
      fail(ps, `The fault ${name} has no use for the parameter ${detail}.`, detail);
  }
  for (const span of ['After', 'Delay'] as const) {
    const given = ps.parameters[span];
    if (given && given.totalMilliseconds < 1)
      fail(ps, `The fault ${name} needs more than no time for the parameter ${span}.`, span);
  }
  if (ps.parameters.Offset?.totalMilliseconds === 0)
    fail(ps, `A clock that is 0 ahead is not wrong: the parameter Offset says how far it is.`, 'Offset');
  if (kind === 'authority-unreachable' || kind === 'revocation-list-expired') {
    if (names) fail(ps, `The fault ${name} is no machine's: leave out the parameter ComputerName.`, 'ComputerName');
    return [{ kind }];
  }
  const own = withDeployment(ps, ({ session }) => session.machine.fqdn);
  const machines = names ?? [own];
  for (const machine of machines) requirePort(ps, machine);
  return machines.map((machine) => faultOn(machine, kind, ps.parameters));
}

function requirePort(ps: CmdletWith<Given>, machine: string): void {
  const { Port: port } = ps.parameters;
  if (port === undefined) return;
  const listeners = withDeployment(ps, ({ topology, publishedTopology }) =>
    listenersOf(topology, topology.requireComputer(machine), publishedTopology.openPorts()),
  );
  const ports = [...new Set(listeners.map((listener) => listener.port))];
  if (!ports.includes(port))
    fail(ps, `${machine} does not listen at port ${port}, but at ${ports.join(', ')}.`, 'Port');
}

function faultOn(
  machine: string,
  kind: Exclude<FaultKind, 'authority-unreachable' | 'revocation-list-expired'>,
  given: Given,
): FaultKindOf {
  const { Service: service = '', To: other = '' } = given;
  const milliseconds = (span: TimeSpan | undefined): number => Math.round(span?.totalMilliseconds ?? 0);
  switch (kind) {
    case 'network-cut':
      return { kind, machine, other };
    case 'service-stopped':
      return { kind, machine, service };
    case 'service-crashing':
      return { kind, machine, service, every: milliseconds(given.After) || CRASH_AFTER_MS, crashes: 0 };
    case 'task-failing':
      return { kind, machine, times: given.Times ?? 1 };
    case 'slow-link':
      return { kind, machine, delay: milliseconds(given.Delay) };
    case 'wrong-clock':
      return { kind, machine, offset: milliseconds(given.Offset) };
    case 'bad-listener':
      return { kind, machine, problem: problemNamed(given.Problem ?? ''), ...(given.Port && { port: given.Port }) };
    default:
      return { kind, machine };
  }
}

function fail(ps: CmdletWith<Given>, message: string, target: string): never {
  return ps.fail('FaultParameters', 'InvalidArgument', message, { target });
}
