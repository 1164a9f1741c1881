/** Get-LabSnapshot: the snapshots of the session's lab. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { snapshotObject } from './snapshot-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'LabSnapshot',
  className: 'LyncShell.GetLabSnapshotCommand',
  outputTypes: ['LyncShell.LabSnapshot'],
  help: {
    synopsis: 'Lists the snapshots of the lab, the oldest first.',
    examples: [{ title: 'None yet', transcript: 'PS> @(Get-LabSnapshot nothing*).Count\n0' }],
    links: ['New-LabSnapshot', 'Restore-LabSnapshot'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, wildcards: true, help: 'Names; wildcards are allowed.' },
  },
  run(ps) {
    return {
      process() {
        const patterns = (ps.parameters.Name ?? ['*']).map((name) => WildcardPattern.of(name, true));
        withDeployment(ps, (deployment) => {
          for (const snapshot of deployment.snapshots.list())
            if (patterns.some((pattern) => pattern.isMatch(snapshot.name)))
              ps.write(snapshotObject(deployment, snapshot));
        });
      },
    };
  },
});
