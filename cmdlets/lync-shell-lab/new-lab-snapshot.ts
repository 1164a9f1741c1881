/** New-LabSnapshot: keeps the lab as it is, to go back to. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { snapshotObject } from './snapshot-objects.ts';

export default cmdlet({
  verb: 'New',
  noun: 'LabSnapshot',
  className: 'LyncShell.NewLabSnapshotCommand',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['LyncShell.LabSnapshot'],
  help: {
    synopsis: 'Takes a snapshot of the lab.',
    description:
      'A snapshot has the whole state of the lab, with its clock and its faults, and the files on the disks of its machines.',
    examples: [
      {
        title: 'Before something risky',
        transcript:
          'PS> (New-LabSnapshot before -Comment "all is well").Comment\nall is well\nPS> Set-CsSite Paris -Description x\nPS> Restore-LabSnapshot before -Confirm:$false\nPS> (Get-CsSite Paris).Description -eq "x"\nFalse\nPS> Remove-LabSnapshot before',
      },
    ],
    links: ['Get-LabSnapshot', 'Restore-LabSnapshot', 'Compare-LabSnapshot', 'Remove-LabSnapshot'],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, help: 'The name of the snapshot.' },
    Comment: { type: 'string', help: 'A sentence about it.' },
  },
  run(ps) {
    return {
      process() {
        const { Name: name = '', Comment: comment } = ps.parameters;
        if (!ps.shouldProcess(name)) return;
        withDeployment(ps, (deployment) =>
          ps.write(snapshotObject(deployment, deployment.snapshots.take(name, comment))),
        );
      },
    };
  },
});
