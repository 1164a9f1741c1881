/** Stop-WebAppPool: stops an application pool of IIS: what it runs answers 503 until it is started. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { appPoolParameters, changeAppPools } from './app-pools.ts';

export default cmdlet({
  verb: 'Stop',
  noun: 'WebAppPool',
  className: 'Microsoft.IIs.PowerShell.Provider.StopAppPoolCommand',
  outputTypes: [],
  help: {
    synopsis: 'Stops an application pool of IIS: what it runs answers 503 until it is started.',
    examples: [
      {
        title: 'The mobility service',
        transcript: 'PS> Stop-WebAppPool CSExtMcxAppPool\nPS> (Get-WebAppPoolState CSExtMcxAppPool).Value\nStopped',
      },
    ],
    links: ['Start-WebAppPool'],
  },
  parameters: {
    ...appPoolParameters,
  },
  run: (ps) => ({
    process() {
      changeAppPools(ps, ps.parameters, 'stop');
    },
  }),
});
