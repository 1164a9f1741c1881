/** Trace-LabChange: what a command changes in the lab, and what follows on its own, step by step. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { LabDifference } from '../../src/deployment/lab-differences.ts';
import { type CmdletActions, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { deploymentOf, withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Trace',
  noun: 'LabChange',
  className: 'LyncShell.TraceLabChangeCommand',
  outputTypes: ['LyncShell.LabChange'],
  help: {
    synopsis: 'Shows what a command changes in the lab, and what follows on its own.',
    description:
      'The output of the command is dropped. With -For the clock of the lab is moved on by that time afterwards, from one due step to the next, and each step is shown with its moment.',
    examples: [
      {
        title: 'What a command changes at once',
        transcript: 'PS> Trace-LabChange { Get-CsSite } | Measure-Object | ForEach-Object Count\n0',
      },
      {
        title: 'With what follows',
        transcript:
          "PS> $all = Trace-LabChange { Set-CsSite Redmond -Description x } -For 00:01\nPS> @($all | Where-Object By -eq Command).Count -gt 0\nTrue\nPS> @($all | Where-Object Change -like '*snapshot*').Count\n0",
        runnable: false,
        remarks: 'The second example moves the clock of the lab.',
      },
    ],
    links: ['Get-LabCause', 'Step-LabClock'],
  },
  parameters: {
    ScriptBlock: {
      type: 'scriptblock',
      position: 0,
      mandatory: true,
      help: 'What to run, in the scope of the caller.',
    },
    For: { type: 'timespan', help: 'How long the lab goes on after the command.' },
  },
  run(ps) {
    return {
      process() {
        const { ScriptBlock: block, For: span } = ps.parameters;
        const before = withDeployment(ps, (deployment) => {
          deployment.runDueWork();
          return deployment.changes.mark();
        });
        ps.invokeFor(mandatory(block), null);
        const deployment = deploymentOf(ps);
        writeChanges(ps, deployment, deployment.changes.since(before), 'Command');
        if (span) withDeployment(ps, (lab) => follow(ps, lab, lab.clock.now() + span.totalMilliseconds));
      },
    };
  },
});

/** From one due step to the next, until a moment. */
function follow(ps: CmdletActions, deployment: Deployment, until: number): void {
  for (;;) {
    const at = deployment.runDueWork();
    if (at === undefined || at > until) break;
    const before = deployment.changes.mark();
    deployment.clock.advanceTo(at);
    writeChanges(ps, deployment, deployment.changes.since(before), 'Lab');
  }
  if (deployment.clock.now() < until) deployment.clock.advanceTo(until);
}

function writeChanges(
  ps: CmdletActions,
  { clock }: Deployment,
  changes: readonly LabDifference[],
  by: 'Command' | 'Lab',
): void {
  const now = clock.now();
  const timeOf = ({ event }: LabDifference): number => event?.time ?? now;
  for (const change of [...changes].sort((left, right) => timeOf(left) - timeOf(right))) {
    const { machine, text } = change;
    ps.write(
      new DataObject('LyncShell.LabChange', {
        Time: localDate(timeOf(change)),
        By: by,
        Machine: machine ?? null,
        Change: text,
      }),
    );
  }
}
