/** Enable-ScheduledTask: lets a scheduled task run again when it is due. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { SCHEDULED_TASK, taskParameters, withTask, writeTask } from './scheduled-task-objects.ts';

export default cmdlet({
  verb: 'Enable',
  noun: 'ScheduledTask',
  className: 'Enable-ScheduledTask',
  defaultParameterSet: 'Path',
  outputTypes: [SCHEDULED_TASK],
  help: {
    synopsis: 'Lets a scheduled task run again when it is due.',
    examples: [
      {
        title: 'All tasks of a machine',
        transcript: 'PS> Get-ScheduledTask -CimSession fe02 | Enable-ScheduledTask',
      },
    ],
    links: ['Get-ScheduledTask'],
  },
  parameters: taskParameters,
  run(ps) {
    return {
      process: () =>
        withTask(ps, (deployment, found) => {
          deployment.tasks.enable(found.machine, found.task.name, true);
          writeTask(ps, found);
        }),
    };
  },
});
