/** Remove-LabSnapshot: deletes snapshots of the session's lab. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'LabSnapshot',
  className: 'LyncShell.RemoveLabSnapshotCommand',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Deletes snapshots of the lab.',
    examples: [
      {
        title: 'All of them',
        transcript:
          'PS> $null = New-LabSnapshot one\nPS> Get-LabSnapshot | Remove-LabSnapshot\nPS> @(Get-LabSnapshot).Count\n0',
      },
    ],
    links: ['New-LabSnapshot'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, mandatory: true, pipeline: 'name', help: 'The names of the snapshots.' },
  },
  run(ps) {
    return {
      process() {
        for (const name of ps.parameters.Name ?? [])
          if (ps.shouldProcess(name)) withDeployment(ps, ({ snapshots }) => snapshots.remove(name));
      },
    };
  },
});
