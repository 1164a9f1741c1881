/**
 * The tables of a lab's databases that tools for administrators read, filled from what the lab knows: who may sign in, who is
 * signed in where, which server takes which group of people, and what the databases say of their versions. Names of tables and columns
 * are those that published scripts for Lync Server 2013 ask for; columns that nothing in a lab could fill are not there.
 */
import type { Deployment } from '../../../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../../../src/deployment/directory-entry.ts';
import type { Machine } from '../../../../src/deployment/machine.ts';
import { guidOf } from '../../../../src/deployment/made-directory.ts';
import { localDate } from '../../../../src/types/values/instants.ts';
import { signedInOn } from '../../../deployment/signed-in.ts';
import { databaseState, sqlDatabases } from '../sql-databases.ts';
import type { SqlColumn, SqlTable } from './sql-query.ts';
import type { SqlType, SqlValue } from './sql-syntax.ts';

type Rows = readonly (readonly SqlValue[])[];
type Maker = (deployment: Deployment, machine: Machine) => SqlTable;

/** Columns as `ResourceId:int UserAtHost`; those without a type are texts. */
function tableOf(columns: string, rows: Rows): SqlTable {
  const named = columns.split(' ').map((column): SqlColumn => {
    const [name = '', type = 'nvarchar'] = column.split(':');
    return { name, type: type as SqlType };
  });
  return { columns: named, rows };
}

/** What people use who are signed in, the client of Lync 2013 as it was released, and what telephones of common areas are. */
const CLIENT = 'UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)';
const TELEPHONE = 'CPE/4.0.7577.4397 OCPhone/4.0.7577.4397 (Microsoft Lync Phone Edition)';

/** How long a registration is good for, in milliseconds. */
const REGISTRATION = 600_000;

/** The number of a person, room or telephone in the databases: it stays with the object. */
function resourceId({ guid }: DirectoryEntry): number {
  return Number.parseInt(guid.slice(0, 7), 16);
}

function userAtHost({ values }: DirectoryEntry): string {
  return String(values.SipAddress ?? '').replace(/^sip:/i, '');
}

function resources({ directory }: Deployment): readonly DirectoryEntry[] {
  return directory.list().filter(({ values }) => typeof values.SipAddress === 'string');
}

function endpointId(entry: DirectoryEntry): string {
  return guidOf(`endpoint,${entry.guid}`);
}

/** The servers of the pool of a machine, each with its number. */
function frontEnds({ computer: { pool } }: Machine): readonly (readonly [id: number, fqdn: string])[] {
  return pool.computers.map((fqdn, index) => [index + 1, fqdn] as const);
}

/** The group of people whom a server takes first; a pool has one for each server. */
export function routingGroupOf(fqdn: string): string {
  return guidOf(`routing group,${fqdn}`);
}

/** The databases of a Front-End Server's own instance, RTCLOCAL. */
const LOCAL: Readonly<Record<string, Readonly<Record<string, Maker>>>> = {
  rtc: {
    Resource: (deployment) =>
      tableOf(
        'ResourceId:int UserAtHost',
        resources(deployment).map((entry) => [resourceId(entry), userAtHost(entry)]),
      ),
    ResourceDirectory: (deployment) =>
      tableOf(
        'ResourceId:int UserPrincipalName SmtpUserAtHost AdDisplayName Enabled:bit',
        resources(deployment).map((entry) => [
          resourceId(entry),
          entry.values.UserPrincipalName ?? null,
          entry.values.WindowsEmailAddress ?? null,
          entry.values.DisplayName ?? null,
          entry.values.Enabled !== false,
        ]),
      ),
    FrontEnd: (_, machine) => tableOf('FrontEndId:int Fqdn', frontEnds(machine)),
    RoutingGroupAssignment: (_, machine) =>
      tableOf(
        'RoutingGroupName:uniqueidentifier FrontEndId:int',
        frontEnds(machine).map(([id, fqdn]) => [routingGroupOf(fqdn), id]),
      ),
    // Nobody of a lab has made a list of contacts.
    Contact: () => tableOf('OwnerId:int BuddyId:int', []),
    ContactGroupAssoc: () => tableOf('OwnerId:int BuddyId:int GroupNumber:int', []),
  },
  rtcdyn: {
    RegistrarEndpoint: (deployment, machine) =>
      tableOf(
        'EndpointId:uniqueidentifier OwnerId:int ClientApp:varbinary PrimaryRegistrarClusterId:int',
        signedInOn(deployment, machine.fqdn).map((entry) => [
          endpointId(entry),
          resourceId(entry),
          new TextEncoder().encode(entry.kind === 'commonAreaPhone' ? TELEPHONE : CLIENT),
          registrarOf(machine),
        ]),
      ),
    Endpoint: (deployment, machine) => {
      const end = localDate(deployment.clock.now() + REGISTRATION);
      return tableOf(
        'EndpointId:uniqueidentifier RegistrarId:int ExpiresAt:datetime',
        signedInOn(deployment, machine.fqdn).map((entry) => [endpointId(entry), registrarOf(machine), end]),
      );
    },
    Registrar: (_, machine) => tableOf('RegistrarId:int Fqdn', frontEnds(machine)),
    HomedResourceDynamic: (deployment, machine) =>
      tableOf(
        'OwnerId:int',
        signedInOn(deployment, machine.fqdn).map((entry) => [resourceId(entry)]),
      ),
  },
};

function registrarOf(machine: Machine): number {
  return machine.computer.pool.computers.indexOf(machine.fqdn) + 1;
}

/** The databases of a Front-End Server's own instance, with the tables of each; `xds` and `lyss` are read by services alone. */
export function localTable(
  deployment: Deployment,
  machine: Machine,
  database: string,
  table: string,
): SqlTable | undefined {
  const tables = found(LOCAL, database);
  return tables && found(tables, table)?.(deployment, machine);
}

/** The tables of the databases of a back end: what each says of its version. */
export function backEndTable(
  deployment: Deployment,
  server: string,
  instance: string,
  database: string,
  table: string,
): SqlTable | undefined {
  const known = sqlDatabases(deployment).find(
    (one) =>
      isSame(one.server, server) &&
      isSame(one.instance, instance) &&
      isSame(one.name, database) &&
      databaseState(deployment, one).isInstalled,
  );
  if (!known || !isSame(table, 'DbConfigInt')) return undefined;
  const [schema, sproc, upgrade] = known.version.split('.').map(Number);
  return tableOf('Name Value:int', [
    ['DbVersionSchema', schema],
    ['DbVersionSproc', sproc],
    ['DbVersionUpgrade', upgrade],
    // 0 says of the Central Management store that it is the one in use.
    ...(isSame(database, 'xds') ? [['CurrentState', 0]] : []),
  ]);
}

/** The tables that a lab has of a database, for what says that there is no other one. */
export function tablesOf(database: string): readonly string[] {
  return Object.keys(found(LOCAL, database) ?? { DbConfigInt: null });
}

/** What an instance says of its databases. */
export function catalogTable(databases: readonly string[], table: string): SqlTable | undefined {
  if (!isSame(table, 'databases') && !isSame(table, 'sysdatabases')) return undefined;
  return tableOf(
    'name database_id:int state_desc',
    databases.map((name, index) => [name, index + 1, 'ONLINE']),
  );
}

function found<T>(map: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.entries(map).find(([key]) => isSame(key, name))?.[1];
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
