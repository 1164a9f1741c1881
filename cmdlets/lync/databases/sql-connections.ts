/**
 * Connections of scripts with the SQL Servers of a lab (System.Data.SqlClient): they open where the server, the instance and
 * the database are there. The databases of a lab hold no rows, so that commands end with an error that says so.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { currentRunspace } from '../../../src/engine/current-runspace.ts';
import { type NetException, netException } from '../../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../../src/types/net-type.ts';
import { deploymentKey } from '../../deployment/deployment-service.ts';
import { reachableMachine } from '../../deployment/machine-selection.ts';
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

/** A connection by its text. */
export class SqlConnection extends NetObject {
  private opened: string | null = null;

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
    const known = databasesAt(currentRunspace().services.require(deploymentKey), this.dataSource);
    if (!known) throw sqlException(UNREACHABLE);
    const wanted = this.partNamed(DATABASE_KEYS) || 'master';
    if (!known.some((name) => name.toLowerCase() === wanted.toLowerCase()))
      throw sqlException(`Cannot open database "${wanted}" requested by the login. The login failed.`);
    this.opened = wanted;
  }

  close(): void {
    this.opened = null;
  }

  private partNamed(keys: readonly string[]): string {
    const parts = this.connectionString.split(';').map((part) => part.split('='));
    const found = parts.find(([key = '']) => keys.includes(key.trim().toLowerCase()));
    return found?.slice(1).join('=').trim() ?? '';
  }
}

const UNREACHABLE =
  'A network-related or instance-specific error occurred while establishing a connection to SQL Server. The server was not found or was not accessible. Verify that the instance name is correct and that SQL Server is configured to allow remote connections. (provider: Named Pipes Provider, error: 40 - Could not open a connection to SQL Server)';

/** The databases of an instance; undefined where there is none of that name, or its server does not answer. */
function databasesAt(deployment: Deployment, source: string): readonly string[] | undefined {
  const [server = '', instance = ''] = source.replace(/^tcp:/i, '').replace(/,\d+$/, '').split('\\');
  const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  const local = LOCAL_INSTANCES.get(instance.toLowerCase());
  const isOwn = ['.', '(local)', 'localhost'].includes(server.toLowerCase());
  if (local) {
    const machine = isOwn ? deployment.session.machine : reachableMachine(deployment, server);
    return machine && [...SYSTEM_DATABASES, ...local];
  }
  const found = sqlDatabases(deployment).filter(
    (one) =>
      (isSame(one.server, server) || isSame(one.server.split('.')[0] ?? '', server)) && isSame(one.instance, instance),
  );
  return found.length === 0 ? undefined : [...SYSTEM_DATABASES, ...found.map(({ name }) => name)];
}

/** A command for a connection. */
export class SqlCommand extends NetObject {
  timeout = 30;

  constructor(
    public text = '',
    public connection: SqlConnection | null = null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${SQL_CLIENT}.SqlCommand`);
  }

  /** @throws always: nothing is kept that could be asked for */
  execute(method: string): never {
    if (!this.connection) throw invalid(`${method}: Connection property has not been initialized.`);
    if (!this.connection.isOpen)
      throw invalid(`${method} requires an open and available Connection. The connection's current state is closed.`);
    const [first = ''] = this.text.trim().split(/\r?\n/);
    throw netException(
      'System.PlatformNotSupportedException',
      `Commands in SQL are not built: the databases of a lab hold no rows. The command for "${this.connection.database}" was: ${first}`,
    );
  }
}

/** What fills tables with the answer to a command. */
export class SqlDataAdapter extends NetObject {
  constructor(public selectCommand: SqlCommand | null = null) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${SQL_CLIENT}.SqlDataAdapter`);
  }

  /** It opens the connection itself where that is closed. */
  fill(): never {
    const { selectCommand: command } = this;
    if (!command) throw invalid("The SelectCommand property has not been initialized before calling 'Fill'.");
    if (command.connection && !command.connection.isOpen) command.connection.open();
    return command.execute('Fill');
  }
}

function invalid(message: string): NetException {
  return netException('System.InvalidOperationException', message);
}

function sqlException(message: string): NetException {
  return netException(`${SQL_CLIENT}.SqlException`, message);
}
