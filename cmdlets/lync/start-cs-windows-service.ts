/** Start-CsWindowsService: starts services of Lync Server. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { serviceParameters, switchNamedServices } from './windows-service-objects.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'CsWindowsService',
  className: 'Microsoft.Rtc.Management.Deployment.StartWindowsServiceCmdlet',
  defaultParameterSet: 'Name',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Starts Lync Server services.',
    description:
      'What a service needs starts before it, and each takes its time on the clock of the lab: some seconds, the Front-End service longest. The command waits until all run; where the clock stands still, that moves it. With -NoWait they are starting when it returns.',
    examples: [
      {
        title: 'One service',
        transcript:
          'PS> Stop-CsWindowsService RTCSRV\nPS> Start-CsWindowsService RTCSRV\nPS> (Get-CsWindowsService RTCSRV).Status\nRunning',
      },
    ],
    links: ['Get-CsWindowsService', 'Stop-CsWindowsService'],
  },
  parameters: serviceParameters,
  run(ps) {
    return { process: () => switchNamedServices(ps, true) };
  },
});
