/** New-Lab: makes a lab, from a topology or as a copy of another. */

import { openLab } from '../../src/deployment/deployment.ts';
import { copyLab, createLab, type LabCreation } from '../../src/deployment/labs.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { ProgressRecord } from '../../src/engine/progress-record.ts';
import { ambient } from '../../src/types/ambient.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';
import { instantOf } from '../../src/types/values/instants.ts';
import { failFor } from '../deployment/deployment-errors.ts';
import { switchDeployment } from '../deployment/deployment-service.ts';
import { labsRootOf, requireOpenLab } from './lab-objects.ts';

export default cmdlet({
  verb: 'New',
  noun: 'Lab',
  className: 'LyncShell.NewLabCommand',
  defaultParameterSet: 'Topology',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Makes a lab.',
    description:
      'A lab is made from a topology: the built-in one, a .json file of the same form, or a document of the Topology Builder (.xml, .tbxml), of which what a lab cannot have is left out with a warning. Its clock starts at 15 June 2012, 9:00, unless another time is chosen.',
    examples: [
      {
        title: 'A second lab',
        transcript:
          'PS> New-Lab training -Start "6/1/2013 9:00 AM"\nPS> (Get-Lab training).Name\ntraining\nPS> Remove-Lab training -Confirm:$false',
      },
    ],
    links: ['Get-Lab', 'Remove-Lab', 'Reset-Lab'],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, help: 'The name of the new lab.' },
    Topology: {
      type: 'string',
      in: ['Topology'],
      help: 'A built-in topology, or the path of a file: .json, or .xml and .tbxml of the Topology Builder.',
    },
    Start: { type: 'datetime', in: ['Topology'], help: 'The time that its clock shows at first.' },
    Seed: {
      type: 'int',
      in: ['Topology'],
      validate: [{ kind: 'range', min: 0, max: 2147483647 }],
      help: 'Labs of one seed have certificates with the same thumbprints; 0 by default.',
    },
    SystemTime: { type: 'switch', in: ['Topology'], help: 'Its clock shows the time of this computer.' },
    CopyOf: { type: 'string', in: { Copy: { mandatory: true } }, help: 'The lab of which it is a copy.' },
    Enter: { type: 'switch', help: 'The session goes over to the new lab.' },
  },
  run(ps) {
    return {
      process() {
        const { Name: name = '', CopyOf: source } = ps.parameters;
        requireOpenLab(ps, name);
        if (!ps.shouldProcess(name)) return;
        const root = labsRootOf(ps);
        try {
          if (source !== undefined) copyLab(root, source, name);
          else createLab(root, name, creationOf(ps));
          if (ps.parameters.Enter) switchDeployment(ps.runspace, openLab({ root, name }));
        } catch (error) {
          failFor(ps, error);
        }
      },
    };
  },
});

interface Given {
  Name?: string;
  Topology?: string;
  Start?: DateTime;
  Seed?: number;
  SystemTime?: boolean;
}

function creationOf(ps: CmdletWith<Given>): LabCreation {
  const { Topology: topology, Start: start, SystemTime: isSystem, Seed: seed } = ps.parameters;
  return {
    topology: topology === undefined ? undefined : topologySource(topology),
    ...(seed !== undefined && { seed }),
    start: isSystem ? 'system' : start === undefined ? undefined : instantOf(start),
    onLeftOut: (words) => ps.warning(`Left out, since a lab cannot have it: the ${words}`),
    onProgress: ({ activity, completed, total }) => {
      const record = new ProgressRecord(1, `Making the lab ${ps.parameters.Name}`, activity);
      record.percentComplete = (100 * completed) / Math.max(1, total);
      ps.progress(record);
    },
  };
}

/** A file is named as the session sees it; the deployment reads it from the host. */
function topologySource(nameOrPath: string): string {
  return /\.(?:json|xml|tbxml)$/i.test(nameOrPath) ? ambient().files.hostPath(nameOrPath) : nameOrPath;
}
