/** What tests of the deployment take for granted: users that were set aside for them, partners with whom one federates. */
import { singleQuoted } from '../../language/quoted-text.ts';
import type { CommandValue } from './command-values.ts';
import type { PagePlace } from './page-place.ts';

/** Sets up what the tests in a command need; says what was done. */
export function requireForTests(text: string, values: readonly CommandValue[], place: PagePlace): void {
  for (const { command, parameter, position, value, parameters, siblings } of values) {
    if (!/^Test-Cs/i.test(command)) continue;
    const isTarget = /^targetfqdn$/i.test(parameter) || (parameter === '' && position === 0);
    const namesUsers = [...parameters].some(
      (name) => /(?<!target)sipaddress$/.test(name) && !isReceiver(command, name),
    );
    if (isTarget && !namesUsers && place.lab.topology.pool(value)) requireTestUsers(value, place);
    if (/^phoneorext(?:ension)?$/i.test(parameter)) requireTelephone(value, siblings.get('pin'), place);
    if (/^groupemailaddress$/i.test(parameter)) requireGroup(value, place);
    if (/^Test-CsFederatedPartner$/i.test(command) && /^domain$/i.test(parameter)) requirePartner(value, place);
  }
  for (const { command, parameter, value } of values)
    if (/^Test-CsPstn/i.test(command) && /sipaddress$/i.test(parameter)) requireVoice(value, place);
  if (/\bTest-Cs(?:Ex(?:UM|Storage)|UnifiedContactStore)/i.test(text)) requireExchange(place);
  for (const { command, parameter, position, value } of values) {
    if (/^Test-CsXmppIM$/i.test(command) && /^receiver$/i.test(parameter)) requireXmppPartner(value, place);
    if (/^(?:Get|Remove)-CsTestUserCredential$/i.test(command) && (/^sipaddress$/i.test(parameter) || position === 0))
      requireTestCredential(value, place);
    if (/^Test-CsAudioConferencingProvider$/i.test(command)) requireConferencingProvider(place);
  }
  requireLocated(text, place);
  if (/Start-CsClsLogging/i.test(text)) endTracing(place);
  if (/Test-CsLisCivicAddress/i.test(text)) requireProvider(place);
  if (/Get-CsAllowedDomain\b[^|]*\|[^|]*Test-CsFederatedPartner/i.test(text)) allowFederation(place);
}

/** Voice mail is left by somebody: who gets it does not say by whom. */
function isReceiver(command: string, parameter: string): boolean {
  return /^Test-CsExUMVoiceMail$/i.test(command) && parameter === 'receiversipaddress';
}

/** Exchange answers, and trusts the deployment by the certificate with which it signs its tokens. */
function requireExchange(place: PagePlace): void {
  const sign =
    "if (Get-CsCertificate -Type OAuthTokenIssuer) { throw 'there' }; $issued = Request-CsCertificate -New -Type OAuthTokenIssuer -ErrorAction Stop; Set-CsCertificate -Type OAuthTokenIssuer -Thumbprint $issued.Thumbprint -ErrorAction Stop";
  if (place.helper.run(sign))
    place.tell('a certificate was assigned for OAuthTokenIssuer, which the page takes for granted');
  const host = `mail.${place.lab.topology.document.domain}`;
  const make = `if (Get-LabPartner | Where-Object Kind -eq Exchange) { throw 'there' }; $null = New-LabPartner page -Kind Exchange -Fqdn ${host} -ErrorAction Stop; if (-not (Get-CsPartnerApplication)) { $null = New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl https://${host}/autodiscover/metadata/json/1 -ErrorAction Stop }`;
  if (place.helper.run(make)) place.tell(`the Exchange server ${host} was made, which the page takes for granted`);
}

function requireXmppPartner(receiver: string, place: PagePlace): void {
  const domain = singleQuoted(receiver.replace(/^.*@/s, ''));
  const make = `if (Get-CsXmppAllowedPartner | Where-Object Identity -eq ${domain}) { throw 'there' }; $null = New-CsXmppAllowedPartner ${domain} -TlsNegotiation NotSupported -SaslNegotiation NotSupported -ErrorAction Stop`;
  if (place.helper.run(make)) place.tell(`${receiver.replace(/^.*@/s, '')} was made an XMPP partner`);
}

function requireTestCredential(address: string, place: PagePlace): void {
  const make = `$null = Get-CsTestUserCredential ${singleQuoted(address)} -ErrorAction SilentlyContinue; if ($?) { throw 'there' }; Set-CsTestUserCredential ${singleQuoted(address)} -UserName example -Password example -ErrorAction Stop`;
  if (place.helper.run(make)) place.tell(`${address} was made a test user`);
}

/** Whoever signs in for the test has a provider of audio conferences. */
function requireConferencingProvider(place: PagePlace): void {
  const make =
    "$users = Get-CsUser | Where-Object { -not $_.AcpInfo }; if (-not $users) { throw 'there' }; $users | Set-CsUserAcp -Name Example -Domain acp.example.com -TollNumber 14255551200 -ParticipantPasscode 1234 -Url https://acp.example.com -ErrorAction Stop";
  if (place.helper.run(make)) place.tell('a provider of audio conferences was set for the users');
}

/** The PIN that a page gives may be a short one. */
const ALLOW_ANY_PIN =
  'Set-CsPinPolicy -Identity Global -MinPasswordLength 4 -AllowCommonPatterns $true -ErrorAction Stop;';

