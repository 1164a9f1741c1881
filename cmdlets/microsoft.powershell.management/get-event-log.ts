/** Get-EventLog: the records of a machine's classic event logs. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { isClassicLog } from '../../src/machine/event-logs.ts';
import { forEachComputer } from '../../src/machine/machine-sources.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { instantOf } from '../../src/types/values/instants.ts';
import { Int64 } from '../../src/types/values/numbers.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { EVENT_LOG_ENTRY, eventLogEntry, reportMissingLog, reportMissingPath } from './event-log-objects.ts';

const ENTRY_TYPES = ['Error', 'Information', 'FailureAudit', 'SuccessAudit', 'Warning'] as const;

export default cmdlet({
  verb: 'Get',
  noun: 'EventLog',
  defaultParameterSet: 'LogName',
  outputTypes: [EVENT_LOG_ENTRY, 'System.Diagnostics.EventLog', 'System.String'],
  help: {
    synopsis: 'Shows records of the event logs of machines of the lab.',
    description:
      'Deployment cmdlets and replication write to the log "Lync Server"; the log "Application" shows their records too. The newest record comes first.',
    examples: [
      {
        title: 'What the deployment reported last',
        transcript:
          'PS> $x = (Get-CsCertificate -Type Default).Thumbprint\nPS> Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $x 6> $null\nPS> (Get-EventLog "Lync Server" -Newest 1 -Source "LS Deployment").EventID\n4097',
      },
      {
        title: 'Stops and starts of services',
        transcript:
          'PS> Restart-Service REPLICA\nPS> (Get-EventLog System -Newest 1).Message\nThe Lync Server Replica Replicator Agent service entered the running state.',
      },
    ],
    links: ['Write-EventLog', 'Get-WinEvent', 'Get-LabEvent'],
  },
  parameters: {
    After: { type: 'datetime', in: ['LogName'], help: 'Only records after this time.' },
    AsBaseObject: {
      type: 'switch',
      in: ['LogName'],
      help: 'Gives the records without extended members.',
      noEffect: 'the records have no members that would have to be left out',
    },
    AsString: { type: 'switch', in: ['List'], help: 'Only the names of the logs.' },
    Before: { type: 'datetime', in: ['LogName'], help: 'Only records before this time.' },
    ComputerName: { type: 'string[]', aliases: ['Cn'], help: 'The machines; by default that of the session.' },
    EntryType: {
      type: 'enum[]',
      values: ENTRY_TYPES,
      in: ['LogName'],
      aliases: ['ET'],
      help: 'Only records of these kinds.',
    },
    Index: { type: 'int[]', in: ['LogName'], help: 'Only records with these numbers.' },
    InstanceId: { type: 'long[]', position: 1, in: ['LogName'], help: 'Only records of these events.' },
    List: { type: 'switch', in: ['List'], help: 'Lists the logs instead.' },
    LogName: {
      type: 'string',
      in: { LogName: { position: 0, mandatory: true } },
      aliases: ['LN'],
      help: 'The log: Application, Lync Server, System, Security.',
    },
    Message: {
      type: 'string',
      in: ['LogName'],
      aliases: ['MSG'],
      wildcards: true,
      help: 'Only records whose message fits.',
    },
    Newest: {
      type: 'int',
      in: ['LogName'],
      validate: [{ kind: 'range', min: 0, max: 2147483647 }],
      help: 'Only so many of the newest records.',
    },
    Source: {
      type: 'string[]',
      in: ['LogName'],
      aliases: ['ABO'],
      wildcards: true,
      help: 'Only records of these sources.',
    },
    UserName: { type: 'string[]', in: ['LogName'], help: 'Only records of these users; those of a lab name none.' },
  },
  run(ps) {
    return {
      end() {
        const given = ps.parameters;
        const sources = given.Source?.map((source) => WildcardPattern.of(source, true));
        const message = given.Message === undefined ? null : WildcardPattern.of(given.Message, true);
        const after = given.After ? instantOf(given.After) : Number.NEGATIVE_INFINITY;
        const before = given.Before ? instantOf(given.Before) : Number.POSITIVE_INFINITY;
        forEachComputer(
          ps,
          given.ComputerName,
          () => reportMissingPath(ps),
          (computer, name) => {
            const logs = computer.eventLogs.names().filter(isClassicLog);
            if (given.List || given.LogName === undefined) {
              for (const log of logs)
                ps.write(given.AsString ? log : logObject(log, name, computer.eventLogs.records(log).length));
              return;
            }
            const wanted = given.LogName.toLowerCase();
            const log = logs.find((known) => known.toLowerCase() === wanted);
            if (log === undefined) return reportMissingLog(ps, given.LogName, given.ComputerName ? name : '.');
            const found = computer.eventLogs
              .records(log)
              .filter(
                (record) =>
                  record.time > after &&
                  record.time < before &&
                  (sources?.some((pattern) => pattern.isMatch(record.source)) ?? true) &&
                  (given.EntryType?.includes(record.level) ?? true) &&
                  (given.Index?.includes(record.index) ?? true) &&
                  (given.InstanceId?.some(({ value }) => Number(value) === record.id) ?? true) &&
                  (message?.isMatch(record.message) ?? true) &&
                  !given.UserName,
              );
            for (const record of found.slice(0, given.Newest)) ps.write(eventLogEntry(record, computer));
            if (found.length === 0) {
              ps.error('GetEventLogNoEntriesFound', 'ObjectNotFound', 'No matches found', {
                exception: 'System.ArgumentException',
              });
            }
          },
        );
      },
    };
  },
});

function logObject(log: string, machineName: string, count: number): DataObject {
  return new DataObject('System.Diagnostics.EventLog', {
    Log: log,
    LogDisplayName: log,
    MachineName: machineName,
    MaximumKilobytes: new Int64(20480n),
    MinimumRetentionDays: 0,
    OverflowAction: 'OverwriteAsNeeded',
    EnableRaisingEvents: false,
    Entries: Array.from({ length: count }, (_, index) => index + 1),
  });
}
