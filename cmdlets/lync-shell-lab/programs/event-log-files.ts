/** The verbs of wevtutil that write logs into files (epl), clear them (cl), and say how large they are (gli). */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import type { EventRecord } from '../../../src/machine/event-logs.ts';
import { utf8Bytes } from '../../../src/platform/bytes.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { done, failed } from './plain-output.ts';

const ACCESS_DENIED = 5;
const FILE_EXISTS = 80;
const NO_PATH = 3;

/** What the verbs need of a log. */
export interface ReadLog {
  readonly name: string;
  readonly records: readonly EventRecord[];
  /** A record as the XML of its event. */
  readonly xml: (record: EventRecord) => string;
}

/**
 * `epl Application C:\logs\app.evtx /ow:true`. The file holds the XML of the events, the oldest first, and not the binary
 * form of Windows.
 */
export function exportLog(deployment: Deployment, log: ReadLog, args: readonly string[]): ProgramOutput {
  const [, file] = args.filter((arg) => !arg.startsWith('/'));
  if (file === undefined) return failed(87, 'Too few arguments. The parameter is incorrect.');
  const overwrites = args.some((arg) => /^\/(?:ow|overwrite):true$/i.test(arg));
  return writeFile(deployment, log, file, overwrites) ?? done();
}

/** What went wrong; null where the file is written. */
function writeFile(
  { session }: Deployment,
  { name, records, xml }: ReadLog,
  file: string,
  overwrites: boolean,
): ProgramOutput | null {
  const path = machinePath(file);
  const refused = (code: number, reason: string) => failed(code, `Failed to export log ${name}. ${reason}`);
  try {
    const { disk } = session.machine;
    if (disk.exists(path) && !overwrites) return refused(FILE_EXISTS, 'The file exists.');
    const events = records.toReversed().map(xml);
    disk.writeFile(path, utf8Bytes(['<Events>', ...events, '</Events>', ''].join('\r\n')));
    return null;
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    if (error.code === 'path-not-found') return refused(NO_PATH, 'The system cannot find the path specified.');
    return refused(ACCESS_DENIED, error.message);
  }
}

/** `cl Application`, `cl Application /bu:C:\logs\app.evtx`. */
export function clearLog(deployment: Deployment, log: ReadLog, args: readonly string[]): ProgramOutput {
  const [, backup] = args.map((arg) => /^\/(?:bu|backup):(.+)$/is.exec(arg)).find((found) => found !== null) ?? [];
  const unsaved = backup === undefined ? null : writeFile(deployment, log, backup, false);
  if (unsaved) return unsaved;
  try {
    deployment.eventLogs.clear(deployment.session.machine, log.name);
    return done();
  } catch (error) {
    if (!(error instanceof DeploymentError) || error.code !== 'access-denied') throw error;
    return failed(ACCESS_DENIED, `Failed to clear log ${log.name}. Access is denied.`);
  }
}

/** What a log file of Windows takes before there are any records, and so much for each. */
const EMPTY_FILE = 69_632;
const RECORD_SIZE = 1024;

/** `gli Application` */
export function logInfo({ records }: ReadLog): ProgramOutput {
  const times = records.map(({ time }) => time);
  const date = (time: number): string => new Date(time).toISOString();
  const [newest, oldest] = [times[0], times.at(-1)];
  return done(
    ...(oldest === undefined || newest === undefined
      ? []
      : [`creationTime: ${date(oldest)}`, `lastAccessTime: ${date(newest)}`, `lastWriteTime: ${date(newest)}`]),
    `fileSize: ${EMPTY_FILE + RECORD_SIZE * records.length}`,
    'attributes: 32',
    `numberOfLogRecords: ${records.length}`,
    `oldestRecordNumber: ${records.at(-1)?.index ?? 0}`,
  );
}
