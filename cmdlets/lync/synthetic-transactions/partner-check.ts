/** What the transactions ask besides servers and users: federation, groups, telephones. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Partner } from '../../../src/deployment/partners.ts';
import type { Setting } from '../../../src/deployment/settings.ts';
import type { Pool } from '../../../src/deployment/topology.ts';
import { settingNoun } from '../settings/nouns.ts';
import { settingObject } from '../settings/setting-objects.ts';
import { storeOf } from '../settings/setting-store.ts';
import { TransactionFailure, timeOut } from './deployment-check.ts';

/** The settings of a noun. */
export function settingsOf(noun: string, deployment: Deployment): Setting[] {
  return storeOf(settingNoun(noun), deployment).list();
}

/** Federation is allowed with a domain, and it is not blocked. @throws TransactionFailure */
export function requirePartner(deployment: Deployment, domain: string, edge: string): void {
  const wanted = domain.toLowerCase();
  const has = (noun: string): boolean =>
    settingsOf(noun, deployment).some(({ identity }) => identity.toLowerCase() === wanted);
  const [access] = settingsOf('CsAccessEdgeConfiguration', deployment);
  const object = access && settingObject(settingNoun('CsAccessEdgeConfiguration'), access);
  const isOpen = object?.get('AllowFederatedUsers') === true;
  if (!isOpen || has('CsBlockedDomain')) {
    throw new TransactionFailure(
      '403, Forbidden',
      `ErrorCode=1034,Source=${edge},Reason=Federation with ${domain} is not enabled.\nMicrosoft.Rtc.Signaling.DiagnosticHeader`,
    );
  }
  // Nobody outside of a lab can be asked for the records of a domain: what is not configured is not found.
  if (!has('CsAllowedDomain')) throw timeOut(edge);
}

/** A domain with which one speaks XMPP is allowed, and a gateway is there for it. @throws TransactionFailure */
export function requireXmppPartner(deployment: Deployment, receiver: string, server: string): void {
  const domain = receiver.replace(/^.*@/s, '').toLowerCase();
  if (settingsOf('CsXmppAllowedPartner', deployment).some(({ identity }) => identity.toLowerCase() === domain)) return;
  throw new TransactionFailure(
    '404, Not Found',
    `ErrorCode=1036,Source=${server},Reason=The domain ${domain} is no XMPP partner.\nMicrosoft.Rtc.Signaling.DiagnosticHeader`,
  );
}

/** A partner of the lab accepts a token that a server of the pool signs for somebody. @throws TransactionFailure */
export function requireTrust(deployment: Deployment, pool: Pool, kind: Partner['kind'], address: string): void {
  const partner = deployment.partners.all().find((one) => one.kind === kind);
  const [server = pool.fqdn] = pool.computers;
  if (!partner)
    throw new TransactionFailure(
      '504, Server time-out',
      `No ${kind} server answers. A lab gets one by New-LabPartner.`,
    );
  const { refusal } = deployment.partners.try(server, partner.name, address);
  if (refusal !== null) throw new TransactionFailure('403, Forbidden', `${partner.fqdn}: ${refusal}`);
}

/** The distribution groups of a domain are its departments. @throws TransactionFailure */
export function requireGroup(deployment: Deployment, address: string): void {
  const [name = '', domain = ''] = address.toLowerCase().split('@');
  const departments = deployment.directory.list().map(({ values }) => String(values.Department ?? '').toLowerCase());
  const isOwn = [deployment.topology.document.domain, ...deployment.topology.document.sipDomains].includes(domain);
  if (!isOwn || !departments.includes(name.replaceAll(/[ ._-]/g, ' '))) {
    throw new TransactionFailure('404, Not Found', `DLX Web Service Response Status is: NotFound (${address}).`);
  }
}

/** A telephone signs in with a line's number and the PIN of whose line it is. @throws TransactionFailure */
export function requireTelephone(deployment: Deployment, extension: string): void {
  const digits = extension.replace(/\D/g, '');
  const found = deployment.directory.list().find(
    ({ values }) =>
      digits !== '' &&
      String(values.LineURI ?? '')
        .replace(/;.*|\D/g, '')
        .endsWith(digits),
  );
  if (!found?.values.Pin)
    throw new TransactionFailure('401, Unauthorized', `No user signs in with ${extension} and a PIN.`);
}
