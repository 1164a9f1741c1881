/** Write-EventLog: writes a record into a machine's event log. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { forEachComputer } from '../../src/machine/machine-sources.ts';
import { reportMissingPath } from './event-log-objects.ts';

export default cmdlet({
  verb: 'Write',
  noun: 'EventLog',
  help: {
    synopsis: 'Writes a record into an event log of a machine of the lab.',
    description: 'The source must be registered for the log, by New-EventLog, unless the machine has it already.',
    examples: [
      {
        title: "A record of a script of one's own",
        transcript:
          'PS> New-EventLog -LogName Application -Source CertReport\nPS> Write-EventLog -LogName Application -Source CertReport -EventId 100 -EntryType Warning -Message "Soon"\nPS> (Get-EventLog Application -Newest 1).Message\nSoon',
      },
    ],
    links: ['New-EventLog', 'Get-EventLog'],
  },
  parameters: {
    Category: { type: 'int', help: 'A number that the source gives a meaning.' },
    ComputerName: { type: 'string', aliases: ['CN'], help: 'The machine; by default that of the session.' },
    EntryType: {
      type: 'enum',
      values: ['Error', 'Information', 'FailureAudit', 'SuccessAudit', 'Warning'],
      position: 3,
      aliases: ['ET'],
      help: 'How grave it is; Information by default.',
    },
    EventId: {
      type: 'int',
      position: 2,
      mandatory: true,
      aliases: ['ID', 'EID'],
      validate: [{ kind: 'range', min: 0, max: 65535 }],
      help: 'The number of the event.',
    },
    LogName: { type: 'string', position: 0, mandatory: true, aliases: ['LN'], help: 'The log.' },
    Message: {
      type: 'string',
      position: 4,
      mandatory: true,
      aliases: ['MSG'],
      validate: [{ kind: 'notNullOrEmpty' }, { kind: 'length', min: 0, max: 32766 }],
      help: 'The text.',
    },
    RawData: {
      type: 'byte',
      aliases: ['RD'],
      help: 'Further data of the record.',
      noEffect: 'records of a lab hold text only',
    },
    Source: { type: 'string', position: 1, mandatory: true, aliases: ['SRC'], help: 'Who writes.' },
  },
  run(ps) {
    return {
      end() {
        const { LogName, Source, EventId, Message, EntryType, Category, ComputerName } = ps.parameters;
        forEachComputer(
          ps,
          ComputerName === undefined ? undefined : [ComputerName],
          () => reportMissingPath(ps),
          ({ eventLogs }, name) => {
            const isWanted = ({ source }: { source: string }) =>
              source.toLowerCase() === mandatory(Source).toLowerCase();
            const known = eventLogs.sources().find(isWanted);
            const where = ComputerName === undefined ? 'localhost' : name;
            if (!known || known.log.toLowerCase() !== mandatory(LogName).toLowerCase()) {
              const text = known
                ? `The source '${Source}' is not registered in log '${LogName}'. (It is registered in log '${known.log}'.) "`
                : `The source name "${Source}" does not exist on computer "${where}".`;
              ps.error('Source not found.', 'InvalidOperation', text, {
                exception: 'System.InvalidOperationException',
              });
              return;
            }
            eventLogs.write(known, {
              id: mandatory(EventId),
              level: EntryType ?? 'Information',
              message: mandatory(Message),
              ...(Category === undefined ? {} : { category: Category }),
            });
          },
        );
      },
    };
  },
});
