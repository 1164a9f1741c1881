/** What server-to-server authentication is configured with. */
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType('Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.OAuthSettings', [
    'string Identity {get;}',
    'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.PartnerApplication[] PartnerApplications {get;}',
    'Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.OAuthServer[] OAuthServers {get;}',
    'string Realm {get;}',
    'string ServiceName {get;}',
    'string ClientAuthorizationOAuthServerIdentity {get;}',
    'string ExchangeAutodiscoverUrl {get;}',
    'string ExchangeAutodiscoverAllowedDomains {get;}',
  ]),
  dataType('Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.PartnerApplication', [
    'string Identity {get;}',
    'string AuthToken {get;}',
    'string Name {get;}',
    'string ApplicationIdentifier {get;}',
    'string Realm {get;}',
    'string ApplicationTrustLevel {get;}',
    'bool AcceptSecurityIdentifierInformation {get;}',
    'bool Enabled {get;}',
  ]),
  dataType('Microsoft.Rtc.Management.WritableConfig.Settings.SSAuth.OAuthServer', [
    'string Identity {get;}',
    'string IssuerIdentifier {get;}',
    'string Realm {get;}',
    'string MetadataUrl {get;}',
    'string AuthorizationUriOverride {get;}',
    'string Type {get;}',
    'bool AcceptSecurityIdentifierInformation {get;}',
    'string Name {get;}',
  ]),
];
