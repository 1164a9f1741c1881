/** What the cmdlets of the ScheduledTasks module share: finding tasks of the lab's machines, and their objects. */

import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { ScheduledTask } from '../../src/deployment/scheduled-tasks.ts';
import { TASK_PROGRAM } from '../../src/deployment/task-history.ts';
import type { CmdletActions, CmdletWith } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { netException } from '../../src/types/net-exception.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';
import { deploymentOf, machineNamed, withDeployment } from '../deployment/deployment-service.ts';

const CIM = 'Microsoft.Management.Infrastructure.CimInstance#Root/Microsoft/Windows/TaskScheduler';
export const SCHEDULED_TASK = `${CIM}/MSFT_ScheduledTask`;

/** A task and the machine that has it. */
export interface FoundTask {
  readonly machine: Machine;
  readonly task: ScheduledTask;
  /** Whether the user named the machine: objects of a CIM session say which it is, also where it is this one. */
  readonly isNamed: boolean;
}

/** -CimSession of these cmdlets: names of machines stand for sessions with them. */
export const sessionParameter = {
  CimSession: {
    type: 'string[]',
    aliases: ['Session'],
    validate: [{ kind: 'notNullOrEmpty' }],
    help: 'The machines; by default that of the session.',
  },
} as const;

/** The parameters of the cmdlets that act on one task, by name or as an object. */
export const taskParameters = {
  TaskName: { type: 'string', in: { Path: { position: 0, mandatory: true } }, help: 'The name of the task.' },
  TaskPath: { type: 'string', in: { Path: { position: 1 } }, help: 'The folder of the task.' },
  InputObject: {
    type: 'other',
    typeName: SCHEDULED_TASK,
    in: { Object: { mandatory: true, pipeline: 'value' } },
    help: 'The task, as Get-ScheduledTask gives it.',
  },
  ...sessionParameter,
} as const;

/** All tasks of the machines that -CimSession names. */
/** The parameters that say on which machines to look. */
export interface TaskPlaces {
  readonly CimSession?: string[];
}

/** The parameters that name one task. */
export interface TaskNames extends TaskPlaces {
  readonly TaskName?: string;
  readonly TaskPath?: string;
  readonly InputObject?: unknown;
}

export function tasksOf(ps: CmdletWith<TaskPlaces>): FoundTask[] {
  return withDeployment(ps, (deployment) => {
    deployment.runDueWork();
    const isNamed = ps.parameters.CimSession !== undefined;
    return machinesOf(ps, deployment).flatMap((machine) =>
      machine.scheduledTasks().map((task) => ({ machine, task, isNamed })),
    );
  });
}

function machinesOf(ps: CmdletWith<TaskPlaces>, deployment: Deployment): Machine[] {
  const names = ps.parameters.CimSession ?? [undefined];
  return names.map((name) => machineNamed(deployment, name));
}

/** Does something with the task that the arguments name; where there is none, says so as Windows does. */
export function withTask(ps: CmdletWith<TaskNames>, work: (deployment: Deployment, found: FoundTask) => void): void {
  const { TaskName: name, TaskPath: path, InputObject: object } = ps.parameters;
  const wanted = toText(object === undefined ? name : getMember(object, 'TaskName')).toLowerCase();
  const machine = object === undefined ? null : getMember(object, 'PSComputerName');
  const candidates = typeof machine === 'string' ? tasksOn(ps, machine) : tasksOf(ps);
  const found = candidates.filter(
    ({ task }) => task.name.toLowerCase() === wanted && (path === undefined || isPath(task, toText(path))),
  );
  if (found.length === 0) reportMissing(ps, toText(name ?? wanted));
  for (const one of found) withDeployment(ps, (deployment) => work(deployment, one));
}

function tasksOn(ps: CmdletActions, name: string): FoundTask[] {
  const machine = withDeployment(ps, (deployment) => deployment.machines.get(name));
  return machine.scheduledTasks().map((task) => ({ machine, task, isNamed: true }));
}

