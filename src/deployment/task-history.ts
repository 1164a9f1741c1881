/**
 * What the task scheduler tells of tasks in the log Microsoft-Windows-TaskScheduler/Operational, which is off on a fresh Windows
 * Server (docs.nxlog.co/integrate/windows-task-scheduler.html; it is Enable All Tasks History of the console, and
 * `wevtutil sl Microsoft-Windows-TaskScheduler/Operational /e:true`). Ids and texts are those of Windows (dd315533 and its
 * neighbours on learn.microsoft.com; 201 with the return code, and 101 and 104 with theirs, are those of Windows Server 2012).
 */
import { hexText, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import { appendRecord, type EventLevel, isLogOn, TASK_LOG, TASK_SOURCE } from './event-log.ts';

const events = {
  started: {
    id: 100,
    level: 'Information',
    text: 'Task Scheduler started "{instance}" instance of the "{task}" task for user "{user}".',
  },
  notStarted: {
    id: 101,
    level: 'Error',
    text: 'Task Scheduler failed to start "{task}" task for user "{user}". Additional Data: Error Value: {code}.',
  },
  finished: {
    id: 102,
    level: 'Information',
    text: 'Task Scheduler successfully finished "{instance}" instance of the "{task}" task for user "{user}".',
  },
  notLoggedOn: {
    id: 104,
    level: 'Error',
    text: 'Task Scheduler failed to log on "{user}" . Failure occurred in "LogonUserExEx" . User Action: Ensure the credentials for the task are correctly specified. Additional Data: Error Value: {code}.',
  },
  registered: { id: 106, level: 'Information', text: 'User "{user}"  registered Task Scheduler task "{task}"' },
  triggered: {
    id: 107,
    level: 'Information',
    text: 'Task Scheduler launched "{instance}"  instance of task "{task}" due to a time trigger condition.',
  },
  launched: {
    id: 110,
    level: 'Information',
    text: 'Task Scheduler launched "{instance}"  instance of task "{task}"  for user "{user}" .',
  },
  processMade: {
    id: 129,
    level: 'Information',
    text: 'Task Scheduler launch task "{task}" , instance "{action}"  with process ID {process}.',
  },
  updated: { id: 140, level: 'Information', text: 'User "{user}"  updated Task Scheduler task "{task}"' },
  deleted: { id: 141, level: 'Information', text: 'User "{user}"  deleted Task Scheduler task "{task}"' },
  disabled: { id: 142, level: 'Information', text: 'User "{user}"  disabled Task Scheduler task "{task}"' },
  actionStarted: {
    id: 200,
    level: 'Information',
    text: 'Task Scheduler launched action "{action}" in instance "{instance}" of task "{task}".',
  },
  actionEnded: {
    id: 201,
    level: 'Information',
    text: 'Task Scheduler successfully completed task "{task}" , instance "{instance}" , action "{action}" with return code {code}.',
  },
  runsAlready: {
    id: 322,
    level: 'Warning',
    text: 'Task Scheduler did not launch task "{task}"  because instance "{instance}"  of the same task is already running.',
  },
} as const satisfies Record<string, { readonly id: number; readonly level: EventLevel; readonly text: string }>;

export type TaskEvent = keyof typeof events;

/** The program that the tasks of replication run. */
export const TASK_PROGRAM = 'C:\\Program Files\\Microsoft Lync Server 2013\\Server\\Core\\CertificateDeployment.exe';

/** A task, as its log names it. */
interface NamedTask {
  readonly name: string;
  readonly path: string;
}

/** Whether anything is told of the tasks of a machine. */
export function keepsTaskHistory(lab: StoreSnapshot, fqdn: string): boolean {
  return isLogOn(lab, fqdn, TASK_LOG);
}

/** Tells something of a task, where the log is on. */
export function tellOfTask(
  change: StoreChange,
  fqdn: string,
  time: number,
  event: TaskEvent,
  task: NamedTask,
  data: Readonly<Record<string, string | number>> = {},
): void {
  if (!keepsTaskHistory(change, fqdn)) return;
  const { id, level, text } = events[event];
  const known: Readonly<Record<string, string | number>> = {
    task: `${task.path}${task.name}`,
    action: TASK_PROGRAM,
    ...data,
  };
  const message = text.replace(/\{(\w+)\}/g, (_, word: string) => String(known[word]));
  appendRecord(change, fqdn, { time, id, level, message, source: TASK_SOURCE, log: TASK_LOG });
}

/** The instance of a task that begins at a moment: the same in every lab that is alike. */
export function instanceOf(fqdn: string, { name }: NamedTask, at: number): string {
  const hex = digest(fqdn, name, at);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `9${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `{${parts.join('-')}}`;
}

/** The number of its process. */
export function processOf(fqdn: string, { name }: NamedTask, at: number): number {
  return 4 * (500 + (Number.parseInt(digest(fqdn, name, at).slice(0, 4), 16) % 1_000));
}

function digest(fqdn: string, name: string, at: number): string {
  return hexText(platform().cryptography.hash('sha256', utf8Bytes(`${fqdn} ${name} ${at}`)));
}
