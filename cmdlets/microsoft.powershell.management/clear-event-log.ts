/** Clear-EventLog: takes all records out of event logs of machines. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { forEachComputer } from '../../src/machine/machine-sources.ts';
import { reportMissingPath } from './event-log-objects.ts';

export default cmdlet({
  verb: 'Clear',
  noun: 'EventLog',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Takes all records out of event logs of machines of the lab.',
    description: 'It takes an administrator of the machine. The system log says which log was cleared.',
    examples: [
      {
        title: 'A log that is empty from then on',
        transcript:
          "PS> New-EventLog -LogName Reports -Source Nightly; Write-EventLog -LogName Reports -Source Nightly -EventId 1 -Message 'Done'\nPS> Clear-EventLog Reports\nPS> @(Get-WinEvent -LogName Reports -ErrorAction SilentlyContinue).Count\n0",
      },
    ],
    links: ['Get-EventLog', 'Write-EventLog'],
  },
  parameters: {
    ComputerName: {
      type: 'string[]',
      position: 1,
      aliases: ['CN'],
      help: 'The machines; by default that of the session.',
    },
    LogName: { type: 'string[]', position: 0, mandatory: true, aliases: ['LN'], help: 'The logs.' },
  },
  run(ps) {
    return {
      end() {
        const { LogName: logs = [], ComputerName: computers } = ps.parameters;
        forEachComputer(
          ps,
          computers,
          () => reportMissingPath(ps),
          ({ eventLogs }, name) => {
            const where = computers === undefined ? 'localhost' : name;
            for (const wanted of logs) {
              const log = eventLogs.names().find((one) => one.toLowerCase() === wanted.toLowerCase());
              if (log === undefined) {
                const message = `The Log name "${wanted}" does not exist in the computer "${where}".`;
                ps.error('InvalidOperation', 'InvalidOperation', message, {
                  exception: 'System.InvalidOperationException',
                });
              } else if (ps.shouldProcess(`${log} on ${where}`, 'Clear-EventLog')) eventLogs.clear(log);
            }
          },
        );
      },
    };
  },
});
