/** Get-WinEvent: the records of a machine's event logs. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { eventXml } from '../../src/machine/event-xml.ts';
import { forEachComputer } from '../../src/machine/machine-sources.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import type { XmlNode } from '../../src/types/xml/xml-node.ts';
import { EVENT_LOG_CONFIGURATION, EventLogConfiguration } from './event-log-configuration.ts';
import { EVENT_LOG_RECORD, eventLogRecord } from './event-log-records.ts';
import {
  BadEventQuery,
  type EventSelection,
  selectionOfNames,
  selectionOfTable,
  selectionOfXml,
} from './event-selection.ts';

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
        title: 'By a query, of the last hour',
        transcript:
          "PS> Restart-Service REPLICA\nPS> (Get-WinEvent -LogName System -FilterXPath '*[System[EventID=7036 and TimeCreated[timediff(@SystemTime) <= 3600000]]]' -MaxEvents 1).Id\n7036",
      },
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
    FilterXml: {
      type: 'xml',
      position: 0,
      mandatory: true,
      in: ['XmlQuerySet'],
      help: 'A list of queries in XML, as the event viewer makes them.',
    },
    FilterXPath: {
      type: 'string',
      in: ['GetLogSet', 'GetProviderSet'],
      help: 'A query in XPath: `*[System[EventID=7036]]`, with timediff(@SystemTime) for the milliseconds since then.',
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
        const { ComputerName, ListLog, MaxEvents, Oldest } = ps.parameters;
        const { logs: named, isWanted } = selection();
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
            const patterns = ListLog ?? named;
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
              .flatMap((log) =>
                computer.eventLogs
                  .records(log)
                  .map((record) => ({ record, log, xml: () => eventXml(record, log, computer.fqdn) })),
              )
              .filter((event) => isWanted(event) && !seen.has(event.record.index) && seen.add(event.record.index))
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

    function selection(): EventSelection {
      const { FilterHashtable, FilterXml, FilterXPath, LogName, ProviderName } = ps.parameters;
      const now = ps.runspace.ambient.now();
      try {
        if (FilterHashtable) return selectionOfTable(FilterHashtable);
        if (FilterXml) return selectionOfXml((FilterXml as XmlNode).dom, now);
        return selectionOfNames(LogName, ProviderName, FilterXPath, now);
      } catch (error) {
        if (!(error instanceof BadEventQuery)) throw error;
        const exception = 'System.Diagnostics.Eventing.Reader.EventLogException';
        return ps.fail(exception, 'NotSpecified', 'The specified query is invalid', { exception });
      }
    }

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
