/** The mirrors of databases: setting up, their state, and which of the two is worked with. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { type CmdletAction, namesIn, textOf } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';
import { changeMachine, lookAtDeployment } from '../deployment-frame.ts';
import { ItemFault, onDeployment } from '../item-fault.ts';
import { ALL_OF_THEM } from './database-setup.ts';
import {
  changeDatabase,
  databaseState,
  databasesChosen,
  databasesOfPool,
  type SqlDatabase,
  sourceOf,
} from './sql-databases.ts';

const STATE = 'Microsoft.Rtc.Management.Deployment.DatabaseMirrorState';
const ONE_STORE = { LocalStore: 'the databases of a lab are the same, whoever asks' };

/** The databases of a server that have a mirror in the topology. @throws ItemFault */
function mirroredDatabases(ps: CmdletContext, deployment: Deployment): SqlDatabase[] {
  const server = textOf(ps, 'SqlServerFqdn');
  const { ForDefaultInstance: isDefault } = ps.parameters as { ForDefaultInstance?: boolean };
  const instance = isDefault ? '' : (textOf(ps, 'SqlInstanceName') ?? textOf(ps, 'ForInstance'));
  const chosen = databasesChosen(deployment, server, { instance, type: textOf(ps, 'DatabaseType') });
  const mirrored = chosen.filter(({ mirror }) => mirror !== null);
  if (mirrored.length === 0)
    throw new ItemFault(
      `The topology has no mirror for the databases on the SQL Server "${server ?? ''}".`,
      'ItemNotFound',
    );
  return mirrored;
}

export const installMirror: CmdletAction = {
  synopsis: 'Sets up the mirrors that the topology wants for the databases of a SQL Server.',
  description: 'A database that has a mirror is left alone, unless -DropExistingDatabasesOnMirror makes it anew.',
  noEffect: {
    ConfiguredDatabases: ALL_OF_THEM,
    DatabasePathMap: 'the SQL Servers of a lab have no disks of their own',
  },
  run: (ps) => ({
    process() {
      const server = textOf(ps, 'SqlServerFqdn');
      onDeployment(ps, server, (deployment) => {
        const excluded = excludedNames(ps);
        const wanted = mirroredDatabases(ps, deployment).filter(({ name }) => !excluded.includes(name.toLowerCase()));
        const share = textOf(ps, 'FileShare') ?? '';
        if (!/^\\\\[^\\]+\\[^\\]+/.test(share))
          throw new ItemFault(
            `"${share}" is no share: backups go through one that both SQL Servers reach, \\\\server\\share.`,
          );
        const { DropExistingDatabasesOnMirror: drop } = ps.parameters as { DropExistingDatabasesOnMirror?: boolean };
        if (!ps.shouldProcess(server ?? '')) return;
        changeMachine(ps, 'Install mirror databases.', (_, log) => {
          for (const database of wanted) {
            const state = databaseState(deployment, database);
            const place = `${database.name} from ${sourceOf(database)} to ${mirrorOf(database)}`;
            if (!state.isInstalled) log.error(`The database "${database.name}" is not on "${sourceOf(database)}".`);
            else if (state.isMirrored && !drop) log.action('The database is mirrored already', place);
            else {
              changeDatabase(deployment, database, (before) => ({ ...before, isMirrored: true, isFailedOver: false }));
              log.action(`Back up to ${share}, restore and mirror`, place);
            }
          }
        });
      });
    },
  }),
};

function mirrorOf({ mirror }: SqlDatabase): string {
  return mirror ? sourceOf(mirror) : '';
}

function excludedNames(ps: CmdletContext): string[] {
  const { ExcludeDatabaseList: list } = ps.parameters as { ExcludeDatabaseList?: unknown };
  return namesIn(list).map((name) => name.toLowerCase());
}

