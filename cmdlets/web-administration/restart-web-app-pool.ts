/** Restart-WebAppPool: starts an application pool of IIS anew. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { appPoolParameters, changeAppPools } from './app-pools.ts';

export default cmdlet({
  verb: 'Restart',
  noun: 'WebAppPool',
  className: 'Microsoft.IIs.PowerShell.Provider.RestartAppPoolCommand',
  outputTypes: [],
  help: {
    synopsis: 'Starts an application pool of IIS anew.',
    examples: [
      {
        title: 'The mobility service',
        transcript: 'PS> Restart-WebAppPool CSIntMcxAppPool\nPS> (Get-WebAppPoolState CSIntMcxAppPool).Value\nStarted',
      },
    ],
    links: ['Start-WebAppPool', 'Stop-WebAppPool'],
  },
  parameters: {
    ...appPoolParameters,
  },
  run: (ps) => ({
    process() {
      changeAppPools(ps, ps.parameters, 'restart');
    },
  }),
});
