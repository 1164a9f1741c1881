/**
 * What a site has besides the pools of Lync's own servers: SQL Server and file shares that keep their data, gateways to the
 * telephone network, Office Web Apps, applications of others. A lab has no machines for them; they are in the topology,
 * services depend on them, and cmdlets name them. All of it may be left out of a topology file.
 */
import type { DocumentCheck } from './document-check.ts';
import { roleNames } from './service-roles.ts';

/** The databases that a SQL Server can hold, as Get-CsService calls them. */
export const databaseRoles = [
  'UserDatabase',
  'ApplicationDatabase',
  'CentralManagementDatabase',
  'MonitoringDatabase',
  'ArchivingDatabase',
  'PersistentChatDatabase',
  'PersistentChatComplianceDatabase',
] as const;
type DatabaseRole = (typeof databaseRoles)[number];

/** An instance of SQL Server. */
export interface SqlStore {
  readonly fqdn: string;
  /** The name of the instance; the default instance when omitted. */
  readonly instance?: string;
  readonly databases: readonly DatabaseRole[];
  /** The instance that has a mirror of each of the databases; its own name is that of the principal when omitted. */
  readonly mirror?: { readonly fqdn: string; readonly instance?: string };
}

/** A share for the files of pools. */
export interface FileStore {
  readonly fqdn: string;
  readonly share: string;
}

/** A gateway to the telephone network. */
export interface PstnGateway {
  /** Its name or address. */
  readonly fqdn: string;
  /** The pool whose Mediation Servers it works with; the first of the site when omitted. */
  readonly mediationPool?: string;
  /** Names of trunks besides the first, which is called as the gateway is. */
  readonly trunks?: readonly string[];
}

/** An Office Web Apps Server farm. */
export interface WebAppServer {
  readonly fqdn: string;
  readonly discoveryUrl?: string;
}

/** A pool of computers with applications of others, which Lync's servers trust. */
export interface TrustedApplicationPool {
  readonly fqdn: string;
  /** One with the pool's name when omitted. */
  readonly computers?: readonly string[];
  /** The pool that is its next hop; the first of the site when omitted. */
  readonly registrarPool?: string;
  /** Applications on it: the word behind `urn:application:`, and the port at which they listen. */
  readonly applications?: readonly { readonly id: string; readonly port: number }[];
}

/** The parts of a site that may be left out. */
export interface SiteParts {
  readonly sqlStores?: readonly SqlStore[];
  readonly fileStores?: readonly FileStore[];
  readonly pstnGateways?: readonly PstnGateway[];
  readonly webAppServers?: readonly WebAppServer[];
  readonly trustedApplicationPools?: readonly TrustedApplicationPool[];
}

/** What a pool says of the services round it. */
export interface PoolParts {
  /** Whose service of a role it uses, by the role; where it says nothing, its own, else the first of its site. */
  readonly uses?: Readonly<Record<string, string>>;
  /** Services that its computers run besides those of its role, as deployments with a past have them. */
  readonly alsoRuns?: readonly string[];
  /** Services of its role that its computers do not run. */
  readonly doesNotRun?: readonly string[];
  /** The pool that takes over when it fails. */
  readonly backupPool?: string;
}

/** A network interface of a computer as the topology has it: `0.0.0.0` is whatever addresses the computer has. */
export interface NetworkInterface {
  readonly side: 'Primary' | 'Internal' | 'External' | 'Pstn';
  /** From 1, within the side. */
  readonly number: number;
  readonly address: string;
  /** The address that people outside see, where it is translated. */
  readonly published?: string;
}

export const interfaceSides = ['Primary', 'Internal', 'External', 'Pstn'] as const;

/** A computer of whose interfaces the topology says more than usual. */
export interface ComputerInterfaces {
  readonly computer: string;
  readonly interfaces: readonly NetworkInterface[];
}

/** The interfaces of a machine of a cluster: those that are said of it, else those that computers of its roles have. */
export function interfacesOf(
  { interfaces = [] }: { readonly interfaces?: readonly ComputerInterfaces[] },
  {
    pool,
    services,
  }: { readonly pool?: { readonly role: string }; readonly services: readonly { role: { role: string } }[] },
  machine: string,
): readonly NetworkInterface[] {
  const said = interfaces.find(({ computer }) => computer.toLowerCase() === machine.toLowerCase());
  if (said) return said.interfaces;
  const runs = new Set(services.map(({ role }) => role.role));
  const sides: NetworkInterface['side'][] = pool
    ? pool.role === 'Edge'
      ? ['Internal', 'External']
      : ['Primary', 'External', ...(runs.has('MediationServer') ? (['Pstn'] as const) : [])]
    : runs.has('TrustedApplicationPool')
      ? ['Primary']
      : runs.has('PstnGateway')
        ? ['Pstn']
        : [];
  return sides.map((side) => ({ side, number: 1, address: '0.0.0.0' }));
}

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]+)$/i;

