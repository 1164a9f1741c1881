/** Get-WebBinding: at which ports the sites of IIS answer. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { bindingInformation, bindingObject } from './web-objects.ts';
import { pattern, sitesNamed, withWebServer } from './web-server.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'WebBinding',
  className: 'Microsoft.IIs.PowerShell.Provider.GetWebBindingCommand',
  outputTypes: ['Microsoft.IIs.PowerShell.Framework.ConfigurationElement'],
  help: {
    synopsis: 'Gives the bindings of web sites: protocol, address, port and host name.',
    examples: [
      {
        title: 'Those with TLS',
        transcript: 'PS> (Get-WebBinding -Protocol https).bindingInformation\n*:443:\n*:4443:',
      },
    ],
    links: ['Get-Website'],
  },
  parameters: {
    Name: { type: 'string', position: 0, pipeline: 'name', help: 'The site.' },
    Protocol: { type: 'string', pipeline: 'name', help: 'Only those of a protocol: http, https.' },
    IPAddress: { type: 'string', pipeline: 'name', help: 'Only those of an address; * is all addresses.' },
    Port: { type: 'System.Nullable[int]', pipeline: 'name', help: 'Only those of a port.' },
    HostHeader: { type: 'string', pipeline: 'name', help: 'Only those of a host name.' },
  },
  run: (ps) => ({
    process() {
      withWebServer(ps, (server) => {
        const { Name: name, Protocol: protocol, IPAddress: address, Port: port, HostHeader: host } = ps.parameters;
        const isProtocol = pattern(protocol);
        for (const site of sitesNamed(server, name)) {
          for (const binding of site.bindings) {
            const [ownAddress = '', ownPort = '', ownHost = ''] = bindingInformation(binding).split(':');
            const isMeant =
              isProtocol(binding.protocol) &&
              (!address || address === ownAddress) &&
              (port === undefined || port === null || String(port) === ownPort) &&
              (!host || host.toLowerCase() === ownHost.toLowerCase());
            if (isMeant) ps.write(bindingObject(binding, site, server));
          }
        }
      });
    },
  }),
});
