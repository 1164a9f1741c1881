/** Get-CsOAuthConfiguration: what server-to-server authentication is configured with. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { hostedParameters, identityParameters, localStoreParameter, writeSelected } from './identity-selection.ts';

const SETTINGS = 'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth';

/** By which other servers know Lync Server, whichever deployment it is of. */
const LYNC_SERVICE_NAME = '00000004-0000-0ff1-ce00-000000000000';

export default cmdlet({
  verb: 'Get',
  noun: 'CsOAuthConfiguration',
  className: 'Microsoft.Rtc.Management.Internal.GetOAuthConfigurationCmdlet',
  defaultParameterSet: 'Identity',
  outputTypes: [`${SETTINGS}.OAuthSettings`],
  help: {
    synopsis: 'Shows the settings of server-to-server authentication.',
    description: 'There is one collection of settings, the global one. The realm is the default SIP domain.',
    examples: [{ title: 'The realm', transcript: 'PS> (Get-CsOAuthConfiguration).Realm\ncontoso.com' }],
    links: ['Get-CsCertificate', 'Get-CsPartnerApplication', 'Get-CsOAuthServer'],
  },
  parameters: {
    ...identityParameters,
    Identity: { ...identityParameters.Identity, typeName: 'Microsoft.Rtc.Management.Xds.XdsIdentity' },
    ...localStoreParameter,
    ...hostedParameters,
  },
  run(ps) {
    return {
      process() {
        const { sipDomains } = withDeployment(ps, (deployment) => deployment.topology.document);
        writeSelected(ps, 'OAuthSettings', [
          new DataObject(`${SETTINGS}.OAuthSettings`, {
            Identity: 'Global',
            PartnerApplications: asTypedArray([], typeNamed(`${SETTINGS}.PartnerApplication`)),
            OAuthServers: asTypedArray([], typeNamed(`${SETTINGS}.OAuthServer`)),
            Realm: sipDomains[0],
            ServiceName: LYNC_SERVICE_NAME,
          }),
        ]);
      },
    };
  },
});