export function isNetworkAddress(text: string): boolean {
  return ADDRESS.test(text) && text.split('.').every((part) => !/^\d+$/.test(part) || Number(part) <= 255);
}

export function checkInterfaces(check: DocumentCheck, root: Record<string, unknown>): void {
  for (const [entry, path] of check.records(root, 'interfaces', '$')) {
    check.fqdn(entry, 'computer', path);
    for (const [one, place] of check.records(entry, 'interfaces', path)) {
      check.oneOf(one.side, interfaceSides, `${place}.side`);
      if (!Number.isInteger(one.number) || Number(one.number) < 1)
        check.fail(`${place}.number`, 'a whole number from 1 is needed here');
      for (const field of ['address', ...(one.published === undefined ? [] : ['published'])])
        if (!isNetworkAddress(check.text(one, field, place)))
          check.fail(`${place}.${field}`, `"${String(one[field])}" is no address`);
    }
  }
}

/** What services have of other values than those of their roles at first: by `EdgeServer:edge.contoso.com`, by property. */
export type StatedValues = Readonly<Record<string, Readonly<Record<string, string | number | boolean | null>>>>;

export function checkSiteParts(check: DocumentCheck, site: Record<string, unknown>, path: string): void {
  for (const [store, place] of check.records(site, 'sqlStores', path)) {
    check.fqdn(store, 'fqdn', place);
    for (const [index, database] of check.list(store, 'databases', place).entries())
      check.oneOf(database, databaseRoles, `${place}.databases[${index}]`);
    if (store.instance !== undefined) check.text(store, 'instance', place);
    if (store.mirror !== undefined) {
      const mirror = check.record(store.mirror, `${place}.mirror`);
      check.fqdn(mirror, 'fqdn', `${place}.mirror`);
      if (mirror.instance !== undefined) check.text(mirror, 'instance', `${place}.mirror`);
    }
  }
  for (const [store, place] of check.records(site, 'fileStores', path)) {
    check.fqdn(store, 'fqdn', place);
    check.text(store, 'share', place);
  }
  for (const [gateway, place] of check.records(site, 'pstnGateways', path)) {
    check.fqdn(gateway, 'fqdn', place);
    if (gateway.mediationPool !== undefined) check.fqdn(gateway, 'mediationPool', place);
    if (gateway.trunks !== undefined) check.list(gateway, 'trunks', place);
  }
  for (const [farm, place] of check.records(site, 'webAppServers', path)) {
    check.fqdn(farm, 'fqdn', place);
    if (farm.discoveryUrl !== undefined) check.text(farm, 'discoveryUrl', place);
  }
  for (const [pool, place] of check.records(site, 'trustedApplicationPools', path)) {
    check.fqdn(pool, 'fqdn', place);
    if (pool.computers !== undefined) check.fqdnList(pool, 'computers', place);
    if (pool.registrarPool !== undefined) check.fqdn(pool, 'registrarPool', place);
    for (const [application, path] of check.records(pool, 'applications', place)) {
      check.text(application, 'id', path);
      if (!Number.isInteger(application.port)) check.fail(`${path}.port`, 'a whole number is needed here');
    }
  }
}

export function checkPoolParts(check: DocumentCheck, pool: Record<string, unknown>, path: string): void {
  if (pool.uses !== undefined) {
    for (const [role, fqdn] of Object.entries(check.record(pool.uses, `${path}.uses`))) {
      check.oneOf(role, roleNames, `${path}.uses`);
      check.requireFqdn(fqdn, `${path}.uses.${role}`);
    }
  }
  if (pool.alsoRuns !== undefined) {
    for (const [index, role] of check.list(pool, 'alsoRuns', path).entries())
      check.oneOf(role, roleNames, `${path}.alsoRuns[${index}]`);
  }
  if (pool.doesNotRun !== undefined) {
    for (const [index, role] of check.list(pool, 'doesNotRun', path).entries())
      check.oneOf(role, roleNames, `${path}.doesNotRun[${index}]`);
  }
  if (pool.backupPool !== undefined) check.fqdn(pool, 'backupPool', path);
}
