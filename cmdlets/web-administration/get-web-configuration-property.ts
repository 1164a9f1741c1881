/** Get-WebConfigurationProperty: attributes of the configuration of IIS. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { configurationAt } from './application-host.ts';
import type { ConfigurationElement } from './configuration-element.ts';
import type { WebServer } from './web-objects.ts';
import { withWebServer } from './web-server.ts';

/** Where the configuration of the whole server lies; sites and applications of a lab have none of their own. */
const SERVER = 'MACHINE/WEBROOT/APPHOST';

export default cmdlet({
  verb: 'Get',
  noun: 'WebConfigurationProperty',
  className: 'Microsoft.IIs.PowerShell.Provider.GetConfigurationPropertyCommand',
  outputTypes: ['Microsoft.IIs.PowerShell.Framework.ConfigurationAttribute'],
  help: {
    synopsis: 'Gives attributes of the configuration of IIS: of sites, applications and pools.',
    description:
      'The parts of applicationHost.config that a lab has are sites and applicationPools; of others nothing is found.',
    examples: [
      {
        title: 'The pools that run .NET 4',
        transcript:
          'PS> Get-WebConfigurationProperty "system.applicationHost/applicationPools/add[@managedRuntimeVersion=\'v4.0\']" -Name name\nLyncIntFeature\nLyncExtFeature\nLyncUcwa',
      },
    ],
    links: ['Get-Website'],
  },
  parameters: {
    Filter: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      help: 'The element, by an XPath expression.',
    },
    Name: { type: 'string[]', mandatory: true, help: 'The attribute or the element below; . for the element itself.' },
    PSPath: {
      type: 'string[]',
      pipeline: 'name',
      help: `The place of the configuration: ${SERVER} or a path of IIS:.`,
    },
    Location: { type: 'string[]', help: 'The site or application that the configuration is about.' },
    Recurse: {
      type: 'switch',
      help: 'Also places below.',
      noEffect: 'places below have no configuration of their own',
    },
  },
  run: (ps) => ({
    process() {
      withWebServer(ps, (server) => {
        const {
          Filter: filters,
          Name: names = [],
          PSPath: places = [SERVER],
          Location: locations = [],
        } = ps.parameters;
        for (const place of [...places, ...locations.map((one) => `${SERVER}/${one}`)]) {
          for (const filter of filters ?? []) writeProperties(ps, server, { filter, names, place });
        }
      });
    },
  }),
});

function writeProperties(
  ps: CmdletActions,
  server: WebServer,
  { filter, names, place }: { readonly filter: string; readonly names: readonly string[]; readonly place: string },
): void {
  const found = elements(ps, server, filter);
  if (found.length === 0) ps.warning(`Target configuration object '${filter}' is not found at path '${place}'.`);
  for (const element of found) {
    for (const name of names) {
      const value = name === '.' ? element : element.get(name);
      if (value === undefined) continue;
      // Texts come alone; what has another type comes as an attribute.
      const isPlain = typeof value !== 'number' && typeof value !== 'boolean';
      ps.write(
        isPlain
          ? value
          : new DataObject('Microsoft.IIs.PowerShell.Framework.ConfigurationAttribute', { Name: name, Value: value }),
      );
    }
  }
}

function elements(ps: CmdletActions, server: WebServer, filter: string): ConfigurationElement[] {
  try {
    return configurationAt(server, filter);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    return ps.fail(
      'InvalidArgument',
      'InvalidArgument',
      `The filter "${filter}" is no XPath expression: ${error.message}`,
      {
        target: filter,
        exception: 'System.ArgumentException',
      },
    );
  }
}
