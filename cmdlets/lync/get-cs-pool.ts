/** Get-CsPool: the pools of the topology. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { identityParameters, writeSelected } from './identity-selection.ts';
import { clusterObject } from './topology-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsPool',
  className: 'Microsoft.Rtc.Management.Xds.GetPoolCmdlet',
  defaultParameterSet: 'Identity',
  outputTypes: ['Microsoft.Rtc.Management.Deploy.Internal.Cluster'],
  help: {
    synopsis: 'Lists the pools of the topology.',
    examples: [
      {
        title: 'The pools of a site',
        transcript: 'PS> (Get-CsPool -Site Paris).Identity\npool02.contoso.com\nsql02.contoso.com\nfs02.contoso.com',
      },
    ],
    links: ['Get-CsSite', 'Get-CsComputer'],
  },
  parameters: {
    ...identityParameters,
    Site: { type: 'string', help: 'Only the pools of this site.' },
  },
  run(ps) {
    return {
      process() {
        const wanted = ps.parameters.Site?.replace(/^site:/i, '').toLowerCase();
        withDeployment(ps, ({ publishedTopology }) => {
          const state = publishedTopology.read();
          const clusters = state.services.clusters.filter(
            ({ site }) => wanted === undefined || site.name.toLowerCase() === wanted,
          );
          const objects = clusters.map((cluster) => clusterObject(state, cluster));
          writeSelected(ps, 'Pool', objects);
        });
      },
    };
  },
});
