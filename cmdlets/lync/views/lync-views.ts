/** Views of what Lync's cmdlets give out. */
import { column, list, table, type View } from '../../../src/formatting/view-definition.ts';

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
      'EffectiveDate',
      'PreviousThumbprint',
      'UpdateTime',
      'Use',
      'SourceScope',
    ],
  ),
  list(
    'Site',
    ['Microsoft.Rtc.Management.Deploy.Internal.Site'],
    ['Identity', 'SiteId', 'Services', 'Pools', 'DisplayName', 'SiteType'],
  ),
  list(
    'Cluster',
    ['Microsoft.Rtc.Management.Deploy.Internal.Cluster'],
    ['Identity', 'Services', 'Computers', 'Fqdn', 'BackupPoolFqdn', 'Site'],
  ),
  list('Machine', ['Microsoft.Rtc.Management.Deploy.Internal.Machine'], ['Identity', 'Pool', 'Fqdn']),
  list('DisplayComputer', ['Microsoft.Rtc.Management.Xds.DisplayComputer'], ['Identity', 'Pool', 'Fqdn']),
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
