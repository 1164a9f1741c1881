/** Get-CsOAuthConfiguration: what server-to-server authentication is configured with. */
import { LYNC_SERVICE_NAME } from '../../src/deployment/token-issuer.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { hostedParameters, identityParameters, writeSelected } from './identity-selection.ts';
import { settingNoun } from './settings/nouns.ts';
import { settingObject } from './settings/setting-objects.ts';
import { settingKind } from './settings/setting-store.ts';

const SETTINGS = 'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth';

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
    LocalStore: {
      type: 'switch',
      help: 'As the replica of this computer has them, instead of the Central Management store.',
    },
    ...hostedParameters,
  },
  run(ps) {
    return {
      process() {
        const isLocal = ps.parameters.LocalStore === true;
        withDeployment(ps, ({ topology, settings }) => {
          const listed = (noun: string) => {
            const entry = settingNoun(noun);
            const objects = settings.list(settingKind(entry), isLocal).map((one) => settingObject(entry, one));
            return asTypedArray(objects, typeNamed(entry.type));
          };
          const [own] = settings.list(settingKind(settingNoun('CsOAuthConfiguration')), isLocal);
          const configuration = new DataObject(`${SETTINGS}.OAuthSettings`, {
            Identity: 'Global',
            PartnerApplications: listed('CsPartnerApplication'),
            OAuthServers: listed('CsOAuthServer'),
            Realm: topology.defaultSipDomain,
            ServiceName: LYNC_SERVICE_NAME,
            ...own?.values,
          });
          writeSelected(ps, 'OAuthSettings', [configuration]);
        });
      },
    };
  },
});
