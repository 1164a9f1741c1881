/** Get-ScheduledTaskInfo: when a scheduled task ran, with which result, and when it runs next. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { taskInfoObject, taskParameters, withTask } from './scheduled-task-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ScheduledTaskInfo',
  className: 'Get-ScheduledTaskInfo',
  defaultParameterSet: 'Path',
  outputTypes: [
    'Microsoft.Management.Infrastructure.CimInstance#Root/Microsoft/Windows/TaskScheduler/MSFT_TaskDynamicInfo',
  ],
  help: {
    synopsis: 'Shows when a scheduled task ran, with which result, and when it runs next.',
    examples: [
      {
        title: 'The result of a deployment task',
        transcript:
          'PS> $x = (Get-CsCertificate -Type Default).Thumbprint\nPS> Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $x 6> $null\nPS> Step-LabClock -By 00:01:00\nPS> (Get-ScheduledTask -CimSession fe02 | Get-ScheduledTaskInfo).LastTaskResult\n0',
      },
    ],
    links: ['Get-ScheduledTask'],
  },
  parameters: taskParameters,
  run(ps) {
    return { process: () => withTask(ps, (deployment, found) => ps.write(taskInfoObject(found, deployment))) };
  },
});
