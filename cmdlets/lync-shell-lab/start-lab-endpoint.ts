/** Start-LabEndpoint: opens the ports of the lab's servers on this computer. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { EndpointFailure, type OpeningOptions } from '../../src/endpoints/endpoint-link.ts';
import { problemTexts } from '../../src/endpoints/endpoint-problems.ts';
import type { EndpointReport } from '../../src/endpoints/endpoint-protocol.ts';
import { MAPPED_BY } from '../../src/endpoints/opened-endpoints.ts';
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { ENDPOINTS, endpointObjects } from './endpoint-objects.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'LabEndpoint',
  className: 'LyncShell.StartLabEndpointCommand',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['LyncShell.LabEndpoint'],
  help: {
    synopsis:
      'Opens the ports of the lab’s servers on loopback addresses of this computer, so that other programs see them.',
    description:
      'Each machine has an address of its own (127.x.y.z), so that ports are those of the real servers; ports below 1024 are moved up by 10000 where this computer does not let you open them. What is shown is what is in force on the machine at that moment of the lab’s clock. Clients judge dates by the clock of this computer: give them the lab’s time as the property OpenSsl does, or open a lab that lives now (New-Lab -SystemTime). The ports stay open until Stop-LabEndpoint, or the end of the session. The lab must be on disk or on a database server.',
    examples: [
      {
        title: 'All servers, and how to look at the registrar of fe02',
        transcript:
          'PS> Start-LabEndpoint\nPS> (Get-LabEndpoint fe02 | Where-Object Port -eq 5061).OpenSsl\nopenssl s_client -connect 127.58.0.2:5061 -servername fe02.contoso.com -attime 1339772400',
        remarks: 'It opens ports of this computer.',
        runnable: false,
      },
      {
        title: 'Names for programs that ask a name server',
        transcript:
          "PS> Start-LabEndpoint -Dns\nPS> (Get-LabEndpoint | Where-Object { $_.Protocol -eq 'dns' -and $_.Side -eq 'Internal' }).Dig\ndig @127.58.62.1 -p 53 lyncdiscoverinternal.contoso.com",
        remarks: 'It opens ports of this computer.',
        runnable: false,
      },
    ],
    links: ['Get-LabEndpoint', 'Stop-LabEndpoint'],
  },
  parameters: {
    ComputerName: {
      type: 'string[]',
      validate: [{ kind: 'notNullOrEmpty' }],
      position: 0,
      aliases: ['Fqdn'],
      help: 'The machines; by default all, and the web servers of the authorities.',
    },
    PortOffset: {
      type: 'int',
      validate: [{ kind: 'range', min: 0, max: 50_000 }],
      help: 'What is added to each port.',
    },
    Dns: {
      type: 'switch',
      help: 'Opens two name servers as well: for the names that the company’s DNS knows, and for those of the world’s. They answer with the addresses of the opened endpoints, and in service records with their ports.',
    },
    PassThru: { type: 'switch', help: 'Gives the endpoints whose ports were opened.' },
  },
  run(ps) {
    return {
      process() {
        const {
          ComputerName: names,
          PortOffset: portOffset = 0,
          Dns: answersNames = false,
          PassThru: passThru,
        } = ps.parameters;
        if (!ps.shouldProcess('the lab', 'Open the ports of its servers on this computer')) return;
        withDeployment(ps, (deployment) => {
          const machines = names?.map((name) => deployment.machines.get(name).fqdn);
          const report = opened(ps, deployment, { ...(machines && { machines }), portOffset, answersNames });
          tellProblems(ps, report, portOffset);
          if (!passThru) return;
          const started = new Set(report.endpoints.map(({ machine }) => machine));
          for (const one of endpointObjects(deployment, report, (machine) => started.has(machine))) ps.write(one);
        });
      },
    };
  },
});

function opened(ps: CmdletActions, deployment: Deployment, options: OpeningOptions): EndpointReport {
  try {
    return ps.service(ENDPOINTS).start(deployment, options);
  } catch (error) {
    if (!(error instanceof EndpointFailure)) throw error;
    return ps.fail('EndpointsNotStarted', 'OpenError', error.message, { target: deployment.name });
  }
}

function tellProblems(ps: CmdletActions, { endpoints, problems }: EndpointReport, portOffset: number): void {
  for (const { text, place } of problemTexts(problems, '-PortOffset'))
    ps.error('EndpointNotOpened', 'OpenError', text, { target: place });
  const isMoved = endpoints.some(({ port, hostPort }) => hostPort !== port + portOffset);
  if (isMoved) ps.warning(`Ports below 1024 need rights on this computer: they are moved up by ${MAPPED_BY}.`);
}
