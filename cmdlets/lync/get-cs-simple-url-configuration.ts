/** Get-CsSimpleUrlConfiguration: the simple URLs of the deployment. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { hostedParameters, identityParameters, writeSelected } from './identity-selection.ts';
import { configurationObject, simpleUrlConfigurations } from './simple-url-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CsSimpleUrlConfiguration',
  className: 'Microsoft.Rtc.Management.Internal.GetSimpleUrlConfigurationCmdlet',
  defaultParameterSet: 'Identity',
  outputTypes: ['Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrlConfiguration'],
  help: {
    synopsis: 'Shows the simple URLs.',
    examples: [
      {
        title: 'The URLs',
        transcript:
          'PS> (Get-CsSimpleUrlConfiguration).SimpleUrl.ActiveUrl\nhttps://dialin.contoso.com\nhttps://meet.contoso.com\nhttps://admin.contoso.com',
      },
    ],
    links: ['Get-CsSipDomain'],
  },
  parameters: {
    ...identityParameters,
    Identity: { ...identityParameters.Identity, typeName: 'Microsoft.Rtc.Management.Xds.XdsIdentity' },
    ...hostedParameters,
    LocalStore: {
      type: 'switch',
      help: 'As the replica of this computer has them, instead of the Central Management store.',
    },
  },
  run(ps) {
    return {
      process() {
        const isLocal = ps.parameters.LocalStore === true;
        withDeployment(ps, (deployment) => {
          const objects = simpleUrlConfigurations(deployment, isLocal).map(configurationObject);
          writeSelected(ps, 'SimpleUrlConfiguration', objects);
        });
      },
    };
  },
});
