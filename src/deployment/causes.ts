/**
 * Why a machine does not have what the Central Management Store says: the chain of causes, from what a person sees to what has
 * to be mended, with the events that tell of it and the step that comes next by itself. Nothing is guessed: each sentence
 * follows from the state by which the due work goes (due-work.ts).
 */
import type { StoreSnapshot } from '../storage/store.ts';
import { assignedCertificate } from './certificate-configuration.ts';
import { type OutdatedUse, outdatedUses } from './certificates-in-use.ts';
import { readManagementStore } from './cms.ts';
import { allRecords, type EventRecord, TASK_LOG } from './event-log.ts';
import { failedStepsOf } from './failed-steps.ts';
import { faultRemedy, faultText } from './fault-words.ts';
import { endedFaultsOf, type Fault, faultOf, faultsOf, isOfMachine } from './faults.ts';
import { outdatedPorts } from './listened-ports.ts';
import { stepsAhead } from './machine-steps.ts';
import { edgeObstacle, type Obstacle, REPLICA, sendingObstacle, taskObstacle, transferObstacle } from './obstacles.ts';
import { differingPlaces } from './replication.ts';
import { behindSince, isUpToDate, readReplica, readReplication } from './replication-state.ts';
import {
  listTasks,
  mayDeploy,
  type ScheduledTask,
  TASK_SCHEDULER,
  taskNameFor,
  taskResults,
} from './scheduled-tasks.ts';
import { dependentsOf } from './service-order.ts';
import { fileStoreProblem, replicaShareProblem } from './share-problems.ts';
import type { Computer, Topology } from './topology.ts';
import { allServices, endedStops, isDisabled, isRunning, stoppedAt, transitionsOf } from './windows-services.ts';

/** One cause: where it is, since when, and what mends it. */
export interface Cause {
  readonly machine: string;
  readonly text: string;
  readonly since?: number;
  /** What to type, where something can be done about it. */
  readonly remedy?: string;
  /** The service that does not run. */
  readonly service?: string;
}

/** What was the matter with a machine for a while. */
export interface HealedCause {
  readonly text: string;
  readonly since: number;
  readonly until: number;
}

/** What comes next by itself. */
export interface NextStep {
  readonly at: number;
  readonly text: string;
}

export interface Explanation {
  readonly machine: string;
  readonly isUpToDate: boolean;
  /** Since when it is behind, or up to date. */
  readonly since: number;
  /** The nearest first. */
  readonly causes: readonly Cause[];
  /** What was the matter and is no more, the last one first. */
  readonly healed: readonly HealedCause[];
  readonly next?: NextStep;
  readonly events: readonly EventRecord[];
}

const RECENT_EVENTS = 3;

/** Explains the state of one machine. */
export function explain(lab: StoreSnapshot, topology: Topology, computer: Computer, now: number): Explanation {
  const { fqdn } = computer;
  const replica = readReplica(lab, fqdn);
  const current = isUpToDate(lab, replica);
  const chain = current ? {} : chainFor(lab, topology, computer, now);
  const told = [
    ...(chain.causes ?? []),
    ...failuresFor(lab, topology, computer),
    ...restartsFor(lab, fqdn),
    ...portsFor(lab, fqdn),
  ];
  const known = [...told, ...furtherFaults(lab, fqdn, told)];
  const causes = [...known, ...waysAmiss(lab, topology, computer, known, now)];
  const since = current ? replica.lastStatusReport : behindSince(lab, replica);
  return {
    machine: fqdn,
    isUpToDate: current,
    since,
    causes,
    healed: healedOf(lab, topology, fqdn),
    ...(chain.next && { next: chain.next }),
    events: eventsFor(lab, topology, fqdn, current ? readManagementStore(lab).updatedAt : since, causes),
  };
}

/** Faults that are no more, and services that somebody had stopped, of the machine and of the one that sends. */
function healedOf(lab: StoreSnapshot, topology: Topology, fqdn: string): HealedCause[] {
  const faults = endedFaultsOf(lab, fqdn);
  const ofFaults = faults.map(({ fault, until }) => ({ text: faultText(fault, true), since: fault.since, until }));
  const master = topology.centralManagementMaster().fqdn;
  const stops = [...healedStops(lab, fqdn, [REPLICA, TASK_SCHEDULER]), ...healedStops(lab, master, ['MASTER', 'FTA'])];
  // What a fault had stopped is told by the fault; what starts with a machine that was off has not been stopped by anybody.
  const isOfFault = ({ since, until }: HealedCause): boolean =>
    [...faults, ...endedFaultsOf(lab, master)].some(
      ({ fault, until: end }) => end === since || ('service' in fault && fault.since === since && end === until),
    );
  return [...ofFaults, ...stops.filter((stop) => !isOfFault(stop))].sort((left, right) => right.until - left.until);
}

