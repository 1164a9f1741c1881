/**
 * Scheduled tasks of the machines. Replication makes them; they bring what the Central Management Store says into
 * force on their machine: fetch the encrypted certificate, decrypt it, put it into the store, activate it; or, at the
 * effective date of a roll, make the staged certificate the current one.
 *
 * A task is a state in the lab and two moments: it starts when `nextRun` has come (Ready → Running), and finishes a
 * little later with a result (Running → Ready). Both are steps of the due work (due-work.ts).
 */

import { instant, list, oneOf, optional, record, type Shape, text, whole } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { accountName, isAccount, isLocalAdministrator } from './accounts.ts';
import { backOff } from './back-off.ts';
import { certificateTypeShape } from './certificate-configuration.ts';
import type { CertificateType } from './certificate-types.ts';
import { DeploymentError } from './deployment-error.ts';
import { machineSection } from './lab-sections.ts';
import { instanceOf, keepsTaskHistory, processOf, tellOfTask } from './task-history.ts';
import type { Topology } from './topology.ts';

/** What a task does. */
export type TaskAction =
  | { readonly kind: 'deploy'; readonly scope: string; readonly type: CertificateType }
  | { readonly kind: 'activate'; readonly scope: string; readonly type: CertificateType };

/** HRESULTs as the Windows task scheduler shows them. */
export const taskResults = {
  success: 0,
  /** SCHED_S_TASK_RUNNING */
  running: 0x00041301,
  /** SCHED_S_TASK_HAS_NOT_RUN */
  hasNotRun: 0x00041303,
  /** E_FAIL */
  unspecified: 0x80004005,
  /** HRESULT of ERROR_ACCESS_DENIED */
  accessDenied: 0x80070005,
  /** HRESULT of ERROR_NONE_MAPPED: there is no such account */
  accountUnknown: 0x80070534,
  /** HRESULT of ERROR_LOGON_TYPE_NOT_GRANTED: it may not log on as a batch job */
  batchNotGranted: 0x80070569,
  /** HRESULT of ERROR_DISK_FULL */
  diskFull: 0x80070070,
  /** HRESULT of RPC_S_SERVER_UNAVAILABLE */
  serverUnavailable: 0x800706ba,
  /** NTE_BAD_DATA */
  badData: 0x80090005,
  /** CRYPT_E_NOT_FOUND */
  notFound: 0x80092004,
} as const;

/** A task as a machine keeps it. */
export interface TaskState {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly action: TaskAction;
  readonly state: 'Ready' | 'Running' | 'Disabled';
  /** Whose rights it has when it runs; that of its author when absent. */
  readonly account?: string;
  readonly createdAt: number;
  /** The start of its one trigger: once, at this time. */
  readonly trigger: number;
  /** When it starts next; absent when it has done its work, or given up. */
  readonly nextRun?: number;
  /** When the run that is going on finishes. */
  readonly finishesAt?: number;
  readonly lastRun?: number;
  readonly lastResult: number;
  /** Who has asked for the run that comes next, where it is not the time. */
  readonly launchedBy?: string;
  /** How many times in a row it has failed. */
  readonly retries: number;
}

const taskShape = record<TaskState>({
  name: text(),
  path: text(),
  description: text(),
  action: record({ kind: oneOf('deploy', 'activate'), scope: text(), type: certificateTypeShape }) as Shape<TaskAction>,
  state: oneOf('Ready', 'Running', 'Disabled'),
  account: optional(text()),
  createdAt: instant,
  trigger: instant,
  nextRun: optional(instant),
  finishesAt: optional(instant),
  lastRun: optional(instant),
  lastResult: whole(),
  launchedBy: optional(text()),
  retries: whole(),
});

export const tasksSection = machineSection('scheduled-tasks', list(taskShape));

/** A task with the machine on which it is, and the account in whose name it was made. */
export interface ScheduledTask extends TaskState {
  readonly machine: string;
  readonly author: string;
}

