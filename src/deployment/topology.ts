/**
 * The topology: which sites, pools, computers and names a deployment has. It comes from a JSON file that people read,
 * copy and change (topology-file.ts), so each complaint about it names the place in the file and the reason.
 */

import type { Shape } from '../storage/shape.ts';
import { sectionKey } from '../storage/store.ts';
import { DeploymentError } from './deployment-error.ts';
import { DocumentCheck } from './document-check.ts';
import { roleNames, serviceRole } from './service-roles.ts';
import {
  type ComputerInterfaces,
  checkInterfaces,
  checkPoolParts,
  checkSiteParts,
  type PoolParts,
  type SiteParts,
  type StatedValues,
} from './topology-parts.ts';
import { isTimeZone } from './zoned-time.ts';

/** What the computers of a pool are for. */
export const serverRoles = [
  'EnterpriseFrontEnd',
  'StandardEdition',
  'Director',
  'Mediation',
  'Edge',
  'PersistentChat',
] as const;
export type ServerRole = (typeof serverRoles)[number];

/** A list with an item at least, as the check of a topology wants it. */
type NotEmpty<T> = readonly [T, ...T[]];

/** Names under which an Edge pool is reached from outside. */
export interface ExternalEdge {
  readonly access: string;
  readonly webConferencing: string;
  readonly audioVideo: string;
}

export interface Pool extends PoolParts {
  readonly fqdn: string;
  readonly role: ServerRole;
  readonly computers: NotEmpty<string>;
  /** The name of the web services as seen from outside, for roles that host them. */
  readonly externalWebServices?: string;
  readonly externalEdge?: ExternalEdge;
}

export interface Site extends SiteParts {
  readonly name: string;
  readonly description?: string;
  /** That of its machines' clocks (`Europe/Paris`); the deployment's when omitted. */
  readonly timeZone?: string;
  readonly pools: readonly Pool[];
}

/** The contents of a topology file. */
export interface TopologyDocument {
  readonly name: string;
  /** The Active Directory domain. */
  readonly domain: string;
  readonly netbiosName: string;
  /** The first one is the default, unless another is named. */
  readonly sipDomains: NotEmpty<string>;
  readonly defaultSipDomain?: string;
  readonly simpleUrls: { readonly dialin: string; readonly meet: string; readonly admin: string };
  readonly certificationAuthority: { readonly name: string; readonly computer: string };
  /** The pool that hosts the Central Management Store; its first computer is the active master. */
  readonly centralManagementStore: string;
  readonly sites: readonly Site[];
  /** That of the machines' clocks (`America/Los_Angeles`); this computer's when omitted. */
  readonly timeZone?: string;
  /** How many accounts Active Directory has; 200 when omitted. */
  readonly people?: number;
  /** Computers whose network interfaces have addresses in the topology. */
  readonly interfaces?: readonly ComputerInterfaces[];
  /** What services have otherwise than services of their roles have at first. */
  readonly services?: StatedValues;
  /** Where and as whom a session logs on. */
  readonly session: { readonly computer: string; readonly user: string };
}

/** A computer and where it belongs. */
export interface Computer {
  /** The name without the domain, in lower case. */
  readonly name: string;
  readonly fqdn: string;
  readonly pool: Pool;
  readonly site: Site;
}

/** A checked topology with its look-ups. */
export class Topology {
  readonly computers: readonly Computer[];
  /** By FQDN and by short name, in lower case, with their places in the list. */
  private readonly places = new Map<string, number>();

  constructor(readonly document: TopologyDocument) {
    this.computers = document.sites.flatMap((site) =>
      site.pools.flatMap((pool) =>
        pool.computers.map((fqdn) => ({ name: hostNameOf(fqdn), fqdn, pool, site }) satisfies Computer),
      ),
    );
    // A name that two have (a short name in another domain) means the first one.
    for (const [place, { fqdn, name }] of [...this.computers.entries()].reverse()) {
      this.places.set(name, place);
      this.places.set(fqdn.toLowerCase(), place);
    }
  }

  /** Finds a computer by its FQDN or its short name, in any letter case. */
  computer(name: string): Computer | undefined {
    return this.computers[this.places.get(name.toLowerCase()) ?? -1];
  }

  /** The place of a computer in the list. */
  indexOf({ fqdn }: Computer): number {
    return this.places.get(fqdn.toLowerCase()) ?? -1;
  }

  /** The SIP domain that stands where none is named. */
  get defaultSipDomain(): string {
    return this.document.defaultSipDomain ?? this.document.sipDomains[0];
  }

