/** Get-CsOAuthServer: token servers of server-to-server authentication; a lab's deployment has none. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { hostedParameters, identityParameters, localStoreParameter, writeSelected } from './identity-selection.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsOAuthServer',
  className: 'Microsoft.Rtc.Management.Internal.GetOAuthServerCmdlet',
  defaultParameterSet: 'Identity',
  outputTypes: ['Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.OAuthServer'],
  help: {
    synopsis: 'Lists the token servers.',
    description: 'In the deployment of a lab none are configured.',
    examples: [{ title: 'How many there are', transcript: 'PS> @(Get-CsOAuthServer).Count\n0' }],
    links: ['Get-CsOAuthConfiguration'],
  },
  parameters: { ...identityParameters, ...localStoreParameter, ...hostedParameters },
  run(ps) {
    return {
      process() {
        writeSelected(ps, 'OAuthServer', []);
      },
    };
  },
});
