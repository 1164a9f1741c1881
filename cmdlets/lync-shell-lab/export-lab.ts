/** Export-Lab: writes a whole lab into one file. */
import { exportLab } from '../../src/deployment/lab-archive.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { hostException } from '../../src/types/host-exception.ts';
import { failFor } from '../deployment/deployment-errors.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { labsRootOf, requireOpenLab } from './lab-objects.ts';

export default cmdlet({
  verb: 'Export',
  noun: 'Lab',
  className: 'LyncShell.ExportLabCommand',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Writes a lab into one file, for another computer.',
    description:
      'The file has the whole state with all private keys, the files on the disks of the machines, and the snapshots of the lab.',
    examples: [
      {
        title: 'Away and back',
        transcript:
          'PS> Export-Lab C:\\Logs\\lab.zip\nPS> Import-Lab C:\\Logs\\lab.zip twin\nPS> (Get-Lab twin).Name\ntwin\nPS> Remove-Lab twin -Confirm:$false',
      },
    ],
    links: ['Import-Lab', 'New-LabSnapshot'],
  },
  parameters: {
    Path: { type: 'string', position: 0, mandatory: true, help: 'The file to write.' },
    Name: { type: 'string', position: 1, help: "The lab; the session's own when omitted." },
    NoSnapshots: { type: 'switch', help: 'Leaves the snapshots of the lab here.' },
    Force: { type: 'switch', help: 'Replaces a file that is there.' },
  },
  run(ps) {
    return {
      process() {
        const {
          Path: path = '',
          Name: other,
          NoSnapshots: withoutSnapshots = false,
          Force: force = false,
        } = ps.parameters;
        if (other !== undefined) requireOpenLab(ps, other);
        const name = other ?? withDeployment(ps, (deployment) => deployment.name);
        if (!ps.shouldProcess(name)) return;
        const target = ambient().files.hostPath(path);
        if (!force && hostFiles().exists(target))
          ps.fail('FileExists', 'ResourceExists', `The file "${path}" exists already. Use -Force to replace it.`, {
            target: path,
          });
        try {
          hostFiles().writeFile(target, exportLab(labsRootOf(ps), name, !withoutSnapshots));
        } catch (error) {
          failFor(ps, hostException(error, path) ?? error);
        }
      },
    };
  },
});
