/**
 * The databases that the topology wants on SQL Server, and which of them are there. A lab begins with all of them. It has
 * no machines for the servers; what is installed, taken away and mirrored is kept as records.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { serviceIdentity, type TopologyService } from '../../../src/deployment/topology-services.ts';
import { ItemFault, notThere } from '../item-fault.ts';

/** A database of a service of the topology. */
export interface SqlDatabase {
  /** `User`: what -DatabaseType calls it. */
  readonly type: string;
  readonly name: string;
  /** The version that this release of Lync Server needs. */
  readonly version: string;
  readonly service: TopologyService;
  readonly server: string;
  /** '' of the default instance. */
  readonly instance: string;
  readonly mirror: { readonly server: string; readonly instance: string } | null;
}

interface Kind {
  readonly role: string;
  readonly databases: Readonly<Record<string, string>>;
}

/** What is in the databases of a role, with versions (Test-CsDatabase on consoles of Lync Server 2013). */
const kinds: Readonly<Record<string, Kind>> = {
  User: { role: 'UserDatabase', databases: { rtcxds: '15.13.1', rtcshared: '5.0.1', rtcab: '62.42.2' } },
  Application: {
    role: 'ApplicationDatabase',
    databases: { rgsconfig: '5.5.1', rgsdyn: '2.5.1', cpsdyn: '1.1.2' },
  },
  CentralMgmt: { role: 'CentralManagementDatabase', databases: { xds: '10.13.2', lis: '3.1.1' } },
  Monitoring: { role: 'MonitoringDatabase', databases: { LcsCDR: '39.82.2', QoEMetrics: '62.90.1' } },
  Archiving: { role: 'ArchivingDatabase', databases: { LcsLog: '24.0.6' } },
  PersistentChat: { role: 'PersistentChatDatabase', databases: { mgc: '118.2.2' } },
  PersistentChatCompliance: { role: 'PersistentChatComplianceDatabase', databases: { mgccomp: '52.1.1' } },
};

/** Names for the same databases that the cmdlets take. */
const OTHER_NAMES: Readonly<Record<string, string>> = { CentralAdmin: 'CentralMgmt' };

const KIND = 'SqlDatabase';

/** All databases that the topology wants. */
export function sqlDatabases({ publishedTopology }: Deployment): SqlDatabase[] {
  const { services } = publishedTopology.read();
  const text = (service: TopologyService, name: string): string => {
    const property = service.role.properties.find((one) => one.name === name);
    return property ? String(services.value(service, property) ?? '') : '';
  };
  return services.services.flatMap((service) => {
    const [type, kind] = Object.entries(kinds).find(([, { role }]) => role === service.role.role) ?? [];
    if (type === undefined || !kind) return [];
    const mirror = text(service, 'MirrorSqlServerFqdn');
    return Object.entries(kind.databases).map(([name, version]) => ({
      type,
      name,
      version,
      service,
      server: service.fqdn,
      instance: text(service, 'SqlInstanceName'),
      mirror: mirror === '' ? null : { server: mirror, instance: text(service, 'MirrorSqlInstanceName') },
    }));
  });
}

/** What -SqlServerFqdn, -SqlInstanceName and -DatabaseType choose; what is not given chooses all. @throws ItemFault */
export function databasesChosen(
  deployment: Deployment,
  server: string | undefined,
  { instance, type }: { readonly instance?: string | undefined; readonly type?: string | undefined } = {},
): SqlDatabase[] {
  const all = sqlDatabases(deployment);
  const known = all.filter(
    (one) => server === undefined || isSame(one.server, server) || isSame(one.mirror?.server, server),
  );
  if (known.length === 0) throw notThere('SqlServer', server ?? '');
  const wantedType = type === undefined ? undefined : (OTHER_NAMES[type] ?? type);
  const chosen = known.filter(
    (one) =>
      (instance === undefined || isSame(one.instance, instance)) &&
      (wantedType === undefined || one.type === wantedType),
  );
  if (chosen.length > 0) return chosen;
  const what = [
    instance === undefined ? '' : `the instance "${instance}"`,
    type === undefined ? '' : `databases of the type ${type}`,
  ];
  throw new ItemFault(
    `The topology has nothing of ${what.filter((text) => text !== '').join(' with ')} on the SQL Server "${server ?? ''}".`,
    'ItemNotFound',
  );
}

function isSame(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

/** `sql01.contoso.com\rtc` */
export function sourceOf({ server, instance }: Pick<SqlDatabase, 'server' | 'instance'>): string {
  return instance === '' ? server : `${server}\\${instance}`;
}

/** What is kept of a database where something has been done to it. */
interface DatabaseState {
  readonly isInstalled: boolean;
  readonly isMirrored: boolean;
  /** Whether the mirror is the one that is worked with now. */
  readonly isFailedOver: boolean;
}

export function databaseState({ records }: Deployment, database: SqlDatabase): DatabaseState {
  const { Installed = true, Mirrored = false, FailedOver = false } = records.find(KIND, keyOf(database))?.values ?? {};
  return { isInstalled: Installed === true, isMirrored: Mirrored === true, isFailedOver: FailedOver === true };
}

export function changeDatabase(
  deployment: Deployment,
  database: SqlDatabase,
  edit: (state: DatabaseState) => DatabaseState,
): void {
  const { isInstalled, isMirrored, isFailedOver } = edit(databaseState(deployment, database));
  deployment.records.change(KIND, keyOf(database), () => ({
    Installed: isInstalled,
    Mirrored: isMirrored,
    FailedOver: isFailedOver,
  }));
}

function keyOf(database: SqlDatabase): string {
  return `${sourceOf(database)}\\${database.name}`;
}

/** The databases that the servers of a pool work with. @throws ItemFault for a pool that is not there */
export function databasesOfPool(deployment: Deployment, fqdn: string): SqlDatabase[] {
  if (!deployment.topology.pool(fqdn)) throw notThere('Pool', fqdn);
  const { services } = deployment.publishedTopology.read();
  const used = new Set<string>();
  const seen = new Set<string>();
  const visit = (service: TopologyService): void => {
    const identity = serviceIdentity(service).toLowerCase();
    if (seen.has(identity)) return;
    seen.add(identity);
    used.add(identity);
    for (const property of service.role.properties) {
      if (property.type !== 'service' || !property.role?.endsWith('Database')) continue;
      const named = services.value(service, property);
      const found = typeof named === 'string' ? services.find(named) : undefined;
      if (found) visit(found);
    }
  };
  for (const service of services.services.filter(({ pool }) => isSame(pool?.fqdn, fqdn))) visit(service);
  return sqlDatabases(deployment).filter(({ service }) => used.has(serviceIdentity(service).toLowerCase()));
}
