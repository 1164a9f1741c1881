/** Views of what Lync's cmdlets give out. */
import { column, item, list, table, type View } from '../../../src/formatting/view-definition.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { getMember } from '../../../src/types/members/member-access.ts';

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
  // A page of 2014 shows both at the left (lync-console.md, B5).
  table(
    'CertificateExists',
    ['Microsoft.Rtc.Management.Deployment.CertificateExists'],
    [column('Thumbprint', { width: 40 }), column('Use', { align: 'Left' })],
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
  list(
    'TaskOutput',
    ['Microsoft.Rtc.SyntheticTransactions.TaskOutput', 'Microsoft.Rtc.SyntheticTransactions.WebTaskOutput'],
    [
      item('Target Fqdn', 'TargetFqdn'),
      item('Target Uri', 'TargetUri', { condition: (self) => toText(getMember(self, 'TargetUri')) !== '' }),
      'Result',
      'Latency',
      item('Error Message', 'Error'),
      'Diagnosis',
    ],
  ),
  table(
    'NTService',
    ['Microsoft.Rtc.Management.Deployment.Core.NTService'],
    ['Status', 'Name', column('ActivityLevel')],
  ),
];

export default views;
