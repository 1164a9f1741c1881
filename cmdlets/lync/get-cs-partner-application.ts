/** Get-CsPartnerApplication: partner applications of server-to-server authentication; a lab's deployment has none. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { hostedParameters, identityParameters, localStoreParameter, writeSelected } from './identity-selection.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsPartnerApplication',
  className: 'Microsoft.Rtc.Management.Internal.GetPartnerApplicationCmdlet',
  defaultParameterSet: 'Identity',
  outputTypes: ['Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.PartnerApplication'],
  help: {
    synopsis: 'Lists the partner applications.',
    description: 'In the deployment of a lab none are configured.',
    examples: [{ title: 'How many there are', transcript: 'PS> @(Get-CsPartnerApplication).Count\n0' }],
    links: ['Get-CsOAuthConfiguration'],
  },
  parameters: { ...identityParameters, ...localStoreParameter, ...hostedParameters },
  run(ps) {
    return {
      process() {
        writeSelected(ps, 'PartnerApplication', []);
      },
    };
  },
});
