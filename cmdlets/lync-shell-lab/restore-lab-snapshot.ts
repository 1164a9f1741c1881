/** Restore-LabSnapshot: makes the lab what it was when a snapshot was taken. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Restore',
  noun: 'LabSnapshot',
  className: 'LyncShell.RestoreLabSnapshotCommand',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  help: {
    synopsis: 'Makes the lab what it was when the snapshot was taken.',
    description:
      'Its clock goes on from the moment of the snapshot. What was done since is gone; the state, but not the files on the disks, comes back by "lyncshell lab undo".',
    examples: [
      {
        title: 'Go back',
        transcript:
          'PS> $null = New-LabSnapshot morning\nPS> Step-LabClock 02:00\nPS> Restore-LabSnapshot morning -Confirm:$false\nPS> (Get-LabClock).Date.Hour\n9\nPS> Remove-LabSnapshot morning',
      },
    ],
    links: ['New-LabSnapshot', 'Reset-Lab'],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, pipeline: 'name', help: 'The name of the snapshot.' },
  },
  run(ps) {
    return {
      process() {
        const { Name: name = '' } = ps.parameters;
        if (ps.shouldProcess(name)) withDeployment(ps, ({ snapshots }) => snapshots.restore(name));
      },
    };
  },
});
