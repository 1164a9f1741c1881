/** What server-to-server authentication is configured with. */
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType('Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.OAuthSettings', [
    'string Identity {get;set;}',
    'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.PartnerApplication[] PartnerApplications {get;set;}',
    'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.OAuthServer[] OAuthServers {get;set;}',
    'string Realm {get;set;}',
    'string ServiceName {get;set;}',
    'string ClientAuthorizationOAuthServerIdentity {get;set;}',
    'string ExchangeAutodiscoverUrl {get;set;}',
    'string ExchangeAutodiscoverAllowedDomains {get;set;}',
  ]),
  dataType('Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.PartnerApplication', [
    'string Identity {get;set;}',
    'string AuthToken {get;set;}',
    'string Name {get;set;}',
    'string ApplicationIdentifier {get;set;}',
    'string Realm {get;set;}',
    'string ApplicationTrustLevel {get;set;}',
    'bool AcceptSecurityIdentifierInformation {get;set;}',
    'bool Enabled {get;set;}',
  ]),
  dataType('Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.OAuthServer', [
    'string Identity {get;set;}',
    'string IssuerIdentifier {get;set;}',
    'string Realm {get;set;}',
    'string MetadataUrl {get;set;}',
    'string AuthorizationUriOverride {get;set;}',
    'string Type {get;set;}',
    'bool AcceptSecurityIdentifierInformation {get;set;}',
    'string Name {get;set;}',
  ]),
];
