/** Get-LabEndpoint: what the lab's servers show to those who connect. */
import { endpointViews } from '../../src/endpoints/endpoint-view.ts';
import { namesOn } from '../../src/endpoints/lab-endpoints.ts';
import { hostsFile } from '../../src/endpoints/name-map.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { ENDPOINTS, endpointObjects } from './endpoint-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'LabEndpoint',
  className: 'LyncShell.GetLabEndpointCommand',
  defaultParameterSet: 'Endpoint',
  outputTypes: ['LyncShell.LabEndpoint', 'System.String'],
  help: {
    synopsis:
      'Lists the ports of the lab’s servers, with the certificate that each shows and the one that is assigned.',
    description:
      'A service reads its certificate when it starts: State says where another one is assigned since. Whether ports are open on this computer (Start-LabEndpoint) makes no difference to that; where they are, HostPort, OpenSsl and Curl say how to reach them.',
    examples: [
      {
        title: 'What the registrar of fe02 shows',
        transcript:
          'PS> Get-LabEndpoint fe02 | Where-Object Port -eq 5061 | ForEach-Object { $_.Use, $_.State }\nDefault\nas assigned',
      },
      {
        title: 'Servers that have to be restarted',
        transcript:
          'PS> Get-LabEndpoint | Where-Object State -like "older*" | Measure-Object | ForEach-Object Count\n0',
      },
    ],
    links: ['Start-LabEndpoint', 'Stop-LabEndpoint'],
  },
  parameters: {
    ComputerName: {
      type: 'string[]',
      position: 0,
      pipeline: 'name',
      wildcards: true,
      aliases: ['Fqdn'],
      help: 'Names or FQDNs of machines; wildcards are allowed. All by default.',
    },
    AsHosts: {
      type: 'enum',
      values: ['Internal', 'External'],
      in: { Hosts: { mandatory: true } },
      help: 'Gives the names with their addresses, as lines for a file of hosts: those that the company’s DNS knows, or the world’s.',
    },
  },
  run(ps) {
    return {
      process() {
        const { ComputerName: names, AsHosts: side } = ps.parameters;
        const patterns = (names ?? ['*']).map((name) => WildcardPattern.of(name, true));
        const isWanted = (fqdn: string): boolean =>
          patterns.some((pattern) => pattern.isMatch(fqdn) || pattern.isMatch(fqdn.split('.', 1)[0] ?? ''));
        withDeployment(ps, (deployment) => {
          const report = ps.service(ENDPOINTS).report();
          if (report?.trouble) ps.warning(`The lab’s servers have not answered: ${report.trouble}`);
          if (side === undefined) {
            for (const one of endpointObjects(deployment, report, isWanted)) ps.write(one);
            return;
          }
          const found = endpointViews(deployment).flatMap(({ facts }) => (isWanted(facts.machine) ? [facts] : []));
          for (const line of hostsFile(namesOn(side === 'Internal' ? 'internal' : 'external', found))) ps.write(line);
        });
      },
    };
  },
});
