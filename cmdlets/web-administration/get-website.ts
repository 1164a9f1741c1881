/** Get-Website: the web sites of IIS. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { siteObject } from './web-objects.ts';
import { sitesNamed, withWebServer } from './web-server.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Website',
  className: 'Microsoft.IIs.PowerShell.Provider.GetWebsiteCommand',
  outputTypes: ['Microsoft.IIs.PowerShell.Framework.ConfigurationElement'],
  help: {
    synopsis: 'Gives the web sites of IIS on the machine.',
    examples: [
      {
        title: 'The ports of Lync Server',
        transcript:
          "PS> (Get-Website 'Lync Server Internal Web Site').Bindings.Collection.bindingInformation\n*:80:\n*:443:",
      },
    ],
    links: ['Get-WebBinding'],
  },
  parameters: {
    Name: { type: 'string', position: 0, pipeline: 'value', help: 'The site.' },
  },
  run: (ps) => ({
    process() {
      withWebServer(ps, (server) => {
        for (const site of sitesNamed(server, ps.parameters.Name)) ps.write(siteObject(site, server));
      });
    },
  }),
});
