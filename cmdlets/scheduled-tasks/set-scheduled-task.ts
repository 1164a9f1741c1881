/** Set-ScheduledTask: lets a scheduled task run as another account. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { SCHEDULED_TASK, taskParameters, withTask, writeTask } from './scheduled-task-objects.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'ScheduledTask',
  className: 'Set-ScheduledTask',
  defaultParameterSet: 'Path',
  outputTypes: [SCHEDULED_TASK],
  help: {
    synopsis: 'Lets a scheduled task run as another account.',
    description:
      'A task of replication needs the rights of the machine’s own accounts (NETWORK SERVICE, SYSTEM) or of an administrator; under another account it fails.',
    examples: [
      {
        title: 'Back to the account that it had',
        transcript:
          "PS> Get-ScheduledTask -CimSession fe02 | ForEach-Object { Set-ScheduledTask -InputObject $_ -User 'NETWORK SERVICE' }",
      },
    ],
    links: ['Get-ScheduledTask', 'Unregister-ScheduledTask'],
  },
  parameters: {
    ...taskParameters,
    User: { type: 'string', mandatory: true, help: 'The account: NETWORK SERVICE, CONTOSO\\Administrator.' },
    Password: {
      type: 'string',
      help: 'The password of the account.',
      noEffect: 'accounts of a lab have no passwords that a task scheduler could check',
    },
  },
  run(ps) {
    const { User: user = '' } = ps.parameters;
    return {
      process: () =>
        withTask(ps, (deployment, found) => {
          deployment.tasks.setAccount(found.machine, found.task.name, user);
          writeTask(ps, found);
        }),
    };
  },
});
