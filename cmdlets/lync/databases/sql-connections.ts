/**
 * Connections of scripts with the SQL Servers of a lab (System.Data.SqlClient): they open where the server, the instance and
 * the database are there. Commands read (sql/), from the tables that a lab can fill (sql/lab-tables.ts).
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { currentRunspace } from '../../../src/engine/current-runspace.ts';
import { convertTo } from '../../../src/types/conversion/conversion.ts';
import { DataReader, loadRows } from '../../../src/types/data/data-reader.ts';
import { DataColumn, type DataSet, DataTable } from '../../../src/types/data/data-table.ts';
import { type NetException, netException } from '../../../src/types/net-exception.ts';
import { arrayTypeOf, NetObject, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import { DBNull } from '../../../src/types/values/db-null.ts';
import { Double } from '../../../src/types/values/numbers.ts';
import { deploymentKey } from '../../deployment/deployment-service.ts';
import { reachableMachine } from '../../deployment/machine-selection.ts';
import { backEndTable, catalogTable, localTable, tablesOf } from './sql/lab-tables.ts';
import { parseSql } from './sql/sql-parser.ts';
import { answerQuery, type SqlTable, type SqlWorld } from './sql/sql-query.ts';
import { SqlFault, SqlNotBuilt, type SqlType } from './sql/sql-syntax.ts';
import { sqlDatabases } from './sql-databases.ts';

const SQL_CLIENT = 'System.Data.SqlClient';

/** The instances on each server of Lync Server, with their databases. */
const LOCAL_INSTANCES: ReadonlyMap<string, readonly string[]> = new Map([
  ['rtclocal', ['rtc', 'rtcdyn', 'xds']],
  ['lynclocal', ['lyss']],
]);
const SYSTEM_DATABASES = ['master', 'model', 'msdb', 'tempdb'];

const SOURCE_KEYS = ['data source', 'server', 'address', 'addr', 'network address'];
const DATABASE_KEYS = ['initial catalog', 'database'];

/** `key=value;` with the value in quotes or without. */
const PARTS = /([^=;]+)=\s*(?:'([^']*)'|"([^"]*)"|([^;]*))\s*(?:;|$)/g;

/** An instance of SQL Server that a connection is with. */
interface Instance {
  readonly name: string;
  readonly databases: readonly string[];
  /** A table of a database; undefined where there is none of the name. */
  readonly table: (database: string, table: string) => SqlTable | undefined;
}

/** A connection by its text. */
export class SqlConnection extends NetObject {
  private opened: string | null = null;
  private instance: Instance | null = null;

  constructor(public connectionString = '') {
    super();
  }

  netType(): NetType {
    return typeNamed(`${SQL_CLIENT}.SqlConnection`);
  }

  get isOpen(): boolean {
    return this.opened !== null;
  }

  get dataSource(): string {
    return this.partNamed(SOURCE_KEYS);
  }

  get database(): string {
    return this.opened ?? this.partNamed(DATABASE_KEYS);
  }

  /** @throws SqlException, InvalidOperationException */
  open(): void {
    if (this.isOpen) throw invalid("The connection was not closed. The connection's current state is open.");
    if (this.connectionString.trim() === '') throw invalid('The ConnectionString property has not been initialized.');
    const instance = instanceAt(currentRunspace().services.require(deploymentKey), this.dataSource);
    if (!instance) throw sqlException(UNREACHABLE);
    const wanted = this.partNamed(DATABASE_KEYS) || 'master';
    if (!instance.databases.some((name) => isSame(name, wanted)))
      throw sqlException(`Cannot open database "${wanted}" requested by the login. The login failed.`);
    this.opened = wanted;
    this.instance = instance;
  }

  close(): void {
    this.opened = null;
    this.instance = null;
  }

  /** Works in another database of the instance from now on. @throws SqlException */
  changeDatabase(name: string): void {
    if (!this.instance?.databases.some((one) => isSame(one, name)))
      throw sqlException(`Database '${name}' does not exist. Make sure that the name is entered correctly.`);
    this.opened = name;
  }

