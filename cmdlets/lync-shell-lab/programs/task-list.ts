/** tasklist: the programs that run on a machine, as a table, a list or CSV (/fo), with services (/svc), filtered (/fi). */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { RunningProgram } from '../../../src/deployment/machine-facts.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { reachableMachine } from '../../deployment/machine-selection.ts';
import { programsOf } from '../cim-classes.ts';
import { done, failed } from './plain-output.ts';

interface Column {
  readonly title: string;
  readonly width: number;
  readonly isNumber?: boolean;
  readonly of: (program: RunningProgram) => string;
}

const NAME: Column = { title: 'Image Name', width: 25, of: imageName };
const PID: Column = { title: 'PID', width: 8, isNumber: true, of: ({ id }) => String(id) };
const PLAIN: readonly Column[] = [
  NAME,
  PID,
  { title: 'Session Name', width: 16, of: ({ desktop }) => (desktop === 0 ? 'Services' : 'Console') },
  { title: 'Session#', width: 11, isNumber: true, of: ({ desktop }) => String(desktop) },
  { title: 'Mem Usage', width: 12, isNumber: true, of: ({ workingSet }) => `${grouped(workingSet / 1024)} K` },
];
const WITH_SERVICES: readonly Column[] = [
  NAME,
  PID,
  { title: 'Services', width: 44, of: ({ service }) => service ?? 'N/A' },
];

export function tasklist(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const option = (name: string): string | undefined => {
    const at = args.findIndex((arg) => arg.toLowerCase() === `/${name}`);
    return at < 0 ? undefined : args[at + 1];
  };
  const has = (name: string): boolean => args.some((arg) => arg.toLowerCase() === `/${name}`);
  const computer = option('s');
  const machine = computer === undefined ? deployment.session.machine : reachableMachine(deployment, computer);
  if (!machine) return failed(1, 'ERROR: The RPC server is unavailable.');
  const filters = args.flatMap((arg, at) => (arg.toLowerCase() === '/fi' ? [filterOf(args[at + 1] ?? '')] : []));
  if (filters.includes(undefined)) return failed(1, 'ERROR: The search filter cannot be recognized.');
  const shown = programsOf(deployment, machine).filter((one) => filters.every((isMeant) => isMeant?.(one)));
  if (shown.length === 0) return done('INFO: No tasks are running which match the specified criteria.');
  const columns = has('svc') ? WITH_SERVICES : PLAIN;
  switch (option('fo')?.toLowerCase() ?? 'table') {
    case 'table':
      return done('', ...(has('nh') ? [] : head(columns)), ...shown.map((one) => row(columns, one)));
    case 'csv':
      return done(
        ...(has('nh') ? [] : [quoted(columns.map(({ title }) => title))]),
        ...shown.map((one) => quoted(columns.map(({ of }) => of(one)))),
      );
    case 'list':
      return done(
        ...shown.flatMap((one) => ['', ...columns.map(({ title, of }) => `${`${title}:`.padEnd(14)}${of(one)}`)]),
      );
    default:
      return failed(1, `ERROR: Invalid argument/option - '${option('fo')}'.`, 'Type "TASKLIST /?" for usage.');
  }
}

function imageName({ name, path, id }: RunningProgram): string {
  if (path === null) return id === 0 ? 'System Idle Process' : name;
  return path.slice(path.lastIndexOf('\\') + 1);
}

function grouped(kilobytes: number): string {
  return String(Math.round(kilobytes)).replace(/\B(?=(\d{3})+$)/g, ',');
}

function head(columns: readonly Column[]): string[] {
  const titles = columns.map(({ title, width, isNumber }) => (isNumber ? title.padStart(width) : title.padEnd(width)));
  return [titles.join(' ').trimEnd(), columns.map(({ width }) => '='.repeat(width)).join(' ')];
}

function row(columns: readonly Column[], program: RunningProgram): string {
  const cells = columns.map(({ width, isNumber, of }) => {
    const text = of(program).slice(0, width);
    return isNumber ? text.padStart(width) : text.padEnd(width);
  });
  return cells.join(' ');
}

function quoted(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell}"`).join(',');
}

type Test = (program: RunningProgram) => boolean;

const COMPARED: Readonly<Record<string, (program: RunningProgram) => string | number>> = {
  imagename: imageName,
  pid: ({ id }) => id,
  session: ({ desktop }) => desktop,
  memusage: ({ workingSet }) => Math.round(workingSet / 1024),
  services: ({ service }) => service ?? '',
};

/** `imagename eq svchost.exe`, `memusage gt 100000`; a star at the end of a text stands for the rest. */
function filterOf(text: string): Test | undefined {
  const [, name = '', operator = '', wanted = ''] = /^\s*(\w+)\s+(eq|ne|gt|lt|ge|le)\s+(.*?)\s*$/i.exec(text) ?? [];
  const of = COMPARED[name.toLowerCase()];
  if (!of) return undefined;
  return (program) => {
    const own = of(program);
    if (typeof own === 'string') return isText(own, wanted) === (operator.toLowerCase() === 'eq');
    return isNumber(own - Number(wanted), operator.toLowerCase());
  };
}

function isText(own: string, wanted: string): boolean {
  const [left, right] = [own.toLowerCase(), wanted.toLowerCase()];
  return right.endsWith('*') ? left.startsWith(right.slice(0, -1)) : left === right;
}

function isNumber(difference: number, operator: string): boolean {
  switch (operator) {
    case 'eq':
      return difference === 0;
    case 'ne':
      return difference !== 0;
    case 'gt':
      return difference > 0;
    case 'lt':
      return difference < 0;
    case 'ge':
      return difference >= 0;
    default:
      return difference <= 0;
  }
}
