/**
 * schtasks: the scheduled tasks of a machine, listed, started, changed and deleted, as people do it who know no cmdlets. What
 * makes tasks (/create) is refused by name: in a lab replication makes them.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import type { Machine } from '../../../src/deployment/machine.ts';
import type { ScheduledTask } from '../../../src/deployment/scheduled-tasks.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { formatValue } from '../../../src/types/format/format-value.ts';
import { localDate } from '../../../src/types/values/instants.ts';
import { netbiosName, reachableMachine } from '../../deployment/machine-selection.ts';
import { done, failed } from './plain-output.ts';

/** Options that a value follows, and those that stand alone. */
const VALUED = new Set(['s', 'u', 'p', 'tn', 'fo', 'ru', 'rp']);
const FLAGS = new Set(['v', 'nh', 'f', 'i', 'enable', 'disable', 'hresult']);
const USAGE = 'Type "SCHTASKS /?" for usage.';

type Options = ReadonlyMap<string, string>;
type Row = readonly (readonly [label: string, value: string])[];

class Refusal extends Error {
  constructor(
    message: string,
    readonly hint: readonly string[] = [],
  ) {
    super(message);
  }
}

/** `schtasks /query /s fe02 /v /fo list`, `schtasks /change /tn NAME /ru CONTOSO\bob /rp x`, `/run`, `/delete /f`. */
export function schtasks(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const [first = '/query', ...rest] = args;
  try {
    const verb = first.toLowerCase().replace(/^-/, '/');
    const isVerb = ['/query', '/run', '/change', '/delete', '/end', '/create', '/showsid'].includes(verb);
    if (verb === '/create' || verb === '/showsid')
      throw new Refusal(`schtasks ${verb} is not built: the tasks of a lab are made by replication.`);
    const options = optionsIn(isVerb ? rest : args);
    if (!isVerb || verb === '/query') return query(deployment, options);
    return act(deployment, verb, options);
  } catch (error) {
    if (error instanceof Refusal) return failed(1, `ERROR: ${error.message}`, ...error.hint);
    if (!(error instanceof DeploymentError)) throw error;
    return failed(1, `ERROR: ${error.code === 'access-denied' ? 'Access is denied.' : error.message}`);
  }
}

function optionsIn(args: readonly string[]): Options {
  const found = new Map<string, string>();
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const name = arg.slice(1).toLowerCase();
    const value = args[at + 1];
    if (!/^[-/]/.test(arg) || !(VALUED.has(name) || FLAGS.has(name)))
      throw new Refusal(`Invalid argument/option - '${arg}'.`, [USAGE]);
    if (found.has(name))
      throw new Refusal(`Invalid syntax. '${arg.toUpperCase()}' option is not allowed more than '1' time(s).`, [USAGE]);
    if (FLAGS.has(name)) {
      found.set(name, '');
      continue;
    }
    if (value === undefined) throw new Refusal(`Invalid syntax. Value expected for '${arg}'.`, [USAGE]);
    found.set(name, value);
    at++;
  }
  return found;
}

function machineOf(deployment: Deployment, options: Options): Machine {
  const name = options.get('s');
  const machine = name === undefined ? deployment.session.machine : reachableMachine(deployment, name);
  if (!machine) throw new Refusal('The RPC server is unavailable.');
  return machine;
}

/** The task that /tn names: with its folder, or by its name alone where that is in the root, or of one task only. */
function taskNamed(machine: Machine, name: string): ScheduledTask {
  const wanted = name.toLowerCase();
  const task = machine
    .scheduledTasks()
    .find((one) => [`${one.path}${one.name}`, one.name].some((known) => known.toLowerCase() === wanted));
  if (!task) throw new Refusal('The system cannot find the file specified.');
  return task;
}

function act(deployment: Deployment, verb: string, options: Options): ProgramOutput {
  const name = options.get('tn');
  if (name === undefined) throw new Refusal("Invalid syntax. Mandatory option 'tn' is missing.", [USAGE]);
  const machine = machineOf(deployment, options);
  const task = taskNamed(machine, name);
  const { tasks } = deployment;
  switch (verb) {
    case '/run':
      tasks.start(machine, task.name);
      return done(`SUCCESS: Attempted to run the scheduled task "${name}".`);
    case '/end':
      if (task.state === 'Running') throw new Refusal('schtasks /end is not built: a run of a task lasts two seconds.');
      return done(`SUCCESS: The scheduled task "${name}" has been terminated successfully.`);
    case '/delete':
      if (!options.has('f'))
        return { ...done(`WARNING: Are you sure you want to remove the task "${name}" (Y/N)? `), exitCode: 1 };
      tasks.delete(machine, task.name);
      return done(`SUCCESS: The scheduled task "${name}" was successfully deleted.`);
    default:
      return change(deployment, machine, task, name, options);
  }
}

