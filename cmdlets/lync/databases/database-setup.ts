/** Install-, Test- and Uninstall-CsDatabase. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';
import { changeMachine, lookAtDeployment, type TaskLog } from '../deployment-frame.ts';
import { ItemFault, onDeployment } from '../item-fault.ts';
import { ONE_DIRECTORY } from '../one-directory.ts';
import { storeLocation } from '../published-topology/store-location.ts';
import {
  changeDatabase,
  databaseState,
  databasesChosen,
  type SqlDatabase,
  sourceOf,
  sqlDatabases,
} from './sql-databases.ts';

const OUTPUT = 'Microsoft.Rtc.SyntheticTransactions.Activities.Database.DatabaseTaskOutput';

/** What a lab, whose SQL Servers are no machines, has nothing of. */
const NO_DISKS = 'the SQL Servers of a lab have no disks of their own';
/** Why a switch that only makes a set of parameters is not looked at. */
export const ALL_OF_THEM = 'it says that all databases are meant, as they are where none is named';

const isGiven = (ps: CmdletContext, name: string): boolean =>
  (ps.parameters as Readonly<Record<string, unknown>>)[name] === true;

/** The databases that the arguments mean. @throws ItemFault */
function databasesMeant(ps: CmdletContext, deployment: Deployment): SqlDatabase[] {
  const server = textOf(ps, 'SqlServerFqdn');
  const instance = textOf(ps, 'SqlInstanceName') ?? textOf(ps, 'ForInstance');
  if (isGiven(ps, 'CentralManagementDatabase'))
    return databasesChosen(deployment, server, { instance, type: 'CentralMgmt' });
  const type = textOf(ps, 'DatabaseType');
  if (type !== undefined) return databasesChosen(deployment, server, { instance, type });
  const chosen = databasesChosen(deployment, server, { instance: isGiven(ps, 'ForDefaultInstance') ? '' : instance });
  // A Standard Edition server keeps its databases itself: they lie beside the services.
  return isGiven(ps, 'ExcludeCollocatedStores') ? chosen.filter(({ service }) => !service.pool) : chosen;
}

export const installDatabase: CmdletAction = {
  synopsis: 'Sets up the databases that the topology wants on a SQL Server, or those of this computer.',
  description:
    'What is there already stays, unless -Clean makes it anew. With -LocalDatabases it is the databases of this computer, which every computer of a lab has.',
  example: {
    title: 'Those of a server',
    transcript: 'PS> Install-CsDatabase -ConfiguredDatabases -SqlServerFqdn sql01.contoso.com',
  },
  noEffect: {
    ConfiguredDatabases: ALL_OF_THEM,
    DatabasePaths: NO_DISKS,
    DatabasePathMap: NO_DISKS,
    UseDefaultSqlPaths: NO_DISKS,
    SkipPrepareCheck: 'the forest of a lab is prepared',
    NoReindex: 'the databases of a lab have no indexes',
    Update: 'the databases of a lab have the version of its release',
    Collocated: NO_DISKS,
    Backup: 'a store that replaces another one is set up like any other',
    GlobalCatalog: ONE_DIRECTORY,
    GlobalSettingsDomainController: ONE_DIRECTORY,
  },
  className: 'Microsoft.Rtc.Management.Deployment.InstallDatabaseCmdlet',
  run: (ps) => ({
    process() {
      onDeployment(ps, textOf(ps, 'SqlServerFqdn'), (deployment) => {
        const wanted = isGiven(ps, 'LocalDatabases') ? [] : databasesMeant(ps, deployment);
        if (!ps.shouldProcess(textOf(ps, 'SqlServerFqdn') ?? deployment.session.machine.fqdn)) return;
        changeMachine(ps, 'Install databases.', (_, log) => {
          for (const database of wanted) install(deployment, database, isGiven(ps, 'Clean'), log);
          if (wanted.length === 0) log.action('Check the local databases', deployment.session.machine.fqdn);
        });
      });
    },
  }),
};

function install(deployment: Deployment, database: SqlDatabase, clean: boolean, log: TaskLog): void {
  const { isInstalled } = databaseState(deployment, database);
  const place = `${database.name} on ${sourceOf(database)}`;
  if (isInstalled && !clean) {
    log.action('The database is there already', place);
    return;
  }
  changeDatabase(deployment, database, () => ({ isInstalled: true, isMirrored: false, isFailedOver: false }));
  log.action(isInstalled ? 'Clean installing the database' : 'Creating the database from scratch', place);
}

