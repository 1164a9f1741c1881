/** Views of what Lync's cmdlets, scheduled tasks and the lab's own cmdlets give out. */
import { column, item, list, table, type View } from '../view-definition.ts';
import { valueAt } from '../view-values.ts';

/** An item that is left out where the object has no value for it. */
const whereGiven = (name: string) => item(name, name, { condition: (value) => valueAt(value, name) !== null });

export const LYNC_VIEWS: readonly View[] = [
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
  table(
    'ScheduledTask',
    ['Microsoft.Management.Infrastructure.CimInstance#Root/Microsoft/Windows/TaskScheduler/MSFT_ScheduledTask'],
    [column('TaskPath', { width: 46 }), column('TaskName', { width: 44 }), 'State'],
  ),
  table('LabMachine', ['LyncShell.LabMachine'], ['Name', 'Role', 'Pool', 'Site', 'LoggedOn']),
  table(
    'LabEvent',
    ['LyncShell.LabEvent'],
    [
      column('Index', { width: 5 }),
      column('TimeGenerated', { label: 'Time', width: 22, align: 'Left' }),
      column('EntryType', { width: 11 }),
      column('Source', { width: 36 }),
      column('EventId', { width: 7 }),
      'Message',
    ],
  ),
];
