/** Get-WinEvent: the records of a machine's event logs. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { EventRecord } from '../../src/machine/event-logs.ts';
import { forEachComputer } from '../../src/machine/machine-sources.ts';
import { convertTo, toInt32, toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';
import { instantOf } from '../../src/types/values/instants.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { EVENT_LOG_CONFIGURATION, EventLogConfiguration } from './event-log-configuration.ts';
import { EVENT_LOG_RECORD, eventLevel, eventLogRecord } from './event-log-records.ts';

const READER_EXCEPTION = 'System.Exception';

export default cmdlet({
  verb: 'Get',
  noun: 'WinEvent',
  defaultParameterSet: 'GetLogSet',
  outputTypes: [EVENT_LOG_RECORD, EVENT_LOG_CONFIGURATION],
  help: {
    synopsis: 'Shows records of the event logs of machines of the lab.',
    description: 'The same records that Get-EventLog shows, in the form of the newer interface.',
    examples: [
      {
        title: 'By a table of conditions',
        transcript:
          "PS> Restart-Service REPLICA\nPS> (Get-WinEvent -FilterHashtable @{ LogName = 'System'; Id = 7036 } -MaxEvents 1).ProviderName\nService Control Manager",
      },
    ],
    links: ['Get-EventLog'],
  },
  parameters: {
    ComputerName: { type: 'string', aliases: ['Cn'], help: 'The machine; by default that of the session.' },
    FilterHashtable: {
      type: 'hashtable',
      position: 0,
      mandatory: true,
      in: ['HashQuerySet'],
      help: 'Conditions: LogName, ProviderName, Id, Level, StartTime, EndTime.',
    },
    ListLog: {
      type: 'string[]',
      in: { ListLogSet: { position: 0, mandatory: true } },
      help: 'Gives the logs that fit instead: how large they are, and whether they are written.',
    },
    LogName: { type: 'string[]', position: 0, in: ['GetLogSet'], wildcards: true, help: 'The logs.' },
    MaxEvents: { type: 'long', validate: [{ kind: 'rangeKind', range: 'Positive' }], help: 'Only so many records.' },
    Oldest: { type: 'switch', help: 'The oldest record first.' },
    ProviderName: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      in: ['GetProviderSet'],
      help: 'Records of these sources, from all logs.',
    },
  },
  run(ps) {
    return {
      end() {
        const {
          ComputerName,
          FilterHashtable: table,
          LogName,
          ListLog,
          ProviderName,
          MaxEvents,
          Oldest,
        } = ps.parameters;
        const texts = (key: string) => {
          const value = table?.get(key);
          return value === undefined || value === null
            ? undefined
            : Array.from(enumerate(value) ?? [value], (item) => toText(item));
        };
        const dated = (key: string, otherwise: number) => {
          const value = table?.get(key);
          return value ? instantOf(convertTo(value, typeNamed('System.DateTime')) as DateTime) : otherwise;
        };
        const after = dated('StartTime', Number.NEGATIVE_INFINITY);
        const before = dated('EndTime', Number.POSITIVE_INFINITY);
        const numbers = (key: string) => texts(key)?.map((text) => toInt32(text));
        const [ids, levels] = [numbers('Id'), numbers('Level')];
        const providers = (texts('ProviderName') ?? ProviderName)?.map((name) => WildcardPattern.of(name, true));
        const fits = (record: EventRecord) =>
          record.time >= after &&
          record.time <= before &&
          (ids?.includes(record.id) ?? true) &&
          (levels?.includes(eventLevel(record)) ?? true) &&
          (providers?.some((pattern) => pattern.isMatch(record.source)) ?? true);
        forEachComputer(
          ps,
          ComputerName === undefined ? undefined : [ComputerName],
          () =>
            ps.fail(
              'System.Diagnostics.Eventing.Reader.EventLogException',
              'NotSpecified',
              'The RPC server is unavailable',
              {
                exception: 'System.Diagnostics.Eventing.Reader.EventLogException',
              },
            ),
          (computer) => {
            const known = computer.eventLogs.names();
            const patterns = ListLog ?? LogName ?? texts('LogName') ?? ['*'];
            const logs = patterns.flatMap((pattern) => {
              const found = known.filter((log) => WildcardPattern.of(pattern, true).isMatch(log));
              if (found.length === 0) reportNoLog(pattern, ComputerName ?? 'localhost');
              return found;
            });
            if (ListLog) {
              for (const log of logs) ps.write(new EventLogConfiguration(computer, log));
              return;
            }
            const seen = new Set<number>();
            const records = logs
              .flatMap((log) => computer.eventLogs.records(log).map((record) => ({ record, log })))
              .filter(({ record }) => fits(record) && !seen.has(record.index) && seen.add(record.index))
              .sort((a, b) => b.record.index - a.record.index);
            if (Oldest) records.reverse();
            const wanted = MaxEvents === undefined ? records : records.slice(0, Number(MaxEvents.value));
            for (const { record, log } of wanted) ps.write(eventLogRecord(record, computer, log));
            if (wanted.length === 0 && logs.length > 0) {
              ps.error(
                'NoMatchingEventsFound',
                'ObjectNotFound',
                'No events were found that match the specified selection criteria.',
                {
                  exception: READER_EXCEPTION,
                },
              );
            }
          },
        );
      },
    };

    function reportNoLog(name: string, computer: string): void {
      ps.error(
        'NoMatchingLogsFound',
        'ObjectNotFound',
        `There is not an event log on the ${computer} computer that matches "${name}".`,
        { target: name, exception: READER_EXCEPTION },
      );
    }
  },
});
