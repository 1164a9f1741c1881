/** Get-WebApplication: the applications of the sites of IIS. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { applicationObject } from './web-objects.ts';
import { pattern, sitesNamed, withWebServer } from './web-server.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'WebApplication',
  className: 'Microsoft.IIs.PowerShell.Provider.GetWebApplicationCommand',
  outputTypes: ['Microsoft.IIs.PowerShell.Framework.ConfigurationElement'],
  help: {
    synopsis: 'Gives the applications of web sites.',
    examples: [
      {
        title: 'One of Lync Server',
        transcript: "PS> (Get-WebApplication Ucwa -Site 'Lync Server External Web Site').applicationPool\nLyncUcwa",
      },
    ],
    links: ['Get-Website', 'Get-WebAppPoolState'],
  },
  parameters: {
    Name: { type: 'string', position: 0, pipeline: 'value', help: 'The application: its path, without the slash.' },
    Site: { type: 'string', pipeline: 'name', help: 'The site.' },
  },
  run: (ps) => ({
    process() {
      withWebServer(ps, (server) => {
        const { Name: name, Site: site } = ps.parameters;
        const isMeant = pattern(name?.replace(/^[\\/]/, ''));
        for (const one of sitesNamed(server, site)) {
          for (const application of one.applications) {
            if (isMeant(application.path.slice(1))) ps.write(applicationObject(application, one));
          }
        }
      });
    },
  }),
});
