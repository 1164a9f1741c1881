/** Import-Lab: makes a lab of a file that Export-Lab has written. */
import { openLab } from '../../src/deployment/deployment.ts';
import { importLab, readArchiveFile } from '../../src/deployment/lab-archive.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { hostException } from '../../src/types/host-exception.ts';
import { failFor } from '../deployment/deployment-errors.ts';
import { switchDeployment } from '../deployment/deployment-service.ts';
import { labsRootOf, requireOpenLab } from './lab-objects.ts';

export default cmdlet({
  verb: 'Import',
  noun: 'Lab',
  className: 'LyncShell.ImportLabCommand',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Makes a lab of a file that Export-Lab has written.',
    description: 'All of the file is checked before anything is written.',
    examples: [
      {
        title: 'A lab from elsewhere',
        transcript: 'PS> Import-Lab \\\\tsclient\\home\\me\\class.zip class -Enter',
        runnable: false,
        remarks: 'The file must be there.',
      },
    ],
    links: ['Export-Lab', 'New-Lab'],
  },
  parameters: {
    Path: { type: 'string', position: 0, mandatory: true, help: 'The file.' },
    Name: { type: 'string', position: 1, mandatory: true, help: 'The name of the new lab.' },
    Enter: { type: 'switch', help: 'The session goes over to the new lab.' },
  },
  run(ps) {
    return {
      process() {
        const { Path: path = '', Name: name = '', Enter: enter } = ps.parameters;
        requireOpenLab(ps, name);
        if (!ps.shouldProcess(name)) return;
        const root = labsRootOf(ps);
        try {
          importLab(root, name, readArchiveFile(hostFiles(), ambient().files.hostPath(path), path), path);
          if (enter) switchDeployment(ps.runspace, openLab({ root, name }));
        } catch (error) {
          failFor(ps, hostException(error, path) ?? error);
        }
      },
    };
  },
});
