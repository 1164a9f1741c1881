/** The databases of users: whether they are online, and the one of the address book. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { serviceIdentity } from '../../../src/deployment/topology-services.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';
import { writeSelected } from '../identity-selection.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';
import { databasesOfPool, sqlDatabases } from './sql-databases.ts';

const STATE = 'Microsoft.Rtc.Management.Xds.UserStoreState';
const KIND = 'UserDatabaseState';

/** The user databases with their identities: `UserDatabase:sql01.contoso.com`. */
function userDatabases(deployment: Deployment): string[] {
  const all = sqlDatabases(deployment).filter(({ type }) => type === 'User');
  return [...new Set(all.map(({ service }) => serviceIdentity(service)))];
}

/** Those of the pool that is named; undefined where none is. @throws ItemFault */
function ofPool(ps: CmdletContext, deployment: Deployment): string[] | undefined {
  const pool = textOf(ps, 'RegistrarPool');
  if (pool === undefined) return undefined;
  const found = databasesOfPool(deployment, pool).filter(({ type }) => type === 'User');
  return [...new Set(found.map(({ service }) => serviceIdentity(service)))];
}

function stateObject({ records }: Deployment, identity: string): DataObject {
  return new DataObject(STATE, { Identity: identity, Online: records.find(KIND, identity)?.values.Online !== false });
}

export const getUserDatabaseState: CmdletAction = {
  synopsis: 'Shows whether the databases of users are online.',
  example: {
    title: 'Of a pool',
    transcript: 'PS> (Get-CsUserDatabaseState -RegistrarPool pool01.contoso.com).Online\nTrue',
  },
  outputs: [STATE],
  run: (ps) => {
    registerState();
    return {
      process() {
        onDeployment(ps, textOf(ps, 'Identity'), (deployment) => {
          const identities = ofPool(ps, deployment);
          if (identities) for (const identity of identities) ps.write(stateObject(deployment, identity));
          else
            writeSelected(
              ps,
              'UserDatabase',
              userDatabases(deployment).map((identity) => stateObject(deployment, identity)),
            );
        });
      },
    };
  },
};

export const setUserDatabaseState: CmdletAction = {
  synopsis: 'Takes the databases of users online or offline.',
  run: (ps) => ({
    process() {
      const { Online: isOnline } = ps.parameters as { Online?: boolean };
      const wanted = textOf(ps, 'Identity')
        ?.replace(/^service:/i, '')
        .toLowerCase();
      onDeployment(ps, textOf(ps, 'Identity') ?? textOf(ps, 'RegistrarPool'), (deployment) => {
        const identities =
          ofPool(ps, deployment) ?? userDatabases(deployment).filter((one) => one.toLowerCase() === wanted);
        if (identities.length === 0) throw notThere('UserDatabase', wanted ?? textOf(ps, 'RegistrarPool') ?? '');
        for (const identity of identities)
          if (ps.shouldProcess(identity))
            deployment.records.change(KIND, identity, () => ({ Online: isOnline === true }));
      });
    },
  }),
};

function registerState(): void {
  declareType(STATE, () => dataType(STATE, ['string Identity {get;}', 'bool Online {get;}'], { listed: true }));
}

/** Update-CsUserDatabase: what Active Directory says of users is taken over into the database at once. */
export const updateUserDatabase: CmdletAction = {
  synopsis: 'Lets the user database of a pool take over what Active Directory says.',
  description: 'A lab has one directory, which is always as new as it can be; what has to run for it is looked for.',
  run: (ps) => ({
    process() {
      const wanted = textOf(ps, 'Fqdn');
      onDeployment(ps, wanted, (deployment) => {
        const { topology, machines, services } = deployment;
        const computers = topology
          .frontEnds()
          .filter(
            ({ fqdn, pool }) =>
              wanted === undefined || [fqdn, pool.fqdn].some((one) => one.toLowerCase() === wanted.toLowerCase()),
          );
        if (computers.length === 0) throw notThere('UserServer', wanted ?? '');
        for (const { fqdn } of computers) {
          const machine = machines.get(fqdn);
          if (!services.all(machine).some(({ name, isRunning }) => name === 'RTCSRV' && isRunning))
            throw new ItemFault(`The Front-End service does not run on "${fqdn}".`, 'ItemInUse');
        }
      });
    },
  }),
};