  /** The answers to a command in SQL, one for each SELECT. @throws SqlException */
  answers(text: string, parameters: ReadonlyMap<string, unknown>): SqlTable[] {
    const { instance } = this;
    if (!instance) throw invalid("The connection's current state is closed.");
    const world: SqlWorld = {
      table: (path) => this.tableAt(instance, path),
      parameter: (name) =>
        isSame(name, '@@SERVERNAME') ? instance.name.toUpperCase() : parameters.get(name.toLowerCase()),
    };
    try {
      return parseSql(text).flatMap((statement) => {
        if (statement.kind === 'use') this.changeDatabase(statement.database);
        return statement.kind === 'select' ? [answerQuery(statement.query, world)] : [];
      });
    } catch (error) {
      if (error instanceof SqlFault) throw sqlException(error.message);
      if (error instanceof SqlNotBuilt) throw netException('System.PlatformNotSupportedException', error.message);
      throw error;
    }
  }

  /** `Resource`, `dbo.Resource`, `rtc.dbo.Resource`, `sys.databases`. */
  private tableAt(instance: Instance, path: readonly string[]): SqlTable | undefined {
    const [table = '', schema = '', database = this.database] = [...path].reverse();
    if (isSame(schema, 'sys') || /^sysdatabases$/i.test(table)) return catalogTable(instance.databases, table);
    const isOther = schema !== '' && !isSame(schema, 'dbo');
    if (isOther || path.length > 3) return undefined;
    const found = instance.table(database, table);
    const isKnown = instance.databases.some((one) => isSame(one, database));
    if (found || !isKnown || SYSTEM_DATABASES.some((one) => isSame(one, database))) return found;
    // The real database may well have it: that a lab does not is no reason to say that there is none.
    throw new SqlNotBuilt(`The table ${table} of ${database}`, `a lab has ${tablesOf(database).join(', ')} of it`);
  }

  private partNamed(keys: readonly string[]): string {
    // A value may stand in quotes, of which it can contain the other ones (SqlConnection.ConnectionString).
    for (const [, key = '', single, double, plain = ''] of this.connectionString.matchAll(PARTS)) {
      if (keys.includes(key.trim().toLowerCase())) return (single ?? double ?? plain).trim();
    }
    return '';
  }
}

const UNREACHABLE =
  'A network-related or instance-specific error occurred while establishing a connection to SQL Server. The server was not found or was not accessible. Verify that the instance name is correct and that SQL Server is configured to allow remote connections. (provider: Named Pipes Provider, error: 40 - Could not open a connection to SQL Server)';