export const uninstallDatabase: CmdletAction = {
  synopsis: 'Takes databases off a SQL Server.',
  description: 'The Central Management store that the deployment works with stays.',
  example: {
    title: 'What happens to the store that is in use',
    transcript:
      "PS> try { Uninstall-CsDatabase -CentralManagementDatabase -SqlServerFqdn sql01.contoso.com -Confirm:$false -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }\nItemInUse",
  },
  noEffect: { Detach: NO_DISKS },
  className: 'Microsoft.Rtc.Management.Deployment.UninstallDatabaseCmdlet',
  run: (ps) => ({
    process() {
      const server = textOf(ps, 'SqlServerFqdn');
      onDeployment(ps, server, (deployment) => {
        const wanted = databasesMeant(ps, deployment);
        const inUse = storeLocation(deployment);
        const central = wanted.find(({ type, server }) => type === 'CentralMgmt' && isServer(server, inUse?.server));
        if (central)
          throw new ItemFault(
            `The databases on "${sourceOf(central)}" are the Central Management store of this deployment. Move the Central Management Server before you take them away.`,
            'ItemInUse',
          );
        if (!ps.shouldProcess(server ?? '')) return;
        changeMachine(ps, 'Uninstall databases.', (_, log) => {
          for (const database of wanted) {
            changeDatabase(deployment, database, () => ({
              isInstalled: false,
              isMirrored: false,
              isFailedOver: false,
            }));
            log.action('Drop the database', `${database.name} on ${sourceOf(database)}`);
          }
        });
      });
    },
  }),
};

/** Names of servers are compared as DNS does. */
function isServer(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

export const testDatabase: CmdletAction = {
  synopsis: 'Looks whether the databases that the topology wants are there and of the right version.',
  example: {
    title: 'Those of the Central Management store',
    transcript: 'PS> (Test-CsDatabase -CentralManagementDatabase).DatabaseName\nxds\nlis',
  },
  outputs: [OUTPUT],
  noEffect: { ConfiguredDatabases: ALL_OF_THEM },
  className: 'Microsoft.Rtc.Management.Deployment.TestDatabaseCmdlet',
  run: (ps) => {
    registerOutput();
    return {
      process() {
        onDeployment(ps, textOf(ps, 'SqlServerFqdn'), (deployment) => {
          const isLocal = isGiven(ps, 'LocalService');
          const wanted = isLocal ? localDatabases(deployment) : databasesMeant(ps, deployment);
          lookAtDeployment(ps, 'Test databases.', (_, log) => {
            for (const database of wanted) {
              const { isInstalled } = isLocal ? { isInstalled: true } : databaseState(deployment, database);
              if (!isInstalled) log.error(`The database "${database.name}" is not on "${sourceOf(database)}".`);
              ps.write(outputOf(database, isInstalled));
            }
          });
        });
      },
    };
  },
};

/** The store of the configuration as this computer has it: the console of a Front End Server shows these two. */
function localDatabases(deployment: Deployment): SqlDatabase[] {
  const { fqdn } = deployment.session.machine;
  return sqlDatabases(deployment)
    .filter(({ type }) => type === 'CentralMgmt')
    .map((database) => ({ ...database, server: fqdn, instance: 'rtclocal', mirror: null }));
}

function outputOf({ name, version, server, instance, mirror }: SqlDatabase, isInstalled: boolean): DataObject {
  return new DataObject(OUTPUT, {
    SqlServerFqdn: server,
    SqlInstanceName: instance,
    MirrorSqlServerFqdn: mirror?.server ?? null,
    MirrorSqlInstanceName: mirror?.instance ?? null,
    DatabaseName: name,
    DataSource: null,
    SQLServerVersion: null,
    ExpectedVersion: version,
    InstalledVersion: isInstalled ? version : null,
    Succeed: isInstalled,
  });
}

function registerOutput(): void {
  const texts = [
    'SqlServerFqdn',
    'SqlInstanceName',
    'MirrorSqlServerFqdn',
    'MirrorSqlInstanceName',
    'DatabaseName',
    'DataSource',
    'SQLServerVersion',
    'ExpectedVersion',
    'InstalledVersion',
  ].map((name) => `string ${name} {get;}`);
  declareType(OUTPUT, () => dataType(OUTPUT, [...texts, 'bool Succeed {get;}'], { listed: true }));
}
