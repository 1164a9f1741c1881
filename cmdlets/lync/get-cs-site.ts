/** Get-CsSite: the sites of the topology. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { identityParameters, writeSelected } from './identity-selection.ts';
import { siteObject } from './topology-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsSite',
  className: 'Microsoft.Rtc.Management.Xds.GetSiteCmdlet',
  defaultParameterSet: 'Identity',
  outputTypes: ['Microsoft.Rtc.Management.Deploy.Internal.Site'],
  help: {
    synopsis: 'Lists the sites of the topology.',
    examples: [{ title: 'All sites', transcript: 'PS> (Get-CsSite).Identity\nSite:Redmond\nSite:Paris' }],
    links: ['Get-CsPool'],
  },
  parameters: identityParameters,
  run(ps) {
    return {
      process() {
        withDeployment(ps, ({ publishedTopology }) => {
          const state = publishedTopology.read();
          const objects = state.topology.document.sites.map((site) => siteObject(state, site));
          writeSelected(ps, 'Site', objects);
        });
      },
    };
  },
});
