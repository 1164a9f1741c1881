/** The Backup service: what it keeps of a pool at the pool that backs it up. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Pool } from '../../../src/deployment/topology.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { DataObject, dataType, textArray } from '../../../src/types/values/data-object.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';
import { ItemFault, onDeployment } from '../item-fault.ts';
import { answersBy, poolNamed, requireBackup } from './paired-pools.ts';

const RELATION = 'Microsoft.Rtc.Management.Hadr.BackupService.BackupRelation';
const STATUS = 'Microsoft.Rtc.Management.Hadr.BackupService.BackupServiceStatus';
const SERVICE = 'LYNCBACKUP';

/** What is copied, by category. */
const MODULES = [
  ['UserData', 'UserServices.PresenceFocus'],
  ['UserData', 'ConfServices.DataConf'],
  ['CMS', 'CentralMgmt.CMSMaster'],
] as const;

/** Nobody changes anything between two copies in a lab, so one is as new as the other. */
const IN_STEP = 'a lab keeps no user data that the copy could lack';

export const getBackupRelationship: CmdletAction = {
  synopsis: 'Shows which pool takes over when a pool fails.',
  outputs: [RELATION],
  noEffect: { LocalStore: 'the topology of a lab is the same in the Central Management store and in its replicas' },
  run: (ps) => {
    declareType(RELATION, () =>
      dataType(RELATION, ['string PoolFqdn {get;}', 'string BackupPoolFqdn {get;}'], { listed: true }),
    );
    return {
      process() {
        const name = textOf(ps, 'PoolFqdn') ?? '';
        onDeployment(ps, name, (deployment) => {
          const pool = poolNamed(deployment, name);
          const backup = requireBackup(deployment, pool);
          ps.write(new DataObject(RELATION, { PoolFqdn: pool.fqdn, BackupPoolFqdn: backup.fqdn }));
        });
      },
    };
  },
};

/** What the Backup service of a pool copies: the store of the configuration only where that is. */
function modulesOf(deployment: Deployment, pool: Pool, category: string | undefined): string[] {
  const isCentral = deployment.topology.document.centralManagementStore === pool.fqdn;
  return MODULES.filter(([of]) => (category === undefined || category === of) && (of !== 'CMS' || isCentral)).map(
    ([, module]) => module,
  );
}

export const getBackupStatus: CmdletAction = {
  synopsis: 'Shows whether the Backup service of a pool has copied all that it has to.',
  outputs: [STATUS],
  run: (ps) => {
    registerStatus();
    return {
      process() {
        const name = textOf(ps, 'PoolFqdn') ?? '';
        onDeployment(ps, name, (deployment) => {
          const pool = poolNamed(deployment, name);
          const backup = requireBackup(deployment, pool);
          const exports = answersBy(deployment, pool, SERVICE);
          const imports = answersBy(deployment, backup, SERVICE);
          const isSteady = exports && imports;
          const [state, other] = [isSteady ? 'SteadyState' : 'ErrorState', imports ? 'NormalState' : 'ErrorState'];
          const modules = modulesOf(deployment, pool, textOf(ps, 'Category'));
          ps.write(
            new DataObject(STATUS, {
              ActiveMachineFqdn: exports ? pool.computers[0] : null,
              OverallExportStatus: state,
              OverallImportStatus: other,
              BackupModules: textArray(modules.map((module) => `${module}:[${state},${other}]`)),
            }),
          );
        });
      },
    };
  },
};

function registerStatus(): void {
  declareType(STATUS, () =>
    dataType(
      STATUS,
      [
        'string ActiveMachineFqdn {get;}',
        'string OverallExportStatus {get;}',
        'string OverallImportStatus {get;}',
        'string[] BackupModules {get;}',
      ],
      { listed: true },
    ),
  );
}

/** The pool that is meant, its backup, and the Backup services of both at work. @throws ItemFault */
function requirePair(ps: CmdletContext, deployment: Deployment): Pool {
  const pool = poolNamed(deployment, textOf(ps, 'PoolFqdn') ?? '');
  for (const one of [pool, requireBackup(deployment, pool)]) {
    if (!answersBy(deployment, one, SERVICE))
      throw new ItemFault(`The Backup service of the pool "${one.fqdn}" does not answer.`, 'ItemInUse');
  }
  return pool;
}

export const syncBackup: CmdletAction = {
  synopsis: 'Lets the Backup service of a pool copy at once what it would copy later.',
  description:
    'Both pools have to answer. What is copied is nothing in a lab, which keeps no data of users that could differ.',
  run: (ps) => ({
    process() {
      onDeployment(ps, textOf(ps, 'PoolFqdn'), (deployment) => {
        const pool = requirePair(ps, deployment);
        const wanted = textOf(ps, 'BackupModule');
        const modules = modulesOf(deployment, pool, undefined);
        if (
          wanted !== undefined &&
          !/^all$/i.test(wanted) &&
          !modules.some((one) => one.toLowerCase() === wanted.toLowerCase())
        )
          throw new ItemFault(
            `"${wanted}" is no module of the Backup service of "${pool.fqdn}": it has ${modules.join(', ')}.`,
          );
      });
    },
  }),
};

export const backUpPool: CmdletAction = {
  synopsis: 'Copies the data of a pool to the pool that backs it up.',
  noEffect: {
    Category: IN_STEP,
    FailedOverPoolOnly: IN_STEP,
    FullBackup: IN_STEP,
    LocalStore: 'the topology of a lab is the same in the Central Management store and in its replicas',
    RetryCount: IN_STEP,
    SteadyState: IN_STEP,
    WaitTime: IN_STEP,
  },
  refused: { Report: 'the copying of a pool writes no log here' },
  run: (ps) => ({
    process() {
      onDeployment(ps, textOf(ps, 'PoolFqdn'), (deployment) => {
        ps.shouldProcess(requirePair(ps, deployment).fqdn);
      });
    },
  }),
};

export const compareBackup: CmdletAction = {
  synopsis: 'Compares the data of a pool with the copy at the pool that backs it up.',
  description: 'Nothing is printed where they are alike.',
  noEffect: {
    BackupModule: IN_STEP,
    DatabaseCommandTimeoutInSeconds: IN_STEP,
    ResyncSignatureMismatchItems: IN_STEP,
    SuppressMultiMasterDetection: IN_STEP,
  },
  run: (ps) => ({
    process() {
      onDeployment(ps, textOf(ps, 'PoolFqdn'), (deployment) => {
        ps.shouldProcess(requirePair(ps, deployment).fqdn);
      });
    },
  }),
};
