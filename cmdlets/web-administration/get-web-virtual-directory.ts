/** Get-WebVirtualDirectory: the virtual directories of the sites of IIS. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { directoryObject } from './web-objects.ts';
import { pattern, sitesNamed, withWebServer } from './web-server.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'WebVirtualDirectory',
  className: 'Microsoft.IIs.PowerShell.Provider.GetWebVirtualDirectoryCommand',
  outputTypes: ['Microsoft.IIs.PowerShell.Framework.ConfigurationElement'],
  help: {
    synopsis: 'Gives the virtual directories of web sites and their applications.',
    examples: [
      {
        title: 'The folder of an application',
        transcript:
          "PS> (Get-WebVirtualDirectory -Site 'Lync Server Internal Web Site' -Application Meet).physicalPath\nC:\\Program Files\\Microsoft Lync Server 2013\\Web Components\\Join Launcher\\Int",
      },
    ],
    links: ['Get-WebApplication'],
  },
  parameters: {
    Name: {
      type: 'string',
      position: 0,
      help: 'The directory: its path; / is that of the site or the application itself.',
    },
    Site: { type: 'string', pipeline: 'name', help: 'The site.' },
    Application: {
      type: 'string',
      pipeline: 'name',
      help: 'The application: its path, / for that of the site itself.',
    },
  },
  run: (ps) => ({
    process() {
      withWebServer(ps, (server) => {
        const { Name: name, Site: site, Application: application } = ps.parameters;
        const isMeant = pattern(name);
        const isInApplication = pattern(!application ? undefined : `/${application.replace(/^[\\/]/, '')}`);
        if (!isMeant('/')) return;
        for (const one of sitesNamed(server, site)) {
          if (isInApplication('/')) ps.write(directoryObject('/', one.folder, one, '/'));
          for (const { path, folder } of one.applications) {
            if (isInApplication(path)) ps.write(directoryObject('/', folder, one, path));
          }
        }
      });
    },
  }),
});
