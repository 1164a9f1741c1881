/** Types of the cmdlets that show the topology. */
import { dataType } from '../../../../src/types/values/data-object.ts';

const byIdentity = { toText: (self: { get(name: string): unknown }) => String(self.get('Identity')) };

export default [
  dataType(
    'Microsoft.Rtc.Management.Deploy.Internal.Site',
    [
      'string Identity {get;}',
      'string SiteId {get;}',
      'string[] Services {get;}',
      'string[] Pools {get;}',
      'string FederationRoute {get;}',
      'string XmppFederationRoute {get;}',
      'string DefaultPersistentChatPool {get;}',
      'string Description {get;}',
      'string DisplayName {get;}',
      'string SiteType {get;}',
      'Microsoft.Rtc.Management.Deploy.Internal.SiteConfiguration SiteConfiguration {get;}',
    ],
    byIdentity,
  ),
  dataType('Microsoft.Rtc.Management.Deploy.Internal.SiteConfiguration', [
    'Microsoft.Rtc.Management.Deploy.Internal.ServiceId FederationRoute {get;}',
    'Microsoft.Rtc.Management.Deploy.Internal.ServiceId XmppFederationRoute {get;}',
  ]),
  dataType('Microsoft.Rtc.Management.Deploy.Internal.ServiceId', ['string LocalName {get;}'], {
    toText: (self) => String(self.get('LocalName')),
  }),
  dataType(
    'Microsoft.Rtc.Management.Deploy.Internal.SqlInstance',
    ['string Identity {get;}', 'string SqlServerFqdn {get;}', 'string Name {get;}'],
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
      'Microsoft.Rtc.Management.Deploy.Internal.Machine[] Machines {get;}',
      'string[] InstalledServices {get;}',
      'bool RequiresReplication {get;}',
      'bool IsOnEdge {get;}',
      'bool IsSingleMachineOnly {get;}',
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
    'Microsoft.Rtc.Management.Deploy.Internal.Site[] Sites {get;}',
    'Microsoft.Rtc.Management.Deploy.Internal.Cluster[] Clusters {get;}',
    'Microsoft.Rtc.Management.Deploy.Internal.Machine[] Machines {get;}',
    'System.Object[] Services {get;}',
    'Microsoft.Rtc.Management.Deploy.Internal.SqlInstance[] SqlInstances {get;}',
    'string CentralManagementStore {get;}',
    'string ActiveDirectoryDomain {get;}',
  ]),
  dataType(
    'Microsoft.Rtc.Management.Xds.DisplayTrustedApplication',
    [
      'string Identity {get;}',
      'string[] ComputerGruus {get;}',
      'string ServiceGruu {get;}',
      'string Protocol {get;}',
      'string ApplicationId {get;}',
      'string TrustedApplicationPoolFqdn {get;}',
      'int Port {get;}',
      'string LegacyApplicationName {get;}',
    ],
    byIdentity,
  ),
  dataType('Microsoft.Rtc.Management.Deployment.ConfigurationStoreLocation', [
    'string BackEndServer {get;}',
    'string MirrorBackEndServer {get;}',
  ]),
  dataType('Microsoft.Rtc.Management.Xds.ManagementConnection', [
    'string StoreProvider {get;}',
    'string Connection {get;}',
    'bool ReadOnly {get;}',
    'string SqlServer {get;}',
    'string SqlInstance {get;}',
  ]),
  dataType(
    'Microsoft.Rtc.Management.Xds.DisplayComputer',
    ['string Identity {get;}', 'string Pool {get;}', 'string Fqdn {get;}'],
    byIdentity,
  ),
  dataType(
    'Microsoft.Rtc.Management.Xds.DisplayNetworkInterface',
    [
      'string Identity {get;}',
      'string ComputerFqdn {get;}',
      'string IPAddress {get;}',
      'string IPv6Address {get;}',
      'string Interface {get;}',
      'int InterfaceNumber {get;}',
      'string ConfiguredFqdn {get;}',
      'string ConfiguredIPAddress {get;}',
      'string ConfiguredIPv6Address {get;}',
    ],
    byIdentity,
  ),
  dataType(
    'Microsoft.Rtc.Management.Xds.SipDomain',
    ['string Identity {get;}', 'string Name {get;}', 'bool IsDefault {get;}'],
    byIdentity,
  ),
  dataType('Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrlConfiguration', [
    'string Identity {get;set;}',
    'Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrl[] SimpleUrl {get;set;}',
    'bool UseBackendDatabase {get;set;}',
  ]),
  dataType(
    'Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrl',
    [
      'Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrlEntry[] SimpleUrlEntry {get;set;}',
      'string Component {get;set;}',
      'string Domain {get;set;}',
      'string ActiveUrl {get;set;}',
    ],
    {
      toText: (self) =>
        `Component=${self.get('Component')};Domain=${self.get('Domain')};ActiveUrl=${self.get('ActiveUrl')}`,
    },
  ),
  dataType('Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl.SimpleUrlEntry', ['string Url {get;set;}'], {
    toText: (self) => `Url=${self.get('Url')}`,
  }),
  dataType(
    'Microsoft.Rtc.Management.WritableConfig.Settings.Roles.Role',
    [
      'string Identity {get;}',
      'string SID {get;}',
      'bool IsStandardRole {get;}',
      'string[] Cmdlets {get;}',
      'string[] ScriptModules {get;}',
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
