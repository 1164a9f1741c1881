/**
 * wevtutil, as far as scripts read logs with it: the names of the logs (el), one log (gl), its records (qe); logs switched on
 * and off (sl NAME /e:true); logs in files, cleared and measured (event-log-files.ts).
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { type EventRecord, isClassicLog } from '../../../src/machine/event-logs.ts';
import { eventQuery } from '../../../src/machine/event-query.ts';
import { eventXml } from '../../../src/machine/event-xml.ts';
import { NetException } from '../../../src/types/net-exception.ts';
import { clearLog, exportLog, logInfo, type ReadLog } from './event-log-files.ts';
import { done, failed } from './plain-output.ts';

const NO_CHANNEL = 15_007;
const BAD_QUERY = 15_001;
const INVALID_PARAMETER = 87;

type Verb = (deployment: Deployment, args: readonly string[]) => ProgramOutput;

/** By both forms of their names. */
const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['el', listLogs],
  ['enum-logs', listLogs],
  ['gl', getLog],
  ['get-log', getLog],
  ['sl', setLog],
  ['set-log', setLog],
  ['qe', queryEvents],
  ['query-events', queryEvents],
  ['epl', ofLog('open event query', exportLog)],
  ['export-log', ofLog('open event query', exportLog)],
  ['cl', ofLog('clear log', clearLog)],
  ['clear-log', ofLog('clear log', clearLog)],
  ['gli', ofLog('get log status', (_, log) => logInfo(log))],
  ['get-log-info', ofLog('get log status', (_, log) => logInfo(log))],
]);

const UNBUILT = /^(ep|enum-publishers|gp|get-publisher|im|install-manifest|um|uninstall-manifest|al|archive-log)$/;

export function wevtutil(deployment: Deployment, [verb = '', ...args]: readonly string[]): ProgramOutput {
  const run = VERBS.get(verb.toLowerCase());
  if (run) return run(deployment, args);
  if (UNBUILT.test(verb.toLowerCase()))
    return failed(
      INVALID_PARAMETER,
      `wevtutil ${verb}: only el, gl, gli, sl, qe, epl and cl are built; Get-WinEvent reads logs too.`,
    );
  return failed(INVALID_PARAMETER, `Invalid command ${verb}.`, 'The parameter is incorrect.');
}

function listLogs({ eventLogs, session }: Deployment): ProgramOutput {
  return done(...eventLogs.names(session.machine));
}

function logNamed({ eventLogs, session }: Deployment, args: readonly string[]): string | undefined {
  const name = args.find((arg) => !arg.startsWith('/'))?.toLowerCase();
  return eventLogs.names(session.machine).find((log) => log.toLowerCase() === name);
}

function noLog(what: string): ProgramOutput {
  return failed(
    NO_CHANNEL,
    `Failed to ${what}. The specified channel could not be found. Check channel configuration.`,
  );
}

function getLog(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const log = logNamed(deployment, args);
  if (log === undefined) return noLog(`read configuration for log ${args[0] ?? ''}`);
  const isClassic = isClassicLog(log);
  return done(
    `name: ${log}`,
    `enabled: ${deployment.eventLogs.isOn(deployment.session.machine, log)}`,
    `type: ${isClassic ? 'Admin' : 'Operational'}`,
    `owningPublisher: ${isClassic ? '' : log.replace(/\/.*$/, '')}`,
    'isolation: Application',
    'logging:',
    `  logFileName: %SystemRoot%\\System32\\Winevt\\Logs\\${log.replaceAll('/', '%4')}.evtx`,
    '  retention: false',
    '  autoBackup: false',
    `  maxSize: ${isClassic ? 20_971_520 : 10_485_760}`,
    'publishing:',
    '  fileMax: 1',
  );
}

