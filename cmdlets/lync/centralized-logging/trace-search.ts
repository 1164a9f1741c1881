/**
 * Search-CsClsLogging: what the agents have traced. In a lab nobody calls and no message is sent; what servers trace is
 * what their services tell, the records that Lync Server writes to the event logs.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { EventRecord } from '../../../src/deployment/event-log.ts';
import { LYNC_LOG } from '../../../src/deployment/event-log.ts';
import type { Machine } from '../../../src/deployment/machine.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { formatValue } from '../../../src/types/format/format-value.ts';
import type { DateTime } from '../../../src/types/values/date-time.ts';
import { instantOf, localDate } from '../../../src/types/values/instants.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { type CmdletAction, namesIn, textOf } from '../acting-cmdlet.ts';
import { ItemFault, onDeployment } from '../item-fault.ts';
import { agentsMeant, answers } from './logging-agents.ts';

/** A record as an agent gives it. */
interface Trace {
  readonly machine: Machine;
  readonly record: EventRecord;
}

const HALF_AN_HOUR = 30 * 60_000;

/** From the gravest on; a search for a level finds the graver ones too. */
const LEVELS: readonly string[] = ['Fatal', 'Error', 'Warning', 'Info', 'Verbose', 'Debug', 'All'];

const OWN_LEVELS: Readonly<Record<string, string>> = { Error: 'Error', Warning: 'Warning' };

/** What is searched for in the text of a trace. */
const WORDS = ['CallId', 'ConferenceId', 'Phone', 'Uri', 'IP', 'SipContents'] as const;

export const searchLogging: CmdletAction = {
  synopsis: 'Searches what the agents of centralized logging have traced.',
  description:
    'Without -StartTime it is the half hour before -EndTime, or before now. What is asked for is to be found in a trace: all of it, or with -MatchAny some of it. What is found is printed, or written to -OutputFilePath.',
  example: {
    title: 'Into a file',
    transcript:
      'PS> Search-CsClsLogging -Pools se01.contoso.com -OutputFilePath C:\\Logs\\traces.txt\nSuccess Code - 0, Successful on 1 agents\nPS> Test-Path C:\\Logs\\traces.txt\nTrue',
  },
  outputs: ['System.String'],
  refused: { AsXml: 'the XML form of what the agents answer is not published' },
  noEffect: {
    SkipNetworkLogs: 'no agent of a lab has moved traces to a share',
    MatchAll: 'all that is asked for has to match unless -MatchAny is given',
  },
  run: (ps) => ({
    process() {
      onDeployment(ps, null, (deployment) => {
        const machines = [...agentsMeant(deployment, ps).values()].flat();
        const present = machines.filter((machine) => answers(deployment, machine));
        const isMeant = selection(ps, deployment);
        const lines = present
          .flatMap((machine) => tracesOf(deployment, machine))
          .filter(isMeant)
          .sort((a, b) => a.record.time - b.record.time)
          .map(traceLine);
        for (const { fqdn } of machines.filter((machine) => !present.includes(machine)))
          ps.error('ClsAgentNotReachable', 'ConnectionError', `The logging agent on "${fqdn}" does not answer.`, {
            target: fqdn,
            exception: 'System.InvalidOperationException',
          });
        if (present.length === 0) return;
        ps.write(`Success Code - 0, Successful on ${present.length} agents`);
        const file = textOf(ps, 'OutputFilePath');
        if (file === undefined) for (const line of lines) ps.write(line);
        else deployment.session.machine.disk.writeFile(machinePath(file), lines.map((line) => `${line}\r\n`).join(''));
      });
    },
  }),
};

function tracesOf({ eventLogs }: Deployment, machine: Machine): Trace[] {
  return eventLogs.records(machine, LYNC_LOG).map((record) => ({ machine, record }));
}

/** @throws ItemFault for a time or a level that cannot be meant */
function selection(ps: CmdletContext, deployment: Deployment): (trace: Trace) => boolean {
  const { StartTime, EndTime, Components, CorrelationIds, MatchAny } = ps.parameters as {
    StartTime?: DateTime;
    EndTime?: DateTime;
    Components?: unknown;
    CorrelationIds?: unknown;
    MatchAny?: boolean;
  };
  const end = EndTime ? instantOf(EndTime) : deployment.clock.now();
  const start = StartTime ? instantOf(StartTime) : end - HALF_AN_HOUR;
  if (start > end) throw new ItemFault('StartTime must lie before EndTime.');
  const level = levelGiven(textOf(ps, 'LogLevel'));
  const components = namesIn(Components).map((name) => name.toLowerCase());
  const words = [...WORDS.map((name) => textOf(ps, name)), ...namesIn(CorrelationIds)]
    .filter((word) => word !== undefined)
    .map((word) => word.toLowerCase());
  return ({ record }) => {
    if (record.time < start || record.time > end) return false;
    if (LEVELS.indexOf(levelOf(record)) > level) return false;
    const text = record.message.toLowerCase();
    const tests = [
      ...(components.length > 0 ? [components.includes(componentOf(record).toLowerCase())] : []),
      ...words.map((word) => text.includes(word)),
    ];
    if (tests.length === 0) return true;
    return MatchAny ? tests.some(Boolean) : tests.every(Boolean);
  };
}

function levelGiven(text: string | undefined): number {
  if (text === undefined) return LEVELS.length;
  const found = LEVELS.findIndex((level) => level.toLowerCase() === text.toLowerCase());
  if (found < 0) throw new ItemFault(`"${text}" is no level of logging: it is one of ${LEVELS.join(', ')}.`);
  return found;
}

function levelOf({ level }: EventRecord): string {
  return OWN_LEVELS[level] ?? 'Info';
}

/** `LS Replica Replicator Agent Service` traces as `ReplicaReplicatorAgent`. */
function componentOf({ source }: EventRecord): string {
  return source
    .replace(/^LS /, '')
    .replace(/ Service$/, '')
    .replaceAll(' ', '');
}

/** As the logs of Lync Server's tools write it: level, server, time, component, text. */
function traceLine({ machine, record }: Trace): string {
  const time = formatValue(localDate(record.time), 'MM/dd/yyyy-HH:mm:ss.fff', '');
  const text = record.message.replace(/\s*\r?\n\s*/g, ' ');
  return `TL_${levelOf(record).toUpperCase()}(TF_COMPONENT) [${machine.name}]${time} (${componentOf(record)}) ${text}`;
}
