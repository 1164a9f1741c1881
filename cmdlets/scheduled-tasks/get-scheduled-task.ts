/** Get-ScheduledTask: the scheduled tasks of a machine. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { netException } from '../../src/types/net-exception.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';
import { deploymentOf } from '../deployment/deployment-service.ts';
import { type FoundTask, SCHEDULED_TASK, sessionParameter, taskObject, tasksOf } from './scheduled-task-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ScheduledTask',
  className: 'Get-ScheduledTask',
  outputTypes: [SCHEDULED_TASK],
  help: {
    synopsis: 'Lists scheduled tasks.',
    description:
      'The replication of Lync Server makes tasks that bring certificates into force on each Front End Server. Tasks of another machine are listed with -CimSession.',
    examples: [
      {
        title: 'The tasks that replication has made',
        transcript:
          'PS> $x = (Get-CsCertificate -Type Default).Thumbprint\nPS> Set-CsCertificate -Identity global -Type OAuthTokenIssuer -Thumbprint $x 6> $null\nPS> Step-LabClock -By 00:01:00\nPS> (Get-ScheduledTask -CimSession fe02).State\nReady',
      },
    ],
    links: ['Get-ScheduledTaskInfo', 'Start-ScheduledTask'],
  },
  parameters: {
    TaskName: {
      type: 'string[]',
      position: 0,
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The names of the tasks.',
    },
    TaskPath: {
      type: 'string[]',
      position: 1,
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The folders of the tasks.',
    },
    ...sessionParameter,
    ThrottleLimit: {
      type: 'int',
      help: 'How many machines are asked at once.',
      noEffect: 'one follows the other, so that a rehearsal gives the same result every time',
    },
  },
  run(ps) {
    return {
      process() {
        const { TaskName: names, TaskPath: paths } = ps.parameters;
        const all = tasksOf(ps);
        const found = all.filter(({ task }) => fits(names, task.name) && fits(paths, task.path));
        for (const one of found) ps.write(taskObject(one, deploymentOf(ps)));
        reportMissing(ps, 'TaskName', names, all, ({ task }) => task.name);
        reportMissing(ps, 'TaskPath', paths, all, ({ task }) => task.path);
      },
    };
  },
});

function fits(patterns: readonly string[] | undefined, text: string): boolean {
  return patterns === undefined || patterns.some((pattern) => WildcardPattern.of(pattern, true).isMatch(text));
}

/** A name without wildcards must be that of a task. */
function reportMissing(
  ps: CmdletActions,
  property: string,
  wanted: readonly string[] | undefined,
  all: readonly FoundTask[],
  propertyOf: (found: FoundTask) => string,
): void {
  for (const name of wanted ?? []) {
    if (hasWildcards(name) || all.some((found) => propertyOf(found).toLowerCase() === name.toLowerCase())) continue;
    const message = `No MSFT_ScheduledTask objects found with property '${property}' equal to '${name}'.  Verify the value of the property and retry.`;
    const exception = netException('Microsoft.PowerShell.Cmdletization.Cim.CimJobException', message);
    ps.error(`CmdletizationQuery_NotFound_${property}`, 'ObjectNotFound', message, { exception, target: name });
  }
}