/** A telephone that signs in has the line of somebody who has a PIN. */
function requireTelephone(written: string, pin: string | undefined, place: PagePlace): void {
  const { lab, helper } = place;
  const digits = written.replace(/\D/g, '');
  const users = lab.directory.list().filter(({ kind, values }) => kind === 'user' && values.RegistrarPool);
  const holder = users.find(({ values }) => String(values.LineURI ?? '').replace(/\D/g, '') === digits);
  const somebody = holder ?? users.at(-1);
  if (digits === '' || !somebody || (holder && pin === undefined)) return;
  const name = singleQuoted(somebody.dn);
  const set = `Set-CsUser -Identity ${name} -EnterpriseVoiceEnabled $true -LineURI tel:+${digits} -ErrorAction Stop; ${pin === undefined ? '' : ALLOW_ANY_PIN} $null = Set-CsClientPin -Identity ${name} -Pin ${pin ?? '47823916'} -ErrorAction Stop`;
  if (helper.run(set)) place.tell(`${somebody.dn} was given the line ${written} and a PIN`);
}

/** Somebody works in the department that a distribution list is of. */
function requireGroup(address: string, place: PagePlace): void {
  const { lab } = place;
  const department = address.replace(/@.*$/s, '').replaceAll(/[ ._-]/g, ' ');
  const entries = lab.directory.list();
  const known = entries.some(
    ({ values }) => String(values.Department ?? '').toLowerCase() === department.toLowerCase(),
  );
  const [somebody] = entries.filter(({ kind }) => kind === 'user').slice(-1);
  if (known || !somebody) return;
  lab.directory.change(() => ({ ...somebody, values: { ...somebody.values, Department: department } }));
  place.tell(`the distribution list ${address} was made, which the page takes for granted`);
}

function requireTestUsers(pool: string, place: PagePlace): void {
  const { lab, helper } = place;
  const [first, second] = lab.directory
    .list()
    .filter(({ kind, values }) => kind === 'user' && values.RegistrarPool && values.EnterpriseVoiceEnabled === true)
    .map(({ values }) => String(values.SipAddress));
  if (first === undefined || second === undefined) return;
  const name = singleQuoted(pool);
  const make = `if (Get-CsHealthMonitoringConfiguration | Where-Object Identity -eq ${name}) { throw 'there' }; $null = New-CsHealthMonitoringConfiguration -Identity ${name} -FirstTestUserSipUri ${first} -SecondTestUserSipUri ${second} -ErrorAction Stop`;
  if (helper.run(make)) place.tell(`${first} and ${second} were made the test users of ${pool}`);
}

/** Who calls over the telephone network has a line. */
function requireVoice(address: string, place: PagePlace): void {
  const { lab, helper } = place;
  const found = lab.directory.list().find(({ values }) => values.SipAddress === address);
  if (!found || (found.values.EnterpriseVoiceEnabled === true && found.values.LineURI)) return;
  const digits = String(Number.parseInt(found.guid.slice(0, 6), 16))
    .padStart(7, '0')
    .slice(-7);
  const set = `Set-CsUser -Identity ${address} -EnterpriseVoiceEnabled $true -LineURI tel:+1425${digits} -ErrorAction Stop`;
  if (helper.run(set)) place.tell(`${address} was given a telephone line`);
}

/** What a page takes out of the location database is in it: set by the same parameters. */
function requireLocated(text: string, place: PagePlace): void {
  const [, before = '', rest = ''] = /^\s*(Remove-)(CsLis(?!ServiceProvider)\w+[^|]*)$/is.exec(text) ?? [];
  if (before === '') return;
  const make = `Set-${rest.replace(/\s-(?:Confirm(?::\$\w+)?|WhatIf|PortIDSubType\s+\S+)/gi, '')} -ErrorAction Stop`;
  if (place.helper.run(make)) place.tell('what is to be removed was set first');
}

/** Agents trace one scenario at a time: what an example before has started, is stopped. */
function endTracing({ helper }: PagePlace): void {
  helper.run(
    'Get-CsClsScenario | Where-Object Name -ne AlwaysOn | ForEach-Object { Stop-CsClsLogging -Scenario $_.Name -ErrorAction SilentlyContinue }',
  );
}

function requireProvider(place: PagePlace): void {
  const make =
    "if (Get-CsLisServiceProvider) { throw 'there' }; Set-CsLisServiceProvider -ServiceProviderName Example -ValidationServiceUrl https://validation.example.com -CertFileName C:\\\\example.cer -Password (ConvertTo-SecureString x -AsPlainText -Force) -ErrorAction Stop";
  if (place.helper.run(make)) place.tell('a service provider was set that validates addresses');
}

function allowFederation(place: PagePlace): void {
  const allow =
    "if ((Get-CsAccessEdgeConfiguration).AllowFederatedUsers) { throw 'allowed' }; Set-CsAccessEdgeConfiguration -AllowFederatedUsers $true -ErrorAction Stop";
  if (place.helper.run(allow)) place.tell('federation was allowed');
}

function requirePartner(domain: string, place: PagePlace): void {
  allowFederation(place);
  const make = `if (Get-CsAllowedDomain | Where-Object Identity -eq ${singleQuoted(domain)}) { throw 'there' }; $null = New-CsAllowedDomain -Identity ${singleQuoted(domain)} -ErrorAction Stop`;
  if (place.helper.run(make)) place.tell(`${domain} was made a partner`);
}
