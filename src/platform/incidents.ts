/**
 * Faults of the program itself. Each gets a number, and a report on the disk from which it can be found: where in the
 * program it happened, and nothing of what it happened to. Texts, values and paths of the user are left out.
 */
import packageFile from '../../package.json' with { type: 'json' };
import { hexText } from './bytes.ts';
import { dataFolder } from './data-folder.ts';
import { hostErrorCode } from './host-error.ts';
import { platform } from './platform.ts';

export interface Incident {
  /** `20261129-074512-3fa2` */
  readonly number: string;
  /** The kind of the error: `TypeError`. */
  readonly summary: string;
  /** The report; null where none could be written. */
  readonly file: string | null;
}

/** So many reports are kept, the newest. */
const KEPT = 20;

/** Incidents of this process by their places: a fault in a loop is one. */
const known = new Map<string, Incident>();

/** Writes a report of a fault. `facts` are further lines of it, which must not hold anything of the user's. */
export function reportIncident(error: unknown, facts: readonly string[] = []): Incident {
  const summary = summaryOf(error);
  const trace = traceOf(error);
  const place = [summary, ...trace].join('\n');
  let incident = known.get(place);
  if (!incident) {
    const number = newNumber();
    const { system } = platform();
    const text = [
      `incident ${number}`,
      `program ${packageFile.version}`,
      `system ${system.os} ${system.release}`,
      ...facts,
      '',
      summary,
      ...trace,
      '',
    ].join('\n');
    incident = { number, summary, file: write(number, text) };
    known.set(place, incident);
  }
  return incident;
}

function newNumber(): string {
  const { time, random } = platform();
  const [date, clock] = new Date(time.now()).toISOString().split(/[T.]/);
  return `${date?.replaceAll('-', '')}-${clock?.replaceAll(':', '')}-${hexText(random.bytes(2))}`;
}

/** The kind of the error. Its message may quote anything, and the stack says where it was made. */
function summaryOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  const code = hostErrorCode(error);
  return code === undefined ? error.constructor.name : `${error.constructor.name} ${code}`;
}

/** The lines of the stack; its first lines repeat the message. */
function traceOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
}

function write(number: string, text: string): string | null {
  const { files, paths } = platform();
  const folder = paths.join(dataFolder(), 'incidents');
  const file = paths.join(folder, `${number}.txt`);
  try {
    files.mkdir(folder, { recursive: true });
    const old = files
      .readdir(folder)
      .sort()
      .reverse()
      .slice(KEPT - 1);
    for (const name of old) files.rm(paths.join(folder, name), { force: true });
    files.writeFile(file, text, { mode: 0o600, flag: 'wx' });
    return file;
  } catch (error) {
    // Whoever reads the message learns that there is none; the fault itself must be told in any case.
    if (hostErrorCode(error) === undefined) throw error;
    return null;
  }
}
