/** Compare-LabSnapshot: what differs between two snapshots, or between a snapshot and the lab as it is. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { differenceObjects } from './snapshot-objects.ts';

export default cmdlet({
  verb: 'Compare',
  noun: 'LabSnapshot',
  className: 'LyncShell.CompareLabSnapshotCommand',
  outputTypes: ['LyncShell.LabDifference'],
  help: {
    synopsis: 'Shows what differs between two snapshots of the lab.',
    description:
      'It tells each place of the state that has another value, each record that the event logs have more, and each file that came, went or has other contents.',
    examples: [
      {
        title: 'What has come of it',
        transcript:
          'PS> $null = New-LabSnapshot before\nPS> Set-CsSite Paris -Description x\nPS> Compare-LabSnapshot before | Where-Object Place -like "*Description*" | ForEach-Object After\nx\nPS> Remove-LabSnapshot before',
        runnable: false,
        remarks: 'Where a change stands in the state of the lab is no promise.',
      },
    ],
    links: ['New-LabSnapshot', 'Trace-LabChange'],
  },
  parameters: {
    ReferenceName: { type: 'string', position: 0, mandatory: true, help: 'The earlier snapshot.' },
    DifferenceName: { type: 'string', position: 1, help: 'The later one; the lab as it is when omitted.' },
  },
  run(ps) {
    return {
      process() {
        const { ReferenceName: before = '', DifferenceName: after } = ps.parameters;
        withDeployment(ps, ({ snapshots }) => {
          for (const difference of differenceObjects(snapshots.compare(before, after))) ps.write(difference);
        });
      },
    };
  },
});
