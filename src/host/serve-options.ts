/** What `lyncshell serve` is asked to do. */
import { flag, valued } from './subcommands/option-forms.ts';
import { SubcommandMistake } from './subcommands/subcommand-mistake.ts';

export const SERVE_OPTIONS = {
  lab: valued('The lab; the one that is used when none is named without it'),
  port: valued('The port; 8013 without it, 0 for one that is free'),
  host: valued('The address to listen on; 127.0.0.1 without it. Others than this computer want a password'),
  'known-as': valued('A further name under which the server is reached', { array: true, nargs: 1 }),
  learner: valued('Somebody who learns, with a copy of the lab of their own', { array: true, nargs: 1 }),
  shared: flag('All learners work in the one lab'),
  endpoints: flag("Let the lab's servers listen on loopback addresses, for openssl, curl, browsers and dig"),
  'port-offset': valued('What is added to each port of theirs; 0 without it'),
  cert: valued('A certificate for HTTPS, PEM'),
  key: valued('Its private key, PEM'),
  insecure: flag('Let others in over the network without HTTPS'),
  memory: valued('How many megabytes a console may use; 256 without it'),
  disk: valued('How many megabytes may lie on the disks of a lab; 512 without it'),
  time: valued('How many seconds a command may run; 600 without it'),
} as const;

/** What the server is to do. */
export interface Serving {
  /** The trainer's lab; null for the one that is used when none is named. */
  readonly lab: string | null;
  readonly host: string;
  readonly port: number;
  /** Further names under which the server is reached. */
  readonly names: readonly string[];
  readonly learners: readonly string[];
  /** Whether all work in the trainer's lab. */
  readonly isShared: boolean;
  /** Whether the lab's servers listen on this computer, and what is added to their ports; null where they do not. */
  readonly endpoints: { readonly portOffset: number } | null;
  /** Files of a certificate and its key, PEM. */
  readonly cert: string | null;
  readonly key: string | null;
  readonly insecure: boolean;
  /** Megabytes of a console. */
  readonly memory: number;
  /** Megabytes on the disks of a lab. */
  readonly disk: number;
  readonly commandSeconds: number;
}

/** The options as yargs reads them. */
interface GivenOptions {
  readonly lab?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly 'known-as'?: unknown;
  readonly learner?: unknown;
  readonly shared: boolean;
  readonly endpoints: boolean;
  readonly 'port-offset'?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly insecure: boolean;
  readonly memory?: string | undefined;
  readonly disk?: string | undefined;
  readonly time?: string | undefined;
}

const DEFAULT_PORT = 8013;
const MOST_PORT = 65_535;
/** The highest port of a lab's server stays one. */
const MOST_OFFSET = 50_000;
const DEFAULT_MEGABYTES = 256;
const MOST_MEGABYTES = 4_096;
const DEFAULT_DISK_MEGABYTES = 512;
const MOST_DISK_MEGABYTES = 65_536;
const DEFAULT_SECONDS = 600;
const DAY_SECONDS = 86_400;

export function servingOf(given: GivenOptions): Serving {
  return {
    lab: given.lab ?? null,
    host: given.host ?? '127.0.0.1',
    port: wholeOf('--port', given.port, DEFAULT_PORT, MOST_PORT),
    names: (given['known-as'] ?? []) as readonly string[],
    learners: ((given.learner ?? []) as readonly string[]).map(learnerName),
    isShared: given.shared,
    endpoints: endpointsOf(given),
    cert: given.cert ?? null,
    key: given.key ?? null,
    insecure: given.insecure,
    memory: wholeOf('--memory', given.memory, DEFAULT_MEGABYTES, MOST_MEGABYTES),
    disk: wholeOf('--disk', given.disk, DEFAULT_DISK_MEGABYTES, MOST_DISK_MEGABYTES),
    commandSeconds: wholeOf('--time', given.time, DEFAULT_SECONDS, DAY_SECONDS),
  };
}

function endpointsOf({ endpoints, 'port-offset': offset }: GivenOptions): Serving['endpoints'] {
  if (!endpoints && offset !== undefined) throw new SubcommandMistake('--port-offset goes with --endpoints');
  return endpoints ? { portOffset: wholeOf('--port-offset', offset, 0, MOST_OFFSET) } : null;
}

function wholeOf(option: string, text: string | undefined, otherwise: number, most: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,6}$/.test(text) || Number(text) > most)
    throw new SubcommandMistake(`${option} wants a whole number up to ${most}, not "${text}"`);
  return Number(text);
}

/** A learner's name is a part of the name of a lab. */
function learnerName(name: string): string {
  if (/^[A-Za-z0-9][\w-]{0,29}$/.test(name) && name !== 'trainer') return name;
  throw new SubcommandMistake(`--learner wants a name of letters, digits, _ and -, not "${name}"`);
}