function healedStops(lab: StoreSnapshot, machine: string, services: readonly string[]): HealedCause[] {
  return endedStops(lab, machine)
    .filter(({ service }) => services.includes(service))
    .map(({ service, from, until }) => ({
      text: `${service} was stopped on ${shortName(machine)}`,
      since: from,
      until,
    }));
}

/** Faults of the machine that have stopped nothing yet, or something else than the configuration. */
function furtherFaults(lab: StoreSnapshot, fqdn: string, told: readonly Cause[]): Cause[] {
  const remedies = new Set(told.map(({ remedy }) => remedy));
  const ofIt = faultsOf(lab, fqdn).filter((fault) => isOfMachine(fault) && fault.machine === fqdn);
  return ofIt.filter((fault) => !remedies.has(faultRemedy(fault))).map((fault) => causeOf(fault, fqdn));
}

/** Shares of the machine, and an Edge Server's certificate, that nobody has needed since they are as they are. */
function waysAmiss(
  lab: StoreSnapshot,
  topology: Topology,
  computer: Computer,
  told: readonly Cause[],
  now: number,
): Cause[] {
  const isEdge = computer.pool.role === 'Edge';
  const toReplica = isEdge ? edgeObstacle(lab, topology, computer, now) : replicaShareProblem(lab, topology, computer);
  const ofStore = fileStoreProblem(lab, topology);
  return [toReplica, ofStore?.computer === computer ? ofStore : undefined].flatMap((problem) =>
    problem && told.every(({ text, remedy }) => text !== problem.text && remedy !== problem.remedy)
      ? [causeOfObstacle(problem, computer.fqdn)]
      : [],
  );
}

function causeOf(fault: Fault, machine: string): Cause {
  return { machine, text: faultText(fault), since: fault.since, remedy: faultRemedy(fault) };
}

interface Chain {
  readonly causes?: readonly Cause[];
  readonly next?: NextStep;
}

/** The data go from the master to the agent, and from there to tasks: the first place at which they are held up counts. */
function chainFor(lab: StoreSnapshot, topology: Topology, computer: Computer, now: number): Chain {
  const sender = senderChain(lab, topology);
  if (sender?.causes) return sender;
  const later = arrivalChain(lab, topology, computer, now) ?? taskChain(lab, topology, computer) ?? {};
  // What has held up the machine before holds up what is sent next as well.
  return { ...later, ...sender };
}

/** Nothing has been sent yet. */
function senderChain(lab: StoreSnapshot, topology: Topology): Chain | undefined {
  const { masterDueAt: at } = readReplication(lab);
  if (at === undefined) return undefined;
  const { fqdn } = topology.centralManagementMaster();
  const off = faultOf(lab, fqdn, 'machine-off');
  if (off) return { causes: [causeOf(off, fqdn)] };
  const stopped = stoppedChain(lab, fqdn, ['MASTER', 'FTA']);
  if (stopped) return stopped;
  const obstacle = sendingObstacle(lab, topology);
  if (obstacle) {
    const next = { at, text: `the Master Replicator Agent on ${fqdn} tries again` };
    return { causes: [causeOfObstacle(obstacle, fqdn)], next };
  }
  return { next: { at, text: `the Master Replicator Agent on ${fqdn} makes a snapshot` } };
}

/** Services of a machine that do not run, and the one that comes next where it is starting. */
function stoppedChain(lab: StoreSnapshot, machine: string, services: readonly string[]): Chain | undefined {
  const stopped = services.filter((service) => !isRunning(lab, machine, service));
  if (stopped.length === 0) return undefined;
  const starting = transitionsOf(lab, machine).filter(({ name, running }) => running && stopped.includes(name));
  const at = Math.min(...starting.map(({ until }) => until));
  const names = starting.map(({ name }) => name);
  const verb = names.length > 1 ? 'run' : 'runs';
  return {
    causes: stopped.flatMap((service) => stoppedCause(lab, machine, service)),
    ...(names.length > 0 && { next: { at, text: `${names.join(', ')} on ${machine} ${verb}` } }),
  };
}

