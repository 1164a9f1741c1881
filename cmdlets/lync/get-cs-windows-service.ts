/** Get-CsWindowsService: the Windows services of Lync Server on a machine. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { machineNamed } from '../deployment/deployment-service.ts';
import { lookAtDeployment } from './deployment-frame.ts';
import { NT_SERVICE, serviceObject, serviceParameters } from './windows-service-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsWindowsService',
  className: 'Microsoft.Rtc.Management.Deployment.GetWindowsServiceCmdlet',
  outputTypes: [NT_SERVICE],
  help: {
    synopsis: 'Lists the Lync Server services of a computer.',
    examples: [
      {
        title: 'Of a Mediation Server',
        transcript:
          'PS> Get-CsWindowsService -ComputerName med01 -ExcludeActivityLevel\n\nStatus  Name      ActivityLevel\n------  ----      -------------\nRunning REPLICA   \nRunning RTCCLSAGT \nRunning RTCMEDSRV \n',
      },
    ],
    links: ['Start-CsWindowsService', 'Stop-CsWindowsService'],
  },
  parameters: {
    Name: { type: 'string', position: 0, help: 'Only the service with this name.' },
    ComputerName: { type: 'string', help: 'The computer; by default this one.' },
    ExcludeActivityLevel: { type: 'switch', help: 'Leaves the activity level out.' },
    Report: serviceParameters.Report,
  },
  run(ps) {
    return {
      process() {
        const { Name: name, ComputerName: computer, ExcludeActivityLevel: isPlain } = ps.parameters;
        lookAtDeployment(ps, 'Get the Lync Server services of the computer.', (deployment) => {
          const machine = machineNamed(deployment, computer);
          for (const service of deployment.services.ofLync(machine)) {
            if (!name || name.toUpperCase() === service.name) ps.write(serviceObject(service, machine, !isPlain));
          }
        });
      },
    };
  },
});