/** `sl Microsoft-Windows-TaskScheduler/Operational /e:true` */
function setLog(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const log = logNamed(deployment, args);
  if (log === undefined) return noLog(`read configuration for log ${args[0] ?? ''}`);
  const refused = (code: number, text: string) =>
    failed(code, `Failed to save configuration or activate log ${log}.`, text);
  let isOn: boolean | undefined;
  for (const option of args.filter((arg) => arg.startsWith('/'))) {
    const [, name = '', value = ''] = /^\/(\w+)(?::(.*))?$/s.exec(option.toLowerCase()) ?? [];
    if (name === 'q' || name === 'quiet') continue;
    if ((name !== 'e' && name !== 'enabled') || (value !== 'true' && value !== 'false'))
      return failed(INVALID_PARAMETER, `wevtutil sl ${option}: only /e:true and /e:false are built.`);
    isOn = value === 'true';
  }
  if (isOn === undefined) return failed(INVALID_PARAMETER, 'wevtutil sl: /e:true or /e:false is needed.');
  try {
    deployment.eventLogs.switch(deployment.session.machine, log, isOn);
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    return error.code === 'access-denied' ? refused(5, 'Access is denied.') : refused(50, error.message);
  }
  return done();
}

/** A verb about one log, as `what` says what fails where the machine has none of the name. */
function ofLog(
  what: string,
  run: (deployment: Deployment, log: ReadLog, args: readonly string[]) => ProgramOutput,
): Verb {
  return (deployment, args) => {
    const name = logNamed(deployment, args);
    if (name === undefined) return noLog(`${what} ${args[0] ?? ''}`.trim());
    const { eventLogs, session } = deployment;
    const query = optionOf(args, 'q', 'query');
    const isWanted = asked(query, name, deployment);
    if (typeof isWanted !== 'function') return isWanted;
    const records = eventLogs.records(session.machine, name).filter(isWanted);
    return run(deployment, { name, records, xml: (one) => eventXml(one, name, session.machine.fqdn) }, args);
  };
}

function optionOf(args: readonly string[], ...names: string[]): string | undefined {
  return args
    .map((arg) => /^\/(\w+):(.*)$/s.exec(arg))
    .find((found) => found && names.includes(found[1]?.toLowerCase() ?? ''))?.[2];
}

/** Which records a query of the user wants; what is said where it is none. */
function asked(
  query: string | undefined,
  log: string,
  deployment: Deployment,
): ((record: EventRecord) => boolean) | ProgramOutput {
  try {
    const isWanted = eventQuery(query ?? '*', deployment.localTime());
    return (record) => isWanted(eventXml(record, log, deployment.session.machine.fqdn));
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return failed(BAD_QUERY, 'Failed to read events.', 'The specified query is invalid.');
  }
}

/** `qe System /c:5 /rd:true /f:text "/q:*[System[(EventID=7036)]]"` */
function queryEvents(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const log = logNamed(deployment, args);
  if (log === undefined) return noLog('open event query');
  const option = (...names: string[]): string | undefined => optionOf(args, ...names);
  const query = option('q', 'query');
  const isWanted = asked(query, log, deployment);
  if (typeof isWanted !== 'function') return isWanted;
  const { eventLogs, session } = deployment;
  const records = eventLogs.records(session.machine, log).filter(isWanted);
  const isNewestFirst = option('rd', 'reversedirection')?.toLowerCase() === 'true';
  const ordered = isNewestFirst ? records : records.toReversed();
  const shown = ordered.slice(0, Number(option('c', 'count') ?? ordered.length));
  const isText = option('f', 'format')?.toLowerCase() === 'text';
  const { fqdn } = session.machine;
  return done(
    ...shown.flatMap((record, at) => (isText ? textLines(record, at, log, fqdn) : [eventXml(record, log, fqdn)])),
  );
}

function textLines(
  { source, time, id, level, message }: EventRecord,
  at: number,
  log: string,
  computer: string,
): string[] {
  return [
    `Event[${at}]:`,
    `  Log Name: ${log}`,
    `  Source: ${source}`,
    `  Date: ${new Date(time).toISOString().slice(0, -1)}`,
    `  Event ID: ${id}`,
    '  Task: N/A',
    `  Level: ${level}`,
    '  Opcode: N/A',
    `  Keyword: ${isClassicLog(log) ? 'Classic' : 'N/A'}`,
    '  User: N/A',
    '  User Name: N/A',
    `  Computer: ${computer}`,
    '  Description: ',
    ...message.split(/\r?\n/),
    '',
  ];
}