function stoppedCause(lab: StoreSnapshot, machine: string, service: string): Cause[] {
  if (isRunning(lab, machine, service)) return [];
  const since = stoppedAt(lab, machine, service);
  const isStarting = transitionsOf(lab, machine).some(({ name, running }) => running && name === service);
  if (isStarting) return [{ machine, text: `${service} is starting on ${shortName(machine)}` }];
  const isOff = isDisabled(lab, machine, service);
  const start = `Start-CsWindowsService ${service} -ComputerName ${machine}`;
  return [
    {
      machine,
      text: `${service} is stopped${isOff ? ' and disabled' : ''} on ${shortName(machine)}`,
      service,
      ...(since !== undefined && { since }),
      remedy: isOff ? `Set-Service ${service} -StartupType Automatic, on ${machine}; then ${start}` : start,
    },
  ];
}

/** Data have been sent; the agent has to take them. */
function arrivalChain(lab: StoreSnapshot, topology: Topology, computer: Computer, now: number): Chain | undefined {
  const { fqdn } = computer;
  const replica = readReplica(lab, fqdn);
  const { dueAt: at } = replica;
  const stale = at === undefined ? faultOf(lab, fqdn, 'stale-store') : undefined;
  if (stale) return { causes: [causeOf(stale, fqdn)] };
  if (at === undefined) return undefined;
  const next = {
    at,
    text: `the agent on ${fqdn} ${replica.retries > 0 ? 'tries again' : 'looks at what it was sent'}`,
  };
  // Who is off cannot have its services stopped; whatever else there is waits for the agent.
  const stopped = faultOf(lab, fqdn, 'machine-off') ? undefined : stoppedChain(lab, fqdn, [REPLICA]);
  if (stopped) return stopped;
  const obstacle = transferObstacle(lab, topology, fqdn, now);
  if (obstacle) return { causes: [causeOfObstacle(obstacle, fqdn)], next };
  return { next };
}

function causeOfObstacle({ text, remedy, since }: Pick<Obstacle, 'text' | 'remedy' | 'since'>, machine: string): Cause {
  return { machine, text, ...(since !== undefined && { since }), remedy };
}

/** The agent has taken the data; tasks have to bring the certificates into force. */
function taskChain(lab: StoreSnapshot, topology: Topology, computer: Computer): Chain | undefined {
  const { fqdn } = computer;
  const tasks = listTasks(lab, fqdn);
  const wanted = differingPlaces(lab, topology, fqdn);
  const found = wanted.map((place) => {
    const name = taskNameFor({ kind: 'deploy', ...place });
    return { place, task: tasks.find((task) => task.name === name) };
  });
  const causes = found.flatMap(({ place, task }) =>
    task ? taskCauses(lab, topology, fqdn, task) : [missingTask(fqdn, place.type)],
  );
  const times = found.flatMap(
    ({ task }) => task?.finishesAt ?? (task?.state === 'Ready' ? task.nextRun : undefined) ?? [],
  );
  const off = faultOf(lab, fqdn, 'machine-off');
  if (off) return { causes: [causeOf(off, fqdn)] };
  const stopped = wanted.length > 0 ? stoppedCause(lab, fqdn, TASK_SCHEDULER) : [];
  const at = stopped.length > 0 || times.length === 0 ? undefined : Math.min(...times);
  if (wanted.length === 0 && causes.length === 0) return undefined;
  return {
    causes: [...stopped, ...causes],
    ...(at !== undefined && { next: { at, text: `a task on ${fqdn} runs` } }),
  };
}

function missingTask(fqdn: string, type: string): Cause {
  return {
    machine: fqdn,
    text: `no task on ${shortName(fqdn)} brings the ${type} certificate into force: it was deleted`,
    remedy: `Invoke-CsManagementStoreReplication -ReplicaFqdn ${fqdn}`,
  };
}

function taskCauses(lab: StoreSnapshot, topology: Topology, fqdn: string, task: ScheduledTask): Cause[] {
  const on = `"${task.name}" on ${shortName(fqdn)}`;
  if (task.state === 'Disabled')
    return [
      {
        machine: fqdn,
        text: `the task ${on} is disabled`,
        remedy: `Enable-ScheduledTask '${task.name}' -CimSession ${fqdn}`,
      },
    ];
  if (!mayDeploy(topology, task.account))
    return [
      {
        machine: fqdn,
        text: `the task ${on} runs as ${task.account}, which has no rights to do its work`,
        remedy: `Set-ScheduledTask '${task.name}' -User 'NETWORK SERVICE' -CimSession ${fqdn}`,
      },
    ];
  if (task.retries === 0 || task.lastRun === undefined) return [];
  const code = task.lastResult.toString(16).padStart(8, '0');
  const obstacle = taskObstacle(lab, topology, fqdn)?.fault;
  const reason = task.lastResult === taskResults.serverUnavailable ? ' (the server is unavailable)' : '';
  const failed = { machine: fqdn, text: `the task ${on} failed with 0x${code}${reason}`, since: task.lastRun };
  return obstacle ? [failed, causeOf(obstacle, fqdn)] : [failed];
}

