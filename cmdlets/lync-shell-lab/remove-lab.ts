/** Remove-Lab: deletes a lab with its disks. */
import { deleteLab } from '../../src/deployment/labs.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { failFor } from '../deployment/deployment-errors.ts';
import { currentLabName, labsRootOf, requireOpenLab } from './lab-objects.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'Lab',
  className: 'LyncShell.RemoveLabCommand',
  supportsShouldProcess: true,
  confirmImpact: 'High',
  help: {
    synopsis: 'Deletes a lab with its disks.',
    description: 'The lab of the session cannot be removed: Reset-Lab makes it new.',
    examples: [
      {
        title: 'Make and remove',
        transcript: 'PS> New-Lab scratch\nPS> Remove-Lab scratch -Confirm:$false\nPS> @(Get-Lab scratch).Count\n0',
      },
    ],
    links: ['New-Lab', 'Reset-Lab'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, mandatory: true, pipeline: 'both', help: 'The names of the labs.' },
  },
  run(ps) {
    return {
      process() {
        const root = labsRootOf(ps);
        for (const name of ps.parameters.Name ?? []) {
          if (name.toLowerCase() === currentLabName(ps)?.toLowerCase()) {
            ps.error(
              'LabInUse',
              'ResourceBusy',
              `The lab "${name}" is that of this session. Use Reset-Lab to make it new.`,
              {
                target: name,
              },
            );
            continue;
          }
          requireOpenLab(ps, name);
          if (!ps.shouldProcess(name)) continue;
          try {
            deleteLab(root, name);
          } catch (error) {
            failFor(ps, error);
          }
        }
      },
    };
  },
});