/** The instance that a connection names; undefined where there is none of that name, or its server does not answer. */
function instanceAt(deployment: Deployment, source: string): Instance | undefined {
  const [server = '', instance = ''] = source.replace(/^tcp:/i, '').replace(/,\d+$/, '').split('\\');
  const local = LOCAL_INSTANCES.get(instance.toLowerCase());
  if (local) {
    const isOwn = ['.', '(local)', 'localhost'].includes(server.toLowerCase());
    const machine = isOwn ? deployment.session.machine : reachableMachine(deployment, server);
    return (
      machine && {
        name: `${machine.name}\\${instance}`,
        databases: [...SYSTEM_DATABASES, ...local],
        table: (database, table) => localTable(deployment, machine, database, table),
      }
    );
  }
  const found = sqlDatabases(deployment).filter(
    (one) =>
      (isSame(one.server, server) || isSame(one.server.split('.')[0] ?? '', server)) && isSame(one.instance, instance),
  );
  const [first] = found;
  return (
    first && {
      name: [first.server.split('.')[0], ...(instance === '' ? [] : [instance])].join('\\'),
      databases: [...SYSTEM_DATABASES, ...found.map(({ name }) => name)],
      table: (database, table) => backEndTable(deployment, first.server, instance, database, table),
    }
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A command for a connection. */
export class SqlCommand extends NetObject {
  timeout = 30;
  readonly parameters = new SqlParameters();

  constructor(
    public text = '',
    public connection: SqlConnection | null = null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${SQL_CLIENT}.SqlCommand`);
  }

  /** The answers, one for each SELECT. @throws SqlException, InvalidOperationException */
  execute(method: string): DataTable[] {
    if (!this.connection) throw invalid(`${method}: Connection property has not been initialized.`);
    if (!this.connection.isOpen)
      throw invalid(`${method} requires an open and available Connection. The connection's current state is closed.`);
    return this.connection.answers(this.text, this.parameters.values).map(dataTable);
  }

  /** The first value of the first row; null where there is no row. */
  scalar(): unknown {
    const [table] = this.execute('ExecuteScalar');
    const [row] = table?.rows.items ?? [];
    return row?.itemArray[0] ?? null;
  }

  /** How many rows were changed: none, since commands only read. */
  run(): number {
    this.execute('ExecuteNonQuery');
    return -1;
  }
}

/** The values that a command has for its parameters. */
export class SqlParameters extends NetObject {
  readonly values = new Map<string, unknown>();

  netType(): NetType {
    return typeNamed(`${SQL_CLIENT}.SqlParameterCollection`);
  }

  /** `@user`, or the name without the sign. */
  add(name: string, value: unknown): void {
    this.values.set(`@${name.replace(/^@/, '')}`.toLowerCase(), value === DBNull.value ? null : (value ?? null));
  }
}

/** The answer to a command that is read row by row. */
export class SqlDataReader extends DataReader {
  netType(): NetType {
    return typeNamed(`${SQL_CLIENT}.SqlDataReader`);
  }
}

const NET_TYPES: Readonly<Record<SqlType, string>> = {
  bit: 'System.Boolean',
  datetime: 'System.DateTime',
  float: 'System.Double',
  int: 'System.Int32',
  nvarchar: 'System.String',
  uniqueidentifier: 'System.Guid',
  varbinary: 'System.Byte',
};

/** The type of a column in .NET: bytes come as an array. */
function netTypeOf(type: SqlType): NetType {
  const named = typeNamed(NET_TYPES[type]);
  return type === 'varbinary' ? arrayTypeOf(named) : named;
}

function dataTable({ columns, rows }: SqlTable): DataTable {
  const table = new DataTable('');
  for (const { name, type } of columns) table.columns.add(new DataColumn(name, netTypeOf(type)));
  for (const row of rows) {
    const values = row.map((value, at) => netValue(value, columns[at]?.type));
    table.rows.addValues(values).acceptChanges();
  }
  return table;
}

function netValue(value: unknown, type: SqlType | undefined): unknown {
  if (value === null || value === undefined) return DBNull.value;
  if (type === 'uniqueidentifier') return convertTo(value, typeNamed('System.Guid'));
  return type === 'float' ? new Double(Number(value)) : value;
}

/** What fills tables with the answer to a command. */
export class SqlDataAdapter extends NetObject {
  constructor(public selectCommand: SqlCommand | null = null) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${SQL_CLIENT}.SqlDataAdapter`);
  }

  /** Gives a set a table for each answer. It opens the connection itself where that is closed. */
  fillSet(set: DataSet): number {
    const tables = this.answers();
    for (const [at, table] of tables.entries()) {
      table.name = at === 0 ? 'Table' : `Table${at}`;
      const there = set.tables.find(table.name);
      if (there) loadRows(there, new SqlDataReader([table]));
      else set.tables.add(table);
    }
    return tables[0]?.rows.items.length ?? 0;
  }

  /** Puts the rows of the first answer into a table. */
  fillTable(into: DataTable): number {
    const [table] = this.answers();
    if (!table) return 0;
    const { length } = table.rows.items;
    loadRows(into, new SqlDataReader([table]));
    return length;
  }

  private answers(): DataTable[] {
    const { selectCommand: command } = this;
    if (!command) throw invalid("The SelectCommand property has not been initialized before calling 'Fill'.");
    const { connection } = command;
    const isOpenedHere = connection !== null && !connection.isOpen;
    if (isOpenedHere) connection.open();
    try {
      return command.execute('Fill');
    } finally {
      if (isOpenedHere) connection.close();
    }
  }
}

function invalid(message: string): NetException {
  return netException('System.InvalidOperationException', message);
}

function sqlException(message: string): NetException {
  return netException(`${SQL_CLIENT}.SqlException`, message);
}