/** Steps that failed and wait; those that are no machine's are told of the one that sends. */
function failuresFor(lab: StoreSnapshot, topology: Topology, { fqdn }: Computer): Cause[] {
  const ahead = stepsAhead(lab, topology, fqdn);
  const own = failedStepsOf(lab, fqdn).filter(({ what, at }) =>
    ahead.some((step) => step.what === what && step.dueAt === at),
  );
  const shared = fqdn === topology.centralManagementMaster().fqdn ? failedStepsOf(lab, null) : [];
  return [...own, ...shared].map(({ what, since, reason, tries }) => ({
    machine: fqdn,
    text: `a step failed and waits to be tried again (${what}): ${reason.replace(/\.$/, '')}${tries > 1 ? `; ${tries} tries so far` : ''}`,
    since,
  }));
}

/** Services that go on with a certificate which is assigned no longer. */
function restartsFor(lab: StoreSnapshot, fqdn: string): Cause[] {
  const uses = new Map<string, OutdatedUse[]>();
  for (const use of outdatedUses(lab, fqdn)) {
    const key = `${use.type} ${use.certificate.thumbprint}`;
    uses.set(key, [...(uses.get(key) ?? []), use]);
  }
  return [...uses.values()].map((together) => {
    const services = together.map(({ service }) => service).join(', ');
    const [{ type, certificate }] = together as [OutdatedUse, ...OutdatedUse[]];
    const verb = together.length > 1 ? 'present' : 'presents';
    const { subjectName } = assignedCertificate(certificate);
    const names = together.map(({ service }) => service);
    const hasDependents = names.some((name) => dependentsOf(name, names).length > 0);
    return {
      machine: fqdn,
      text: `${services} on ${shortName(fqdn)} still ${verb} the ${type} certificate ${certificate.thumbprint} of ${subjectName}, as at the start of the service`,
      remedy: `Restart-Service ${services}${hasDependents ? ' -Force' : ''}, on ${fqdn}`,
    };
  });
}

/** Services that go on at a port which the topology has no longer. */
function portsFor(lab: StoreSnapshot, fqdn: string): Cause[] {
  return outdatedPorts(lab, fqdn).map(({ service, role, property, port }) => ({
    machine: fqdn,
    text: `${service} on ${shortName(fqdn)} still listens at ${port === undefined ? 'no port' : `port ${port}`} for ${property} of its ${role}, as at the start of the service`,
    remedy: `Restart-Service ${service}, on ${fqdn}`,
  }));
}

/** What the causes themselves have left in the logs, and what went wrong of late; newest first. */
function eventsFor(
  lab: StoreSnapshot,
  topology: Topology,
  fqdn: string,
  since: number,
  causes: readonly Cause[],
): EventRecord[] {
  const ofCauses = causes.flatMap((cause) => stopOf(lab, topology, cause));
  return [...new Set([...ofCauses, ...problemsIn(lab, topology, fqdn, since)])]
    .sort((left, right) => right.time - left.time)
    .slice(0, RECENT_EVENTS);
}

/** What the log of its machine says of a service that has stopped last. */
function stopOf(lab: StoreSnapshot, topology: Topology, { machine, service }: Cause): EventRecord[] {
  const computer = topology.computer(machine);
  const known = computer && allServices(lab, topology, computer).find(({ name }) => name === service);
  const isOfService = ({ log, message }: EventRecord) => log !== TASK_LOG && message.includes(known?.displayName ?? '');
  const told = known && allRecords(lab, machine).find(isOfService);
  return told ? [told] : [];
}

/** On the machine, and of it on the one that sends. */
function problemsIn(lab: StoreSnapshot, topology: Topology, fqdn: string, since: number): EventRecord[] {
  const master = topology.centralManagementMaster().fqdn;
  const own = allRecords(lab, fqdn).filter(({ level }) => level === 'Error');
  const others =
    master === fqdn
      ? []
      : allRecords(lab, master).filter(({ level, message }) => level === 'Error' && message.includes(fqdn));
  return [...own, ...others].filter(({ time }) => time >= since);
}

function shortName(fqdn: string): string {
  return fqdn.split('.', 1)[0] ?? fqdn;
}
