/** Stop-CsWindowsService: stops services of Lync Server. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { serviceParameters, switchNamedServices } from './windows-service-objects.ts';

export default cmdlet({
  verb: 'Stop',
  noun: 'CsWindowsService',
  className: 'Microsoft.Rtc.Management.Deployment.StopWindowsServiceCmdlet',
  defaultParameterSet: 'Name',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Stops Lync Server services.',
    description:
      'What needs a service stops before it. The command waits until all have stopped, on the clock of the lab; where that stands still, it is moved.',
    examples: [
      {
        title: 'One service',
        transcript: 'PS> Stop-CsWindowsService RTCSRV\nPS> (Get-CsWindowsService RTCSRV).Status\nStopped',
      },
    ],
    links: ['Get-CsWindowsService', 'Start-CsWindowsService'],
  },
  parameters: {
    ...serviceParameters,
    Graceful: {
      type: 'switch',
      help: 'Lets sessions end first.',
      noEffect: 'services of a lab have no sessions that could be let end first',
    },
    LeaveClsAgentRunning: { type: 'switch', help: 'Leaves the agent of the Centralized Logging Service alone.' },
    LeaveWebServerRunning: { type: 'switch', help: 'Leaves the World Wide Web Publishing Service alone.' },
  },
  run(ps) {
    const kept = [
      ...(ps.parameters.LeaveClsAgentRunning ? ['RTCCLSAGT'] : []),
      ...(ps.parameters.LeaveWebServerRunning ? ['W3SVC'] : []),
    ];
    return { process: () => switchNamedServices(ps, false, kept) };
  },
});
