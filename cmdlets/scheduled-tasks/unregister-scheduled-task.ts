/** Unregister-ScheduledTask: deletes a scheduled task. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { taskParameters, withTask } from './scheduled-task-objects.ts';

export default cmdlet({
  verb: 'Unregister',
  noun: 'ScheduledTask',
  className: 'Unregister-ScheduledTask',
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  help: {
    synopsis: 'Deletes a scheduled task.',
    description:
      'What the task was to do is left undone, until replication makes another one: Invoke-CsManagementStoreReplication.',
    examples: [
      {
        title: 'All tasks of a machine',
        transcript: 'PS> Get-ScheduledTask -CimSession fe02 | Unregister-ScheduledTask -Confirm:$false',
      },
    ],
    links: ['Get-ScheduledTask', 'Disable-ScheduledTask'],
  },
  parameters: taskParameters,
  run(ps) {
    return {
      process: () =>
        withTask(ps, (deployment, { machine, task }) => {
          if (ps.shouldProcess(`${task.path}${task.name}`, 'Delete')) deployment.tasks.delete(machine, task.name);
        }),
    };
  },
});