export const uninstallMirror: CmdletAction = {
  synopsis: 'Ends the mirroring of databases.',
  noEffect: { DropExistingDatabasesOnMirror: 'the mirror of a database goes with its mirroring here' },
  run: (ps) => ({
    process() {
      const server = textOf(ps, 'SqlServerFqdn');
      onDeployment(ps, server, (deployment) => {
        const wanted = mirroredDatabases(ps, deployment);
        const used = wanted.find((database) => databaseState(deployment, database).isFailedOver);
        if (used)
          throw new ItemFault(
            `The mirror of the database "${used.name}" on "${mirrorOf(used)}" is the principal now. Fail back before you take the mirror away.`,
            'ItemInUse',
          );
        if (!ps.shouldProcess(server ?? '')) return;
        changeMachine(ps, 'Uninstall mirror databases.', (_, log) => {
          for (const database of wanted) {
            changeDatabase(deployment, database, (before) => ({ ...before, isMirrored: false }));
            log.action('End the mirroring', `${database.name} on ${sourceOf(database)}`);
          }
        });
      });
    },
  }),
};

export const getMirrorState: CmdletAction = {
  synopsis: 'Shows for the databases of a pool whether they are mirrored, and which of the two is the principal.',
  example: {
    title: 'Those of the users',
    transcript:
      'PS> (Get-CsDatabaseMirrorState -PoolFqdn pool01.contoso.com -DatabaseType User).StateOnPrimary | Select-Object -Unique\nDatabaseInaccessibleOrMirroringNotEnabled',
  },
  noEffect: ONE_STORE,
  outputs: [STATE],
  run: (ps) => {
    registerState();
    return {
      process() {
        const pool = textOf(ps, 'PoolFqdn') ?? '';
        onDeployment(ps, pool, (deployment) => {
          const wanted = ofType(databasesOfPool(deployment, pool), textOf(ps, 'DatabaseType'));
          lookAtDeployment(ps, 'Get the state of mirror databases.', () => {
            for (const database of wanted) ps.write(stateObject(deployment, database));
          });
        });
      },
    };
  },
};

function ofType(databases: readonly SqlDatabase[], type: string | undefined): SqlDatabase[] {
  return databases.filter((one) => type === undefined || one.type === type);
}

/** The real words (Get-CsDatabaseMirrorState's page). */
const WITHOUT = 'DatabaseInaccessibleOrMirroringNotEnabled';

function stateObject(deployment: Deployment, database: SqlDatabase): DataObject {
  const { isInstalled, isMirrored, isFailedOver } = databaseState(deployment, database);
  const works = isInstalled && isMirrored;
  const [primary, mirror] = isFailedOver ? ['Mirror', 'Principal'] : ['Principal', 'Mirror'];
  const status = works ? 'synchronized' : null;
  return new DataObject(STATE, {
    DatabaseName: database.name,
    StateOnPrimary: works ? primary : WITHOUT,
    StateOnMirror: works ? mirror : WITHOUT,
    MirroringStatusOnPrimary: status,
    MirroringStatusOnMirror: status,
  });
}

function registerState(): void {
  const names = [
    'DatabaseName',
    'StateOnPrimary',
    'StateOnMirror',
    'MirroringStatusOnPrimary',
    'MirroringStatusOnMirror',
  ];
  declareType(STATE, () =>
    dataType(
      STATE,
      names.map((name) => `string ${name} {get;}`),
      { listed: true },
    ),
  );
}

export const failOverDatabases: CmdletAction = {
  synopsis: 'Makes the mirror of databases the principal, or the primary again.',
  noEffect: ONE_STORE,
  run: (ps) => ({
    process() {
      const pool = textOf(ps, 'PoolFqdn') ?? '';
      onDeployment(ps, pool, (deployment) => {
        const excluded = excludedNames(ps);
        const wanted = ofType(databasesOfPool(deployment, pool), textOf(ps, 'DatabaseType')).filter(
          ({ name }) => !excluded.includes(name.toLowerCase()),
        );
        const isFailedOver = textOf(ps, 'NewPrincipal') === 'Mirror';
        if (!ps.shouldProcess(pool)) return;
        changeMachine(ps, 'Fail over databases.', (_, log) => {
          for (const database of wanted) {
            const { isMirrored } = databaseState(deployment, database);
            if (!isMirrored) {
              log.error(`The database "${database.name}" on "${sourceOf(database)}" has no mirror.`);
              continue;
            }
            changeDatabase(deployment, database, (before) => ({ ...before, isFailedOver }));
            log.action(
              'The principal is now',
              `${database.name} on ${isFailedOver ? mirrorOf(database) : sourceOf(database)}`,
            );
          }
        });
      });
    },
  }),
};
