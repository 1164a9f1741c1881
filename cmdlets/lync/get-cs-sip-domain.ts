/** Get-CsSipDomain: the SIP domains of the deployment. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { identityParameters, writeSelected } from './identity-selection.ts';
import { sipDomainObject } from './sip-domain-objects.ts';

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
        const { topology } = withDeployment(ps, (deployment) => deployment);
        const { document, defaultSipDomain } = topology;
        const objects = document.sipDomains.map((name) => sipDomainObject(name, name === defaultSipDomain));
        writeSelected(ps, 'SipDomain', objects);
      },
    };
  },
});
