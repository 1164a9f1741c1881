/** Get-WebsiteState: whether sites of IIS run. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { stateObject } from './web-objects.ts';
import { sitesNamed, withWebServer } from './web-server.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'WebsiteState',
  className: 'Microsoft.IIs.PowerShell.Provider.GetWebsiteStateCommand',
  outputTypes: ['Microsoft.IIs.PowerShell.Framework.ConfigurationAttribute'],
  help: {
    synopsis: 'Says whether web sites run.',
    examples: [
      {
        title: 'A site',
        transcript: "PS> (Get-WebsiteState 'Lync Server External Web Site').Value\nStarted",
      },
    ],
    links: ['Get-Website'],
  },
  parameters: {
    Name: { type: 'string', position: 0, pipeline: 'name', help: 'The site.' },
  },
  run: (ps) => ({
    process() {
      withWebServer(ps, (server) => {
        for (const { isStarted } of sitesNamed(server, ps.parameters.Name)) ps.write(stateObject(isStarted));
      });
    },
  }),
});
