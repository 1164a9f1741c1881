/** Trusted applications as objects: the pools, their computers, and the applications on them. */
import { type TopologyState, topologyKinds } from '../../src/deployment/published-topology.ts';
import type { Setting } from '../../src/deployment/settings.ts';
import type { TopologyService } from '../../src/deployment/topology-services.ts';
import { base64Text, utf8Bytes } from '../../src/platform/bytes.ts';
import { platform } from '../../src/platform/platform.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';

/** What the lists of a service have: a trusted application pool, its applications. */
export function serviceLists(state: TopologyState, { role, fqdn }: TopologyService): Record<string, readonly string[]> {
  if (role.role !== 'TrustedApplicationPool') return {};
  return { Applications: applicationsOf(state, fqdn).map(({ identity }) => applicationId(identity)) };
}

/** The applications of a pool. */
export function applicationsOf({ settings }: TopologyState, pool: string): Setting[] {
  const start = `${pool}/`.toLowerCase();
  return settings(topologyKinds.application).filter(({ identity }) => identity.toLowerCase().startsWith(start));
}

/** `urn:application:tapp1` of `TrustPool.litwareinc.com/urn:application:tapp1`. */
function applicationId(identity: string): string {
  return identity.slice(identity.indexOf('/') + 1);
}

export function applicationObject(state: TopologyState, { identity, values }: Setting): DataObject {
  const pool = identity.slice(0, identity.indexOf('/'));
  const id = applicationId(identity);
  const name = id.slice(id.lastIndexOf(':') + 1);
  const domain = state.topology.defaultSipDomain;
  const gruu = (fqdn: string) => `sip:${fqdn}@${domain};gruu;opaque=srvr:${name}:${gruuOf(identity)}`;
  const machines = state.services.cluster(pool)?.machines ?? [];
  return new DataObject('Microsoft.Rtc.Management.Xds.DisplayTrustedApplication', {
    Identity: identity,
    ComputerGruus: textArray(machines.map((fqdn) => `${fqdn} ${gruu(fqdn)}`)),
    ServiceGruu: gruu(pool),
    Protocol: values.EnableTcp === true ? 'Tcp' : 'Mtls',
    ApplicationId: id,
    TrustedApplicationPoolFqdn: pool,
    Port: values.Port ?? null,
    LegacyApplicationName: values.LegacyApplicationName ?? name,
  });
}

/** The last part of an application's address: the same in every lab, and like no other's. */
function gruuOf(identity: string): string {
  const hash = platform().cryptography.hash('sha256', utf8Bytes(identity.toLowerCase()));
  return `${base64Text(hash.slice(0, 16)).replace(/=+$/, '').replaceAll('/', '_').replaceAll('+', '-')}AA`;
}

export function applicationComputerObject(fqdn: string, pool: string): DataObject {
  return new DataObject('Microsoft.Rtc.Management.Xds.DisplayComputer', { Identity: fqdn, Pool: pool, Fqdn: fqdn });
}
