/** Start-WebAppPool: starts an application pool of IIS. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { appPoolParameters, changeAppPools } from './app-pools.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'WebAppPool',
  className: 'Microsoft.IIs.PowerShell.Provider.StartAppPoolCommand',
  outputTypes: [],
  help: {
    synopsis: 'Starts an application pool of IIS.',
    examples: [
      {
        title: 'One that was stopped',
        transcript:
          'PS> Stop-WebAppPool LyncUcwa\nPS> Start-WebAppPool LyncUcwa\nPS> (Get-WebAppPoolState LyncUcwa).Value\nStarted',
      },
    ],
    links: ['Stop-WebAppPool'],
  },
  parameters: {
    ...appPoolParameters,
  },
  run: (ps) => ({
    process() {
      changeAppPools(ps, ps.parameters, 'start');
    },
  }),
});