  /** The time zone of a computer's clock; `undefined` where the topology leaves it to the computer on which the lab is. */
  timeZoneOf({ site }: Computer): string | undefined {
    return site.timeZone ?? this.document.timeZone;
  }

  /** The same, or the error that the topology has no such computer. */
  requireComputer(name: string): Computer {
    const computer = this.computer(name);
    if (!computer) throw new DeploymentError('unknown-machine', { machine: name });
    return computer;
  }

  site(name: string): Site | undefined {
    return this.document.sites.find((site) => site.name.toLowerCase() === name.toLowerCase());
  }

  pool(fqdn: string): Pool | undefined {
    const pools = this.document.sites.flatMap((site) => site.pools);
    return pools.find((pool) => pool.fqdn.toLowerCase() === fqdn.toLowerCase());
  }

  /** The computers that run the Front End services: the members of Enterprise pools and Standard Edition servers. */
  frontEnds(): Computer[] {
    return this.computers.filter((computer) => isFrontEnd(computer.pool.role));
  }

  /** The computer whose Central Management services are the active ones. */
  centralManagementMaster(): Computer {
    const pool = this.pool(this.document.centralManagementStore) as Pool;
    return this.requireComputer(pool.computers[0]);
  }
}

const made = new WeakMap<TopologyDocument, Topology>();

/** The topology of a document that does not change, with look-ups that are made once. */
export function topologyFrom(document: TopologyDocument): Topology {
  let topology = made.get(document);
  if (!topology) made.set(document, (topology = new Topology(document)));
  return topology;
}

/** A topology in a lab is checked as one from a file is. */
const topologyShape: Shape<TopologyDocument> = {
  check(value) {
    try {
      const topology = checkTopology(value, '');
      made.set(topology.document, topology);
      return undefined;
    } catch (error) {
      if (!(error instanceof DeploymentError) || error.code !== 'topology-invalid') throw error;
      return { path: String(error.data.path).slice(1), reason: String(error.data.reason) };
    }
  },
};

export const topologySection = sectionKey('topology', topologyShape);

/** Whether the role is an Enterprise Edition Front End or a Standard Edition server. */
export function isFrontEnd(role: ServerRole): boolean {
  return role === 'EnterpriseFrontEnd' || role === 'StandardEdition';
}

/** Checks a topology, which may be one of an earlier version; `source` names it in complaints. */
export function checkTopology(value: unknown, source: string): Topology {
  const check = new DocumentCheck(source);
  const root = check.record(value, '$');
  check.text(root, 'name', '$');
  check.fqdn(root, 'domain', '$');
  check.text(root, 'netbiosName', '$');
  const sipDomains = check.fqdnList(root, 'sipDomains', '$');
  if (root.defaultSipDomain !== undefined) check.oneOf(root.defaultSipDomain, sipDomains, '$.defaultSipDomain');
  checkSimpleUrls(check, check.record(root.simpleUrls, '$.simpleUrls'));
  checkCertificationAuthority(check, check.record(root.certificationAuthority, '$.certificationAuthority'));
  for (const [index, site] of check.list(root, 'sites', '$').entries()) checkSite(check, site, `$.sites[${index}]`);
  checkTimeZone(check, root, '$');
  if (root.people !== undefined) checkPeople(check, root.people);
  checkInterfaces(check, root);
  if (root.services !== undefined) checkStatedValues(check, root.services);
  const topology = new Topology(value as TopologyDocument);
  checkReferences(check, topology);
  return topology;
}

/** Each value is of a property that the role has; whether the service is there is for whoever reads its values. */
function checkStatedValues(check: DocumentCheck, value: unknown): void {
  for (const [identity, values] of Object.entries(check.record(value, '$.services'))) {
    const path = `$.services["${identity}"]`;
    const role = identity.slice(0, Math.max(0, identity.indexOf(':')));
    check.oneOf(role, roleNames, path);
    const known = serviceRole(role).properties.map(({ name }) => name);
    for (const [name, one] of Object.entries(check.record(values, path))) {
      check.oneOf(name, known, `${path}.${name}`);
      if (one !== null && !['string', 'number', 'boolean'].includes(typeof one))
        check.fail(`${path}.${name}`, 'a text, a number, true or false is needed here');
    }
  }
}

/** More than a domain holds comfortably, and than a prompt can show. */
const MOST_PEOPLE = 100_000;

