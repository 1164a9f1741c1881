/**
 * The web sites of IIS on a server with web services, with their applications and the pools that run these
 * (`web-sites.json`). Sites, ports and certificates: "Verify or configure authentication and certificates on IIS virtual
 * directories"; names of applications: "IIS requirements for Front End pools and Standard Edition servers"; pools: "Monitor
 * Mobility Service and UCWA usage". Where nobody has published the pool of an application, or its folder below the web
 * components, it is that of the site, and a folder of its name.
 */
import { list, text } from '../storage/shape.ts';
import type { StoreChange, StoreSnapshot } from '../storage/store.ts';
import type { CertificateType } from './certificate-types.ts';
import { machineSection } from './lab-sections.ts';
import { PRODUCT_FOLDER } from './product.ts';
import type { Computer, ServerRole } from './topology.ts';
import contents from './web-sites.json' with { type: 'json' };
import { isRunning } from './windows-services.ts';

export interface WebBinding {
  readonly protocol: string;
  readonly port: number;
  /** The use whose certificate is bound to the port. */
  readonly use: CertificateType | null;
}

export interface WebApplication {
  /** `/Meet` */
  readonly path: string;
  readonly folder: string;
  readonly pool: string;
}

export interface WebSite {
  readonly name: string;
  readonly id: number;
  readonly folder: string;
  readonly pool: string;
  readonly isStarted: boolean;
  readonly bindings: readonly WebBinding[];
  readonly applications: readonly WebApplication[];
}

export interface WebAppPool {
  readonly name: string;
  /** `v4.0` */
  readonly runtime: string;
  readonly identity: string;
  readonly isStarted: boolean;
  /** The sites and applications that it runs: `Lync Server Internal Web Site/Meet`. */
  readonly applications: readonly string[];
}

/** The roles that have web services. */
const ROLES: readonly ServerRole[] = ['EnterpriseFrontEnd', 'StandardEdition', 'Director'];

/** The pools of a machine that somebody has stopped. */
export const stoppedPoolsSection = machineSection('stopped-web-pools', list(text()));

/** The sites of a computer; none where it has no web services. */
export function webSites(lab: StoreSnapshot, { fqdn, pool: { role } }: Computer): WebSite[] {
  if (!ROLES.includes(role)) return [];
  const isServed = isRunning(lab, fqdn, 'W3SVC');
  return contents.sites.map(({ name, id, folder, pool, isStarted, bindings, applications }) => ({
    name,
    id,
    folder: folderOf(folder),
    pool,
    isStarted: isStarted && isServed,
    bindings: bindings.map((one) => ({
      protocol: one.protocol,
      port: one.port,
      use: 'use' in one ? (one.use as CertificateType) : null,
    })),
    applications: (applications as readonly ApplicationContents[])
      .filter(({ roles }) => roles === undefined || roles.includes(role))
      .map((one) => ({ path: one.path, folder: folderOf(one.folder), pool: one.pool ?? pool })),
  }));
}

interface ApplicationContents {
  readonly path: string;
  readonly folder: string;
  readonly pool?: string;
  readonly roles?: readonly string[];
}

function folderOf(folder: string): string {
  return folder.replace('%LyncWeb%', `${PRODUCT_FOLDER}\\Web Components`);
}

/** The application pools of a computer. */
export function webAppPools(lab: StoreSnapshot, computer: Computer): WebAppPool[] {
  const sites = webSites(lab, computer);
  if (sites.length === 0) return [];
  const stopped = lab.read(stoppedPoolsSection(computer.fqdn)) ?? [];
  const isServed = isRunning(lab, computer.fqdn, 'W3SVC');
  return contents.pools.map(({ name, runtime, identity }) => ({
    name,
    runtime,
    identity,
    isStarted: isServed && !stopped.includes(name),
    applications: sites.flatMap((site) => [
      ...(site.pool === name ? [site.name] : []),
      ...site.applications.flatMap(({ path, pool }) => (pool === name ? [site.name + path] : [])),
    ]),
  }));
}

/** Starts or stops a pool. */
export function switchWebAppPool(change: StoreChange, { fqdn }: Computer, name: string, isStarted: boolean): void {
  const others = (change.read(stoppedPoolsSection(fqdn)) ?? []).filter((one) => one !== name);
  change.write(stoppedPoolsSection(fqdn), isStarted ? others : [...others, name]);
}

/** Whether the pool runs that answers for a path at a port; true where no site is at the port. */
export function isPathServed(lab: StoreSnapshot, computer: Computer, port: number, path: string): boolean {
  const site = webSites(lab, computer).find(
    ({ isStarted, bindings }) => isStarted && bindings.some((binding) => binding.port === port),
  );
  if (!site) return true;
  const application = site.applications.find(({ path: own }) => isBelow(path.toLowerCase(), own.toLowerCase()));
  const stopped = lab.read(stoppedPoolsSection(computer.fqdn)) ?? [];
  return !stopped.includes(application?.pool ?? site.pool);
}

function isBelow(path: string, own: string): boolean {
  return path === own || path.startsWith(`${own}/`);
}
