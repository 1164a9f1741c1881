/** Get-WebAppPoolState: whether application pools of IIS run. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { poolsNamed } from './app-pools.ts';
import { stateObject } from './web-objects.ts';
import { withWebServer } from './web-server.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'WebAppPoolState',
  className: 'Microsoft.IIs.PowerShell.Provider.GetAppPoolStateCommand',
  outputTypes: ['Microsoft.IIs.PowerShell.Framework.ConfigurationAttribute'],
  help: {
    synopsis: 'Says whether application pools run.',
    examples: [
      {
        title: 'A pool',
        transcript: 'PS> (Get-WebAppPoolState LyncUcwa).Value\nStarted',
      },
    ],
    links: ['Start-WebAppPool', 'Stop-WebAppPool'],
  },
  parameters: {
    Name: { type: 'string', position: 0, pipeline: 'name', help: 'The pool.' },
  },
  run: (ps) => ({
    process() {
      withWebServer(ps, (server) => {
        for (const { isStarted } of poolsNamed(ps, server, ps.parameters.Name)) ps.write(stateObject(isStarted));
      });
    },
  }),
});
