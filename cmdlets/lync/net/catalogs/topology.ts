/** Types of the cmdlets that show the topology. */
import { dataType } from '../../../../src/types/values/data-object.ts';

const byIdentity = { toText: (self: { get(name: string): unknown }) => String(self.get('Identity')) };

const service = [
  'string Identity {get;}',
  'string Role {get;}',
  'string ServiceId {get;}',
  'string SiteId {get;}',
  'string PoolFqdn {get;}',
  'int Version {get;}',
];

export default [
  dataType(
    'Microsoft.Rtc.Management.Deploy.Internal.Site',
    [
      'string Identity {get;}',
      'string SiteId {get;}',
      'string[] Services {get;}',
      'string[] Pools {get;}',
      'string DisplayName {get;}',
      'string SiteType {get;}',
    ],
    byIdentity,
  ),
  dataType(
    'Microsoft.Rtc.Management.Deploy.Internal.Cluster',
    [
      'string Identity {get;}',
      'string[] Services {get;}',
      'string[] Computers {get;}',
      'string Fqdn {get;}',
      'string BackupPoolFqdn {get;}',
      'string Site {get;}',
    ],
    byIdentity,
  ),
  dataType(
    'Microsoft.Rtc.Management.Deploy.Internal.Machine',
    ['string Identity {get;}', 'string Pool {get;}', 'string Fqdn {get;}'],
    byIdentity,
  ),
  dataType('Microsoft.Rtc.Management.Deploy.Internal.DefaultTopology', [
    'string InternalSipDomain {get;}',
    'string[] SipDomains {get;}',
    'string[] Sites {get;}',
    'string[] Clusters {get;}',
    'string[] Machines {get;}',
    'string[] Services {get;}',
    'string CentralManagementStore {get;}',
    'string ActiveDirectoryDomain {get;}',
  ]),
  dataType('Microsoft.Rtc.Management.Xds.DisplayRegistrar', service, byIdentity),
  dataType('Microsoft.Rtc.Management.Xds.DisplayUserServer', service, byIdentity),
  dataType('Microsoft.Rtc.Management.Xds.DisplayConferencingServer', service, byIdentity),
  dataType('Microsoft.Rtc.Management.Xds.DisplayApplicationServer', service, byIdentity),
  dataType('Microsoft.Rtc.Management.Xds.DisplayWebServer', service, byIdentity),
  dataType('Microsoft.Rtc.Management.Xds.DisplayMediationServer', service, byIdentity),
  dataType('Microsoft.Rtc.Management.Xds.DisplayEdgeServer', service, byIdentity),
  dataType('Microsoft.Rtc.Management.Xds.DisplayCentralManagement', service, byIdentity),
  dataType(
    'Microsoft.Rtc.Management.Xds.SipDomain',
    ['string Identity {get;}', 'string Name {get;}', 'bool IsDefault {get;}'],
    byIdentity,
  ),
  dataType('Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrlConfiguration', [
    'string Identity {get;}',
    'Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrl[] SimpleUrl {get;}',
    'bool UseBackendDatabase {get;}',
  ]),
  dataType(
    'Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrl',
    ['string[] SimpleUrlEntry {get;}', 'string Component {get;}', 'string Domain {get;}', 'string ActiveUrl {get;}'],
    {
      toText: (self) =>
        `Component=${self.get('Component')};Domain=${self.get('Domain')};ActiveUrl=${self.get('ActiveUrl')}`,
    },
  ),
  dataType(
    'Microsoft.Rtc.Management.WritableConfig.Settings.Roles.Role',
    [
      'string Identity {get;}',
      'string SID {get;}',
      'bool IsStandardRole {get;}',
      'string[] Cmdlets {get;}',
      'string[] ConfigScopes {get;}',
      'string[] UserScopes {get;}',
      'string Template {get;}',
    ],
    byIdentity,
  ),
  dataType(
    'Microsoft.Rtc.Management.Deployment.Core.NTService',
    [
      'string Status {get;}',
      'string Name {get;}',
      'string ActivityLevel {get;}',
      'string DisplayName {get;}',
      'string[] RoleName {get;}',
      'string ComputerName {get;}',
    ],
    { toText: (self) => String(self.get('Name')) },
  ),
];
