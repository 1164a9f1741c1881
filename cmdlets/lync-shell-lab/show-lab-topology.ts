/** Show-LabTopology: a picture of the lab: sites, pools, machines, their certificates, services and replicas. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import {
  drawLab,
  drawSpread,
  isTimelineForm,
  type PictureForm,
  pictureForms,
} from '../../src/pictures/picture-forms.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { hostException } from '../../src/types/host-exception.ts';
import type { TimeSpan } from '../../src/types/values/time-span.ts';
import { deploymentOf, withDeployment } from '../deployment/deployment-service.ts';

interface Given {
  As?: PictureForm;
  Path?: string;
  Watch?: boolean;
  For?: TimeSpan;
}

/** How often a picture that is watched is drawn. */
const INTERVAL_MS = 1_000;

export default cmdlet({
  verb: 'Show',
  noun: 'LabTopology',
  className: 'LyncShell.ShowLabTopologyCommand',
  defaultParameterSet: 'Picture',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Draws the lab: sites, pools, machines, what is in force on them, what stands still, who is behind.',
    description:
      'Each certificate has a colour of its own: full while it is in force, an outline while it is staged, half while it is past. With -For the clock of the lab is moved on by that time, and a timeline shows what happens on which machine.',
    examples: [
      {
        title: 'In the terminal',
        transcript:
          'PS> Show-LabTopology | Select-Object -Index 3\n  pool01.contoso.com (EnterpriseFrontEnd, Central Management Store)',
      },
      {
        title: 'For a document',
        transcript: 'PS> Show-LabTopology -As Mermaid | Select-Object -First 1\nflowchart TB',
      },
      {
        title: 'A page with how a change spreads',
        transcript:
          'PS> Set-CsSite Paris -Description x\nPS> Show-LabTopology -As Html -For 00:01 -Path C:\\Logs\\spread.html\nPS> (Get-Item C:\\Logs\\spread.html).Length -gt 5000\nTrue',
      },
    ],
    links: ['Get-LabCause', 'Trace-LabChange', 'Get-LabMachine'],
  },
  parameters: {
    As: {
      type: 'enum',
      values: pictureForms,
      position: 0,
      in: ['Picture', 'Spread'],
      help: 'Text (the default), Svg, Mermaid or Html.',
    },
    Path: { type: 'string', in: ['Picture', 'Spread'], help: 'The file to write the picture into.' },
    Watch: {
      type: 'switch',
      in: { Watch: { mandatory: true } },
      help: 'Draws it again each second until Ctrl+C, in the terminal.',
    },
    For: {
      type: 'timespan',
      in: { Spread: { mandatory: true } },
      help: 'How long the lab goes on while it is watched.',
    },
  },
  run(ps) {
    return {
      process() {
        if (ps.parameters.Watch) watch(ps);
        else
          show(
            ps,
            withDeployment(ps, (deployment) => drawn(ps, deployment)),
          );
      },
    };
  },
});

function drawn(ps: CmdletWith<Given>, deployment: Deployment): string {
  const { As: form = 'Text', For: span, Path: path } = ps.parameters;
  if (!span) return drawLab(deployment, form, !path && hasColors(ps));
  if (!isTimelineForm(form))
    ps.fail('NoTimeline', 'InvalidArgument', `A timeline cannot be drawn as ${form}.`, { target: form });
  return drawSpread(deployment, form, span.totalMilliseconds, ps.ui.size.width);
}

function hasColors(ps: CmdletWith<Given>): boolean {
  return ps.runspace.style.forOutput(ps.ui.supportsColor) !== null;
}

/** A picture is so many lines; one in a file is what the file holds. */
function show(ps: CmdletWith<Given>, picture: string): void {
  const { Path: path } = ps.parameters;
  if (!path) {
    ps.writeEach(picture.replace(/\n$/, '').split('\n'));
    return;
  }
  try {
    hostFiles().writeFile(ambient().files.hostPath(path), picture);
  } catch (error) {
    throw hostException(error, path) ?? error;
  }
}

function watch(ps: CmdletWith<Given>): void {
  if (!ps.ui.supportsColor && !ps.ui.lendsTerminal)
    ps.fail('NoTerminal', 'InvalidOperation', 'A picture can be watched in a terminal only.', { target: null });
  for (;;) {
    const deployment = deploymentOf(ps);
    deployment.runDueWork();
    ps.ui.clear();
    ps.ui.write(drawLab(deployment, 'Text', hasColors(ps)));
    ambient().sleep(INTERVAL_MS);
    ps.runspace.interrupt.check();
  }
}
