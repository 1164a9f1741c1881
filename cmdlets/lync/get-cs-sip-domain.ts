/** Get-CsSipDomain: the SIP domains of the deployment. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { identityParameters, writeSelected } from './identity-selection.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsSipDomain',
  className: 'Microsoft.Rtc.Management.Xds.GetSipDomainCmdlet',
  defaultParameterSet: 'Identity',
  outputTypes: ['Microsoft.Rtc.Management.Xds.SipDomain'],
  help: {
    synopsis: 'Lists the SIP domains.',
    examples: [{ title: 'All domains', transcript: 'PS> (Get-CsSipDomain).Name\ncontoso.com' }],
    links: ['Get-CsSimpleUrlConfiguration'],
  },
  parameters: identityParameters,
  run(ps) {
    return {
      process() {
        const { sipDomains } = withDeployment(ps, (deployment) => deployment.topology.document);
        const objects = sipDomains.map(
          (name, index) =>
            new DataObject('Microsoft.Rtc.Management.Xds.SipDomain', {
              Identity: name,
              Name: name,
              IsDefault: index === 0,
            }),
        );
        writeSelected(ps, 'SipDomain', objects);
      },
    };
  },
});