function isPath(task: ScheduledTask, path: string): boolean {
  return task.path.toLowerCase() === path.toLowerCase();
}

function reportMissing(ps: CmdletActions, name: string): void {
  const exception = netException(
    'Microsoft.Management.Infrastructure.CimException',
    'The system cannot find the file specified.',
  );
  ps.error('HRESULT 0x80070002', 'ObjectNotFound', exception.message, { exception, target: name });
}

export function taskObject(found: FoundTask, deployment: Deployment): DataObject {
  const { task } = found;
  const states = typeNamed('Microsoft.PowerShell.Cmdletization.GeneratedTypes.ScheduledTask.StateEnum');
  const { name, path, description, author, state, account = author } = task;
  return new DataObject(SCHEDULED_TASK, {
    Actions: asTypedArray([actionObject(task)], typeNamed(`${CIM}/MSFT_TaskExecAction`)),
    Author: author,
    Date: boundary(task.createdAt),
    Description: description,
    Principal: new DataObject(`${CIM}/MSFT_TaskPrincipal2`, {
      Id: 'Author',
      LogonType: account === author || OWN_ACCOUNT.test(account) ? 'ServiceAccount' : 'Password',
      RunLevel: 'Highest',
      UserId: account === author ? author.slice(author.lastIndexOf('\\') + 1) : account,
    }),
    State: EnumValue.of(states, { Disabled: 1, Ready: 3, Running: 4 }[state]),
    TaskName: name,
    TaskPath: path,
    Triggers: asTypedArray([triggerObject(task)], typeNamed(`${CIM}/MSFT_TaskTimeTrigger`)),
    URI: `${path}${name}`,
    PSComputerName: computerName(found, deployment),
  });
}

/** The accounts of a machine that need no password. */
const OWN_ACCOUNT = /^(?:NT AUTHORITY\\)?(?:NETWORK SERVICE|LOCAL SERVICE|SYSTEM)$/i;

export function taskInfoObject(found: FoundTask, deployment: Deployment): DataObject {
  const { task } = found;
  return new DataObject(`${CIM}/MSFT_TaskDynamicInfo`, {
    LastRunTime: task.lastRun === undefined ? NEVER : localDate(task.lastRun),
    LastTaskResult: task.lastResult,
    NextRunTime: task.nextRun === undefined ? null : localDate(task.nextRun),
    NumberOfMissedRuns: 0,
    TaskName: task.name,
    TaskPath: task.path,
    PSComputerName: computerName(found, deployment),
  });
}

/** What the task scheduler shows as the last run of a task that has not run. */
const NEVER = DateTime.create(1999, 11, 30);

/** Tasks of the session's own machine have none, unless the machine was named. */
function computerName({ machine, isNamed }: FoundTask, { session }: Deployment): string | null {
  return isNamed || machine.fqdn !== session.machine.fqdn ? machine.fqdn : null;
}

function actionObject({ action }: ScheduledTask): DataObject {
  return new DataObject(`${CIM}/MSFT_TaskExecAction`, {
    Execute: TASK_PROGRAM,
    Arguments: `/${action.kind} /type:${action.type} /scope:${action.scope}`,
  });
}

function triggerObject({ trigger }: ScheduledTask): DataObject {
  return new DataObject(`${CIM}/MSFT_TaskTimeTrigger`, { Enabled: true, StartBoundary: boundary(trigger) });
}

function boundary(instant: number): string {
  return formatValue(localDate(instant), 'yyyy-MM-ddTHH:mm:ss', '');
}

/** The objects of the tasks that a cmdlet gives out. */
export function writeTask(ps: CmdletActions, found: FoundTask): void {
  const [fresh] = found.machine.scheduledTasks().filter((task) => task.name === found.task.name);
  if (fresh) ps.write(taskObject({ ...found, task: fresh }, deploymentOf(ps)));
}
