/** Views of what Lync's cmdlets give out. */
import { column, item, list, table, type View } from '../../../src/formatting/view-definition.ts';
import { valueAt } from '../../../src/formatting/view-values.ts';

/** An item that is left out where the object has no value for it. */
const whereGiven = (name: string) => item(name, name, { condition: (value) => valueAt(value, name) !== null });

const views: readonly View[] = [
  list(
    'CertificateReference',
    ['Microsoft.Rtc.Management.Deployment.CertificateReference'],
    [
      'Issuer',
      'NotAfter',
      'NotBefore',
      'SerialNumber',
      'Subject',
      'AlternativeNames',
      'Thumbprint',
      whereGiven('EffectiveDate'),
      whereGiven('PreviousThumbprint'),
      whereGiven('UpdateTime'),
      whereGiven('Use'),
      whereGiven('SourceScope'),
    ],
  ),
  list('Machine', ['Microsoft.Rtc.Management.Deploy.Internal.Machine'], ['Identity', 'Pool', 'Fqdn']),
  list('SipDomain', ['Microsoft.Rtc.Management.Xds.SipDomain'], ['Identity', 'Name', 'IsDefault']),
  list(
    'SimpleUrlConfiguration',
    ['Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrlConfiguration'],
    ['Identity', 'SimpleUrl', 'UseBackendDatabase'],
  ),
  table(
    'NTService',
    ['Microsoft.Rtc.Management.Deployment.Core.NTService'],
    ['Status', 'Name', column('ActivityLevel')],
  ),
];

export default views;