function change(
  { tasks }: Deployment,
  machine: Machine,
  task: ScheduledTask,
  name: string,
  options: Options,
): ProgramOutput {
  const account = options.get('ru');
  if (options.has('enable') && options.has('disable'))
    throw new Refusal('Invalid syntax. /ENABLE and /DISABLE options cannot be specified together.', [USAGE]);
  if (account === undefined && !options.has('enable') && !options.has('disable'))
    throw new Refusal('Invalid syntax. Nothing is given that is to be changed.', [USAGE]);
  if (account !== undefined) tasks.setAccount(machine, task.name, account === '' ? 'SYSTEM' : account);
  if (options.has('enable') || options.has('disable')) tasks.enable(machine, task.name, options.has('enable'));
  return done(`SUCCESS: The parameters of scheduled task "${name}" have been changed.`);
}

function query(deployment: Deployment, options: Options): ProgramOutput {
  deployment.runDueWork();
  const machine = machineOf(deployment, options);
  const name = options.get('tn');
  const tasks = name === undefined ? machine.scheduledTasks() : [taskNamed(machine, name)];
  const isVerbose = options.has('v');
  const rows = tasks.map((task) => (isVerbose ? [...rowOf(machine, task), ...detailsOf(task)] : rowOf(machine, task)));
  const folders = [...new Set(tasks.map(({ path }) => path.slice(0, -1)))];
  switch (options.get('fo')?.toLowerCase() ?? 'table') {
    case 'list':
      return done(...folders.flatMap((folder) => ['', `Folder: ${folder}`]), ...rows.flatMap(listed));
    case 'csv':
      return done(...csvLines(isVerbose ? rows : rows.map(short), options.has('nh')));
    case 'table':
      if (isVerbose) throw new Refusal('schtasks /query /v is built for /fo LIST and /fo CSV.');
      return done(...folders.flatMap((folder) => ['', `Folder: ${folder}`]), ...tableLines(rows, options.has('nh')));
    default:
      throw new Refusal(`Invalid syntax. '${options.get('fo')}' value is not allowed for '/fo' option.`, [USAGE]);
  }
}

function rowOf(machine: Machine, task: ScheduledTask): Row {
  return [
    ['HostName', netbiosName(machine)],
    ['TaskName', `${task.path}${task.name}`],
    ['Next Run Time', dateText(task.state === 'Disabled' ? undefined : task.nextRun)],
    ['Status', task.state],
    ['Logon Mode', 'Interactive/Background'],
  ];
}

function detailsOf(task: ScheduledTask): Row {
  const { action, trigger, account = task.author } = task;
  const missing = ['Repeat: Every', 'Repeat: Until: Time', 'Repeat: Until: Duration', 'Repeat: Stop If Still Running'];
  return [
    ['Last Run Time', dateText(task.lastRun)],
    ['Last Result', String(task.lastResult | 0)],
    ['Author', task.author],
    ['Task To Run', `CertificateDeployment.exe /${action.kind} /type:${action.type} /scope:${action.scope}`],
    ['Start In', 'N/A'],
    ['Comment', task.description],
    ['Scheduled Task State', task.state === 'Disabled' ? 'Disabled' : 'Enabled'],
    ['Idle Time', 'Disabled'],
    ['Power Management', ''],
    ['Run As User', account.replace(/^NT AUTHORITY\\/, '')],
    ['Delete Task If Not Rescheduled', 'Disabled'],
    ['Stop Task If Runs X Hours and X Mins', '72:00:00'],
    ['Schedule', 'Scheduling data is not available in this format.'],
    ['Schedule Type', 'One Time Only'],
    ['Start Time', formatValue(localDate(trigger), 'h:mm:ss tt', '')],
    ['Start Date', formatValue(localDate(trigger), 'M/d/yyyy', '')],
    ...['End Date', 'Days', 'Months', ...missing].map((label) => [label, 'N/A'] as const),
  ];
}

function listed(row: Row): string[] {
  const width = Math.max(...row.map(([label]) => label.length)) + 2;
  return row.map(([label, value]) => `${`${label}:`.padEnd(width)}${value}`);
}

/** What a table and CSV have of a row. */
function short(row: Row): Row {
  return row.filter(([label]) => ['TaskName', 'Next Run Time', 'Status'].includes(label));
}

function csvLines(rows: readonly Row[], noHeader: boolean): string[] {
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',');
  const [first] = rows;
  const header = first && !noHeader ? [line(first.map(([label]) => label))] : [];
  return [...header, ...rows.map((row) => line(row.map(([, value]) => value)))];
}

const WIDTHS = [40, 22, 15] as const;

function tableLines(rows: readonly Row[], noHeader: boolean): string[] {
  const line = (cells: readonly string[]): string =>
    WIDTHS.map((width, at) => (cells[at] ?? '').slice(0, width).padEnd(width)).join(' ');
  const header = [line(['TaskName', 'Next Run Time', 'Status']), WIDTHS.map((width) => '='.repeat(width)).join(' ')];
  const lines = rows.map((row) => {
    const [name = '', ...others] = short(row).map(([, value]) => value);
    return line([name.slice(name.lastIndexOf('\\') + 1), ...others]);
  });
  return [...(noHeader || rows.length === 0 ? [] : header), ...lines];
}

function dateText(instant: number | undefined): string {
  return instant === undefined ? 'N/A' : formatValue(localDate(instant), 'M/d/yyyy h:mm:ss tt', '');
}
