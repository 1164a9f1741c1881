/** New-EventLog: registers sources that may write to a machine's event log. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { forEachComputer } from '../../src/machine/machine-sources.ts';
import { reportMissingPath } from './event-log-objects.ts';

export default cmdlet({
  verb: 'New',
  noun: 'EventLog',
  help: {
    synopsis: 'Registers a source for an event log, and makes the log where it is new.',
    examples: [
      {
        title: 'A source that is there already',
        transcript:
          'PS> New-EventLog Application CertReport\nPS> New-EventLog Application CertReport -ErrorAction SilentlyContinue; $?\nFalse',
      },
    ],
    links: ['Write-EventLog'],
  },
  parameters: {
    CategoryResourceFile: {
      type: 'string',
      aliases: ['CRF'],
      help: 'The file with the names of categories.',
      noEffect: 'records of a lab hold their whole text',
    },
    ComputerName: {
      type: 'string[]',
      position: 2,
      aliases: ['CN'],
      help: 'The machines; by default that of the session.',
    },
    LogName: { type: 'string', position: 0, mandatory: true, aliases: ['LN'], help: 'The log.' },
    MessageResourceFile: {
      type: 'string',
      aliases: ['MRF'],
      help: 'The file with the texts of messages.',
      noEffect: 'records of a lab hold their whole text',
    },
    ParameterResourceFile: {
      type: 'string',
      aliases: ['PRF'],
      help: 'The file with the texts that stand for parameters.',
      noEffect: 'records of a lab hold their whole text',
    },
    Source: { type: 'string[]', position: 1, mandatory: true, aliases: ['SRC'], help: 'The names of the sources.' },
  },
  run(ps) {
    return {
      end() {
        const { LogName, Source, ComputerName } = ps.parameters;
        forEachComputer(
          ps,
          ComputerName,
          () => reportMissingPath(ps),
          (computer, name) => {
            for (const source of Source ?? []) {
              if (computer.eventLogs.register({ source, log: mandatory(LogName) })) continue;
              ps.error(
                'System.InvalidOperationException',
                'InvalidOperation',
                `The "${source}" source is already registered on the "${ComputerName ? name : 'localhost'}" computer.`,
                { exception: 'System.InvalidOperationException' },
              );
            }
          },
        );
      },
    };
  },
});
