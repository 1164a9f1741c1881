/** Stop-LabEndpoint: closes the ports that Start-LabEndpoint has opened. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ENDPOINTS } from './endpoint-objects.ts';

export default cmdlet({
  verb: 'Stop',
  noun: 'LabEndpoint',
  className: 'LyncShell.StopLabEndpointCommand',
  help: {
    synopsis: 'Closes the ports that Start-LabEndpoint has opened on this computer.',
    description: 'Whoever is connected is cut off. The lab’s servers go on as they are.',
    examples: [{ title: 'All of them', transcript: 'PS> Stop-LabEndpoint' }],
    links: ['Start-LabEndpoint', 'Get-LabEndpoint'],
  },
  parameters: {},
  run(ps) {
    return {
      process() {
        ps.service(ENDPOINTS).stop();
      },
    };
  },
});
