/** Get-CsSimpleUrlConfiguration: the simple URLs of the deployment. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';
import { withDeployment } from '../deployment/deployment-service.ts';
import { hostedParameters, identityParameters, localStoreParameter, writeSelected } from './identity-selection.ts';

const SIMPLE_URL = 'Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrl';

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
    ...localStoreParameter,
  },
  run(ps) {
    return {
      process() {
        const { sipDomains, simpleUrls } = withDeployment(ps, (deployment) => deployment.topology.document);
        const urls = [
          urlObject('Dialin', '*', simpleUrls.dialin),
          ...sipDomains.map((domain) => urlObject('Meet', domain, simpleUrls.meet)),
          urlObject('Cscp', '*', simpleUrls.admin),
        ];
        writeSelected(ps, 'SimpleUrlConfiguration', [
          new DataObject('Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrlConfiguration', {
            Identity: 'Global',
            SimpleUrl: asTypedArray(urls, typeNamed(SIMPLE_URL)),
            UseBackendDatabase: true,
          }),
        ]);
      },
    };
  },
});

function urlObject(component: string, domain: string, url: string): DataObject {
  return new DataObject(SIMPLE_URL, {
    SimpleUrlEntry: textArray([`Url=${url}`]),
    Component: component,
    Domain: domain,
    ActiveUrl: url,
  });
}
