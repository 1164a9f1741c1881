/** Contacts of users: whether the address book of a pool has them, and taking them back out of Exchange. */
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';
import { entriesNamed } from '../directory/entry-identity.ts';
import { notThere, onDeployment } from '../item-fault.ts';
import { ONE_DIRECTORY } from '../one-directory.ts';
import { answersBy, poolNamed } from '../pool-pairs/paired-pools.ts';
import { forUser } from './user-values.ts';

const OUTPUT = 'Microsoft.Rtc.SyntheticTransactions.Activities.Database.AddressBookReplicationTaskOutput';
const FRONT_END = 'RTCSRV';

/** Debug-: the directory of a lab is in step with Active Directory wherever the Front End service runs. */
export const debugAddressBook: CmdletAction = {
  synopsis: 'Tells whether the address book of a pool has what Active Directory has.',
  outputs: [OUTPUT],
  noEffect: {
    AnalyzeFailures: 'nothing of a lab fails on its way into the address book',
    DomainController: ONE_DIRECTORY,
    StartDate: 'nothing of a lab fails on its way into the address book',
    VerifyNormalization: 'the numbers of a lab are normalized',
    VerifyReplication: 'a change of an account is in the address book at once',
  },
  refused: {
    OutLoggerVariable: 'its steps are not kept',
    OutVerboseVariable: 'its steps are not kept',
    Tenant: 'a deployment of one’s own has no tenants',
  },
  run: (ps) => {
    declareType(OUTPUT, () =>
      dataType(
        OUTPUT,
        ['string TargetFqdn {get;}', 'string User {get;}', 'string Result {get;}', 'string Error {get;}'],
        {
          listed: true,
        },
      ),
    );
    return {
      process() {
        const [name, user] = [textOf(ps, 'PoolFqdn'), textOf(ps, 'User')];
        onDeployment(ps, user ?? name, (deployment) => {
          const { directory, session, topology } = deployment;
          const pool = name === undefined ? session.machine.computer.pool : poolNamed(deployment, name);
          if (user !== undefined && entriesNamed(directory.list(), ['user'], user, topology).length === 0)
            throw notThere('User', user);
          const isUp = answersBy(deployment, pool, FRONT_END);
          ps.write(
            new DataObject(OUTPUT, {
              TargetFqdn: pool.fqdn,
              User: user ?? null,
              Result: isUp ? 'Success' : 'Failure',
              Error: isUp ? '' : `The Front-End service does not run on the pool "${pool.fqdn}".`,
            }),
          );
        });
      },
    };
  },
};

/** Invoke-CsUcsRollback: nobody of a lab keeps contacts in Exchange, so that all have theirs in Lync Server afterwards. */
export const rollBackContacts: CmdletAction = {
  synopsis: 'Takes the contacts of a user out of Exchange and back into Lync Server.',
  description: 'The mailboxes of a lab hold no contacts, so the user has only to be there.',
  noEffect: {
    DomainController: ONE_DIRECTORY,
    PassThru: 'nothing of the account changes',
  },
  run: (ps) => forUser(ps, (_, entry) => void ps.shouldProcess(entry.dn)),
};
