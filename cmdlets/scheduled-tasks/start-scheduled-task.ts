/** Start-ScheduledTask: starts a scheduled task now. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { taskParameters, withTask } from './scheduled-task-objects.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'ScheduledTask',
  className: 'Start-ScheduledTask',
  defaultParameterSet: 'Path',
  help: {
    synopsis: 'Starts a scheduled task now.',
    examples: [
      {
        title: 'All tasks of a machine',
        transcript: 'PS> Get-ScheduledTask -CimSession fe02 | Start-ScheduledTask',
      },
    ],
    links: ['Get-ScheduledTask'],
  },
  parameters: taskParameters,
  run(ps) {
    return {
      process: () => withTask(ps, (deployment, { machine, task }) => deployment.tasks.start(machine, task.name)),
    };
  },
});
