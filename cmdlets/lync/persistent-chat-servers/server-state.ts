/**
 * Whether a pool of Persistent Chat Servers works with its own databases or has failed over to its backup, and which of its
 * servers let clients in. In a lab that nobody has changed all pools are normal and all servers active.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Pool } from '../../../src/deployment/topology.ts';
import type { StoredValue } from '../../../src/storage/store.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { argumentValue } from '../argument-types.ts';
import { declareType } from '../declared-types.ts';
import { writeSelected } from '../identity-selection.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';
import { storedValue } from '../settings/setting-values.ts';

const STATE = 'Microsoft.Rtc.Management.WritableConfig.Settings.PersistentChat.PersistentChatState';
const KIND = 'PersistentChatState';
const ROLE = 'PersistentChatServer';

interface ChatState {
  readonly PoolState: string;
  readonly ActiveServers: readonly string[];
}

function chatPools({ topology }: Deployment): Pool[] {
  return topology.document.sites.flatMap(({ pools }) => pools).filter(({ role }) => role === 'PersistentChat');
}

/** `PersistentChatServer:chat01.contoso.com` */
function identityOf({ fqdn }: Pool): string {
  return `${ROLE}:${fqdn}`;
}

function stateOf({ records }: Deployment, pool: Pool): ChatState {
  const { PoolState = 'Normal', ActiveServers = pool.computers } = records.find(KIND, pool.fqdn)?.values ?? {};
  return { PoolState: String(PoolState), ActiveServers: ActiveServers as readonly string[] };
}

function writeState({ records }: Deployment, { fqdn }: Pool, { PoolState, ActiveServers }: ChatState): void {
  records.change(KIND, fqdn, () => ({ PoolState, ActiveServers: [...ActiveServers] }));
}

/** The pool that an identity means: its own name, that of a service on it, or of the only one. @throws ItemFault */
function poolMeant(deployment: Deployment, text: string | undefined): Pool {
  const pools = chatPools(deployment);
  const wanted = (text ?? '').replace(/^(?:service:)?(?:PersistentChatServer:)?\s*/i, '').toLowerCase();
  const found = pools.filter(
    ({ fqdn, computers }) => wanted === '' || [fqdn, ...computers].some((one) => one.toLowerCase() === wanted),
  );
  const [pool, another] = found;
  if (!pool) throw notThere(ROLE, text ?? '');
  if (another) throw new ItemFault('There are several Persistent Chat pools: name one with -Identity.');
  return pool;
}

const ONE_TOPOLOGY = {
  LocalStore: 'the topology of a lab is the same in the Central Management store and in its replicas',
};

export const getChatState: CmdletAction = {
  synopsis: 'Shows whether pools of Persistent Chat Servers have failed over.',
  example: {
    title: 'In a topology without Persistent Chat',
    transcript: "PS> @(Get-CsPersistentChatState -Filter '*.nowhere.com').Count\n0",
  },
  noEffect: ONE_TOPOLOGY,
  outputs: [STATE],
  run: (ps) => {
    declareType(STATE, () => dataType(STATE, ['string Identity {get;}', 'string PoolState {get;}'], { listed: true }));
    return {
      process() {
        onDeployment(ps, textOf(ps, 'Identity'), (deployment) => {
          const objects = chatPools(deployment).map((pool) => {
            const { PoolState } = stateOf(deployment, pool);
            return new DataObject(STATE, { Identity: identityOf(pool), PoolState });
          });
          writeSelected(ps, ROLE, objects);
        });
      },
    };
  },
};

export const setChatState: CmdletAction = {
  synopsis: 'Lets a pool of Persistent Chat Servers fail over to its backup databases, or go back to its own.',
  run: (ps) => ({
    process() {
      const { Instance: instance } = ps.parameters as { readonly Instance?: unknown };
      const text = instance === undefined ? textOf(ps, 'Identity') : toText(getMember(instance, 'Identity'));
      onDeployment(ps, text, (deployment) => {
        const pool = poolMeant(deployment, text);
        const PoolState =
          textOf(ps, 'PoolState') ?? (instance === undefined ? 'Normal' : toText(getMember(instance, 'PoolState')));
        if (ps.shouldProcess(identityOf(pool)))
          writeState(deployment, pool, { ...stateOf(deployment, pool), PoolState });
      });
    },
  }),
};

/** A list modifier, a list, or `$null` for none; -Swap makes those active that were not. */
export const setActiveServers: CmdletAction = {
  synopsis: 'Says which servers of a Persistent Chat pool let clients in.',
  nullable: ['ActiveServers'],
  run: (ps) => ({
    process() {
      const { ActiveServers: given, Swap: isSwapped } = ps.parameters as {
        readonly ActiveServers?: unknown;
        readonly Swap?: boolean;
      };
      onDeployment(ps, textOf(ps, 'Identity'), (deployment) => {
        const pool = poolMeant(deployment, textOf(ps, 'Identity'));
        const before = stateOf(deployment, pool);
        const active = isSwapped
          ? pool.computers.filter((fqdn) => !isIn(before.ActiveServers, fqdn))
          : serversIn(given, before.ActiveServers);
        const foreign = active.find((fqdn) => !isIn(pool.computers, fqdn));
        if (foreign !== undefined)
          throw new ItemFault(`"${foreign}" is no server of the pool "${pool.fqdn}".`, 'ItemNotFound', foreign);
        if (ps.shouldProcess(identityOf(pool)))
          writeState(deployment, pool, { ...before, ActiveServers: [...new Set(active)] });
      });
    },
  }),
};

function isIn(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}

function serversIn(given: unknown, before: readonly string[]): readonly string[] {
  const stored = storedValue({ name: 'ActiveServers', type: 'list' }, argumentValue(given), [...before] as StoredValue);
  return (stored ?? []) as readonly string[];
}
