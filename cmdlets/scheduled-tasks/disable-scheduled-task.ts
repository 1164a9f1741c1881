/** Disable-ScheduledTask: keeps a scheduled task from running. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { SCHEDULED_TASK, taskParameters, withTask, writeTask } from './scheduled-task-objects.ts';

export default cmdlet({
  verb: 'Disable',
  noun: 'ScheduledTask',
  className: 'Disable-ScheduledTask',
  defaultParameterSet: 'Path',
  outputTypes: [SCHEDULED_TASK],
  help: {
    synopsis: 'Keeps a scheduled task from running.',
    examples: [
      {
        title: 'All tasks of a machine',
        transcript: 'PS> Get-ScheduledTask -CimSession fe02 | Disable-ScheduledTask',
      },
    ],
    links: ['Get-ScheduledTask'],
  },
  parameters: taskParameters,
  run(ps) {
    return {
      process: () =>
        withTask(ps, (deployment, found) => {
          deployment.tasks.enable(found.machine, found.task.name, false);
          writeTask(ps, found);
        }),
    };
  },
});