/** The service of Windows without which no task runs. */
export const TASK_SCHEDULER = 'Schedule';

/** The folder of the tasks. */
const TASK_PATH = '\\Microsoft\\Lync Server\\Certificates\\';
const TASK_AUTHOR = 'NT AUTHORITY\\NETWORK SERVICE';

/** How long a deployment takes. Activation is instant: at the effective date the new certificate is in force. */
const DEPLOY_MS = 2_000;
const LONGEST_RETRY_MS = 3_600_000;

/** The tasks of a machine by name. */
export function listTasks(lab: StoreSnapshot, fqdn: string): ScheduledTask[] {
  const tasks = lab.read(tasksSection(fqdn)) ?? [];
  return tasks
    .map((task) => ({ ...task, machine: fqdn, author: TASK_AUTHOR }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Makes a task, or sets the one of the same name to run at another time. */
export function scheduleTask(change: StoreChange, fqdn: string, action: TaskAction, at: number, now: number): void {
  const task: TaskState = {
    name: taskNameFor(action),
    path: TASK_PATH,
    description: taskDescription(action),
    action,
    state: 'Ready',
    createdAt: now,
    trigger: at,
    nextRun: at,
    lastResult: taskResults.hasNotRun,
    retries: 0,
  };
  const before = findTask(change, fqdn, task.name);
  const history = before && {
    ...(before.account && { account: before.account }),
    createdAt: before.createdAt,
    lastRun: before.lastRun,
    lastResult: before.lastResult,
  };
  // Whoever has switched a task off means the next one of its name too.
  const state = before?.state === 'Disabled' ? 'Disabled' : 'Ready';
  putTask(change, fqdn, { ...task, ...history, state });
  tellOfTask(change, fqdn, now, before ? 'updated' : 'registered', task, { user: TASK_AUTHOR });
}

/** Removes a task, if there is one. */
export function removeTask(
  change: StoreChange,
  fqdn: string,
  action: TaskAction,
  now: number,
  user: string = TASK_AUTHOR,
): void {
  const task = findTask(change, fqdn, taskNameFor(action));
  if (!task) return;
  const others = (change.read(tasksSection(fqdn)) ?? []).filter((other) => other.name !== task.name);
  change.write(tasksSection(fqdn), others);
  tellOfTask(change, fqdn, now, 'deleted', task, { user });
}

/** Removes a task that has still to run; one that has done its work stays to be seen. */
export function cancelTask(change: StoreChange, fqdn: string, action: TaskAction, now: number): void {
  if (findTask(change, fqdn, taskNameFor(action))?.nextRun !== undefined) removeTask(change, fqdn, action, now);
}

/** When the task has its next moment: its start, or the end of the run that is going on. */
export function nextMoment(task: TaskState): number | undefined {
  if (task.state === 'Running') return task.finishesAt;
  return task.state === 'Ready' ? task.nextRun : undefined;
}

/** Ready → Running. */
export function startTask(change: StoreChange, fqdn: string, task: TaskState, at: number): TaskState {
  const duration = task.action.kind === 'deploy' ? DEPLOY_MS : 0;
  const { nextRun, launchedBy, ...rest } = task;
  const running: TaskState = {
    ...rest,
    state: 'Running',
    lastRun: at,
    lastResult: taskResults.running,
    finishesAt: at + duration,
  };
  putTask(change, fqdn, running);
  tellOfStart(change, fqdn, task, at);
  return running;
}

/** Running → Ready, with a result. A failure is tried again, each time after a longer while. */
export function finishTask(change: StoreChange, fqdn: string, task: TaskState, at: number, result: number): void {
  const { finishesAt, nextRun, ...rest } = task;
  tellOfEnd(change, fqdn, task, at, result);
  if (result === taskResults.success)
    putTask(change, fqdn, { ...rest, state: 'Ready', lastResult: result, retries: 0 });
  else tryLater(change, fqdn, rest, at, result);
}

/** Ready → Ready: it could not be started. */
export function failToStart(change: StoreChange, fqdn: string, task: TaskState, at: number, result: number): void {
  const { nextRun, launchedBy, ...rest } = task;
  const data = { user: runsAs(task), code: result };
  for (const event of ['notLoggedOn', 'notStarted'] as const) tellOfTask(change, fqdn, at, event, task, data);
  tryLater(change, fqdn, { ...rest, lastRun: at }, at, result);
}

function tryLater(change: StoreChange, fqdn: string, task: TaskState, at: number, lastResult: number): void {
  const { retries } = task;
  const nextRun = at + backOff(retries, LONGEST_RETRY_MS);
  putTask(change, fqdn, { ...task, state: 'Ready', lastResult, retries: retries + 1, nextRun });
}

function tellOfStart(change: StoreChange, fqdn: string, task: TaskState, at: number): void {
  if (!keepsTaskHistory(change, fqdn)) return;
  const user = runsAs(task);
  const data = { instance: instanceOf(fqdn, task, at), process: processOf(fqdn, task, at), user };
  const { launchedBy } = task;
  if (launchedBy === undefined) tellOfTask(change, fqdn, at, 'triggered', task, data);
  else tellOfTask(change, fqdn, at, 'launched', task, { ...data, user: launchedBy });
  for (const event of ['processMade', 'started', 'actionStarted'] as const)
    tellOfTask(change, fqdn, at, event, task, data);
}

function tellOfEnd(change: StoreChange, fqdn: string, task: TaskState, at: number, code: number): void {
  if (!keepsTaskHistory(change, fqdn)) return;
  const data = { instance: instanceOf(fqdn, task, task.lastRun ?? at), code, user: runsAs(task) };
  tellOfTask(change, fqdn, at, 'actionEnded', task, data);
  tellOfTask(change, fqdn, at, 'finished', task, data);
}

/** The account in whose name a task runs. */
function runsAs({ account = TASK_AUTHOR }: TaskState): string {
  return account;
}

/** Accounts that a machine has itself and that may read a replica's key. */
const OWN_ACCOUNTS = ['NETWORK SERVICE', 'SYSTEM'];

/** Whether a task that runs as an account can bring a certificate into force: the machine's own can, and administrators. */
export function mayDeploy({ document }: Topology, account = TASK_AUTHOR): boolean {
  const name = account.slice(account.lastIndexOf('\\') + 1).toUpperCase();
  const administrator = document.session.user;
  return OWN_ACCOUNTS.includes(name) || account.toUpperCase() === administrator.toUpperCase();
}

/** Accounts of Windows itself, which services and tasks run as. */
const WINDOWS_ACCOUNTS = [...OWN_ACCOUNTS, 'LOCAL SERVICE'];

/**
 * Why a task cannot be started: its account has to be there, and to have the right to log on as a batch job, which Windows Server
 * gives to Administrators (learn.microsoft.com, "Log on as a batch job"). Undefined where it can.
 */
export function startProblem(
  lab: StoreSnapshot,
  topology: Topology,
  fqdn: string,
  { account = TASK_AUTHOR }: Pick<TaskState, 'account'>,
): number | undefined {
  if (WINDOWS_ACCOUNTS.includes(accountName(account).toUpperCase())) return undefined;
  if (!isAccount(lab, topology, account)) return taskResults.accountUnknown;
  return isLocalAdministrator(lab, topology, account, fqdn) ? undefined : taskResults.batchNotGranted;
}

/** Who changes a task, and when. */
export interface TaskEditor {
  readonly user: string;
  readonly now: number;
}

/** Lets a task run as another account from its next run on. */
export function setTaskAccount(
  change: StoreChange,
  fqdn: string,
  name: string,
  account: string,
  { user, now }: TaskEditor,
): boolean {
  const task = findTask(change, fqdn, name);
  if (!task) return false;
  putTask(change, fqdn, { ...task, account });
  tellOfTask(change, fqdn, now, 'updated', task, { user });
  return true;
}

/** Deletes a task, whatever it is at: what it was to do is left undone until replication makes another one. */
export function deleteTask(change: StoreChange, fqdn: string, name: string, { user, now }: TaskEditor): boolean {
  const task = findTask(change, fqdn, name);
  if (task) removeTask(change, fqdn, task.action, now, user);
  return task !== undefined;
}

/** Switches a task off or on. A task that is switched on again starts at once where its time has passed. */
export function enableTask(
  change: StoreChange,
  fqdn: string,
  name: string,
  enabled: boolean,
  { user, now }: TaskEditor,
): boolean {
  const task = findTask(change, fqdn, name);
  if (!task) return false;
  if (enabled && task.state === 'Disabled') {
    putTask(change, fqdn, notBefore({ ...task, state: 'Ready' }, now));
    tellOfTask(change, fqdn, now, 'updated', task, { user });
  }
  if (!enabled && task.state === 'Ready') {
    putTask(change, fqdn, { ...task, state: 'Disabled' });
    tellOfTask(change, fqdn, now, 'disabled', task, { user });
  }
  return true;
}

/** The task scheduler was started: what has waited for it begins, and what it was at ends, now. */
export function resumeTasks(change: StoreChange, fqdn: string, now: number): void {
  const tasks = change.read(tasksSection(fqdn)) ?? [];
  const isLate = (task: TaskState) => (nextMoment(task) ?? now) < now;
  if (tasks.some(isLate))
    change.write(
      tasksSection(fqdn),
      tasks.map((task) => (isLate(task) ? notBefore(task, now) : task)),
    );
}

function notBefore(task: TaskState, now: number): TaskState {
  const { nextRun, finishesAt } = task;
  return {
    ...task,
    ...(nextRun !== undefined && { nextRun: Math.max(nextRun, now) }),
    ...(finishesAt !== undefined && { finishesAt: Math.max(finishesAt, now) }),
  };
}

/**
 * Lets a task run now, whenever it was due; one that runs goes on.
 * @throws DeploymentError where it is disabled
 */
export function runTaskNow(change: StoreChange, fqdn: string, name: string, { user, now }: TaskEditor): boolean {
  const task = findTask(change, fqdn, name);
  if (!task) return false;
  if (task.state === 'Disabled') throw new DeploymentError('task-disabled', { task: task.name });
  if (task.state === 'Ready') putTask(change, fqdn, { ...task, nextRun: now, launchedBy: user });
  else tellOfTask(change, fqdn, now, 'runsAlready', task, { instance: instanceOf(fqdn, task, task.lastRun ?? now) });
  return true;
}

function findTask(lab: StoreSnapshot, fqdn: string, name: string): TaskState | undefined {
  const wanted = name.toLowerCase();
  return lab.read(tasksSection(fqdn))?.find((task) => task.name.toLowerCase() === wanted);
}

function putTask(change: StoreChange, fqdn: string, task: TaskState): void {
  const others = (change.read(tasksSection(fqdn)) ?? []).filter((other) => other.name !== task.name);
  change.write(tasksSection(fqdn), [...others, task]);
}

/** What the task of an action is called. */
export function taskNameFor(action: TaskAction): string {
  const verb = action.kind === 'deploy' ? 'Deploy' : 'Activate';
  return `${verb} ${action.type} certificate (${action.scope.replace(':', ' ')})`;
}

function taskDescription(action: TaskAction): string {
  return action.kind === 'deploy'
    ? `Fetches the ${action.type} certificate of scope ${action.scope} from the Central Management store, installs and activates it.`
    : `Makes the staged ${action.type} certificate of scope ${action.scope} the current one at its effective date.`;
}
