/** Get-CsTopology: the topology as a whole. */
import { writtenTopology } from '../../src/deployment/published-topology.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { topologyObject } from './topology-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsTopology',
  className: 'Microsoft.Rtc.Management.Xds.GetTopologyCmdlet',
  outputTypes: ['Microsoft.Rtc.Management.Deploy.Internal.DefaultTopology'],
  help: {
    synopsis: 'Shows the topology.',
    description: 'With -AsXml it gives the topology as the text of an XML document.',
    examples: [{ title: 'Sites and computers', transcript: 'PS> (Get-CsTopology).Machines.Count\n14' }],
    links: ['Get-CsSite', 'Get-CsPool', 'Get-CsComputer'],
  },
  parameters: {
    AsXml: { type: 'switch', help: 'Gives the text of an XML document.' },
    LocalStore: {
      type: 'switch',
      help: 'As the replica of this computer has it, instead of the Central Management store.',
    },
  },
  run(ps) {
    return {
      process() {
        const { AsXml: asXml, LocalStore: local } = ps.parameters;
        withDeployment(ps, ({ publishedTopology }) => {
          const state = publishedTopology.read(local === true);
          ps.write(asXml ? writtenTopology(state) : topologyObject(state));
        });
      },
    };
  },
});