function checkPeople(check: DocumentCheck, value: unknown): void {
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > MOST_PEOPLE) {
    check.fail('$.people', `a whole number from 0 to ${MOST_PEOPLE} is needed here`);
  }
}

function checkSimpleUrls(check: DocumentCheck, urls: Record<string, unknown>): void {
  for (const name of ['dialin', 'meet', 'admin']) {
    const url = check.text(urls, name, '$.simpleUrls');
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
      check.fail(`$.simpleUrls.${name}`, `"${url}" is not an https URL`);
    }
  }
}

function checkCertificationAuthority(check: DocumentCheck, authority: Record<string, unknown>): void {
  const name = check.text(authority, 'name', '$.certificationAuthority');
  if (!/^[\w .-]{1,64}$/.test(name)) {
    check.fail('$.certificationAuthority.name', 'use 1 to 64 letters, digits, blanks, ".", "-" and "_"');
  }
  check.fqdn(authority, 'computer', '$.certificationAuthority');
}

function checkSite(check: DocumentCheck, value: unknown, path: string): void {
  const site = check.record(value, path);
  check.text(site, 'name', path);
  for (const [index, pool] of check.list(site, 'pools', path).entries())
    checkPool(check, pool, `${path}.pools[${index}]`);
  if (site.description !== undefined) check.text(site, 'description', path);
  checkTimeZone(check, site, path);
  checkSiteParts(check, site, path);
}

function checkTimeZone(check: DocumentCheck, record: Record<string, unknown>, path: string): void {
  if (record.timeZone === undefined) return;
  if (!isTimeZone(check.text(record, 'timeZone', path)))
    check.fail(`${path}.timeZone`, 'a time zone of the IANA database, such as "Europe/Paris", is needed here');
}

function checkPool(check: DocumentCheck, value: unknown, path: string): void {
  const pool = check.record(value, path);
  const fqdn = check.fqdn(pool, 'fqdn', path);
  const role = check.text(pool, 'role', path) as ServerRole;
  check.oneOf(role, serverRoles, `${path}.role`);
  const computers = check.fqdnList(pool, 'computers', path);
  const isAlone = computers.length === 1 && computers[0]?.toLowerCase() === fqdn.toLowerCase();
  if (role === 'StandardEdition' && !isAlone) {
    check.fail(`${path}.computers`, 'a Standard Edition server is a pool of itself alone, with the same name');
  }
  if (role === 'Edge') {
    const external = check.record(pool.externalEdge, `${path}.externalEdge`);
    for (const name of ['access', 'webConferencing', 'audioVideo']) check.fqdn(external, name, `${path}.externalEdge`);
  }
  if (pool.externalWebServices !== undefined) check.fqdn(pool, 'externalWebServices', path);
  checkPoolParts(check, pool, path);
}

function checkReferences(check: DocumentCheck, topology: Topology): void {
  const { document } = topology;
  const seen = new Set<string>();
  document.sites.forEach((site, siteIndex) => {
    requireNew(check, seen, `site ${site.name}`, () => `$.sites[${siteIndex}].name`);
    site.pools.forEach((pool, poolIndex) => {
      const path = `$.sites[${siteIndex}].pools[${poolIndex}]`;
      requireNew(check, seen, `pool ${pool.fqdn}`, () => `${path}.fqdn`);
      pool.computers.forEach((computer, index) => {
        requireNew(check, seen, `computer ${hostNameOf(computer)}`, () => `${path}.computers[${index}]`);
      });
    });
  });
  const cms = topology.pool(String(document.centralManagementStore));
  if (!cms || !isFrontEnd(cms.role)) {
    check.fail(
      '$.centralManagementStore',
      `"${document.centralManagementStore}" is no Front End pool of this topology`,
    );
  }
  const session = check.record(document.session, '$.session');
  check.text(session, 'user', '$.session');
  if (!topology.computer(check.text(session, 'computer', '$.session'))) {
    check.fail('$.session.computer', `"${session.computer}" is no computer of this topology`);
  }
}

/** Of ten thousand names none is asked for its place in the file unless it is there already. */
function requireNew(check: DocumentCheck, seen: Set<string>, name: string, path: () => string): void {
  if (seen.has(name.toLowerCase())) check.fail(path(), `there is a ${name} already`);
  seen.add(name.toLowerCase());
}

/** `fe01` of `fe01.contoso.com`. */
export function hostNameOf(fqdn: string): string {
  const end = fqdn.indexOf('.');
  return (end < 0 ? fqdn : fqdn.slice(0, end)).toLowerCase();
}
