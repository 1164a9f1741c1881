/**
 * How the computers of a pool share its users: each user's data are on three of them, the first of which serves. What the real
 * cmdlets print of Windows Fabric is not published; the layout is ours.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { Pool } from '../../../src/deployment/topology.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { DataObject, dataType, textArray } from '../../../src/types/values/data-object.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';
import { entriesNamed, identityText } from '../directory/entry-identity.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';
import { settingNoun } from '../settings/nouns.ts';
import { settingKind } from '../settings/setting-store.ts';
import { poolNamed } from './paired-pools.ts';

const DETAILS = 'Microsoft.Rtc.Management.UserPinService.Data.SyncReplicationDetails';
const FRONT_END = 'RTCSRV';
const COPIES = 3;
/** The services of the fabric, by what -Type calls them. */
const services: Readonly<Record<string, string>> = {
  MCU: 'MCU factory',
  ConferenceDirectory: 'Conference Directory',
  Routing: 'Routing',
  StorageService: 'Storage Service',
};

interface Replica {
  readonly computer: string;
  readonly role: 'Primary' | 'Secondary';
  readonly isUp: boolean;
}

/** Where the data of a group of users are: from one computer of the pool on. */
function replicasOf(deployment: Deployment, { computers }: Pool, first: number): Replica[] {
  return Array.from({ length: Math.min(COPIES, computers.length) }, (_, at): Replica => {
    const computer = computers[(first + at) % computers.length] ?? '';
    const machine = deployment.machines.get(computer);
    const isUp =
      deployment.isReachable(machine) &&
      deployment.services.all(machine).some(({ name, isRunning }) => name === FRONT_END && isRunning);
    return { computer, role: at === 0 ? 'Primary' : 'Secondary', isUp };
  });
}

/** The user's pool and the place of the user in it. @throws ItemFault */
function userMeant({ directory, topology }: Deployment, who: unknown): { pool: Pool; first: number; address: string } {
  const text = identityText(who);
  const [entry] = entriesNamed(directory.list(), ['user'], text, topology);
  const pool = topology.pool(String(entry?.values.RegistrarPool ?? ''));
  if (!entry || !pool) throw notThere('User', text, text);
  const first = Number.parseInt(entry.guid.slice(0, 8), 16) % pool.computers.length;
  return { pool, first, address: String(entry.values.SipAddress) };
}

function poolOfDirectory({ settings, topology }: Deployment, id: string): Pool {
  const found = settings
    .list(settingKind(settingNoun('CsConferenceDirectory')))
    .find(({ identity }) => identity === id);
  const pool = found && topology.pool(String(found.values.HomePool));
  if (!pool) throw notThere('ConferenceDirectory', id, id);
  return pool;
}

export const compareReplicas: CmdletAction = {
  synopsis: 'Tells whether the computers of a pool have the same of a user, a conference directory or all.',
  outputs: [DETAILS],
  noEffect: {
    ShowAll: 'all copies are shown in any case',
    Service: 'the services of a pool share the same computers in a lab',
    Type: 'the services of a pool share the same computers in a lab',
  },
  run: (ps) => {
    declareType(DETAILS, () =>
      dataType(
        DETAILS,
        [
          'string Identity {get;}',
          'string PrimaryServer {get;}',
          'string[] SecondaryServers {get;}',
          'string Result {get;}',
        ],
        { listed: true },
      ),
    );
    return {
      process() {
        const { UserUri: user } = ps.parameters as { readonly UserUri?: unknown };
        const [directory, name] = [textOf(ps, 'ConferenceDirectory'), textOf(ps, 'PoolFqdn')];
        onDeployment(ps, user ?? directory ?? name, (deployment) => {
          const meant = user === undefined ? null : userMeant(deployment, user);
          const pool =
            meant?.pool ??
            (directory === undefined ? poolNamed(deployment, name ?? '') : poolOfDirectory(deployment, directory));
          const replicas = replicasOf(deployment, pool, meant?.first ?? 0);
          ps.write(
            new DataObject(DETAILS, {
              Identity: meant?.address ?? directory ?? pool.fqdn,
              PrimaryServer: replicas[0]?.computer ?? null,
              SecondaryServers: textArray(replicas.slice(1).map(({ computer }) => computer)),
              Result: replicas.every(({ isUp }) => isUp) ? 'Success' : 'Failure',
            }),
          );
        });
      },
    };
  },
};

export const getFabricState: CmdletAction = {
  synopsis: 'Shows which computers of a pool hold the copies of its services, and whether they run.',
  outputs: ['System.String'],
  noEffect: {
    ReplicaBuildProgress: 'copies of a lab are whole as soon as their computer runs',
    ReplicaBuildProgressTimeout: 'copies of a lab are whole as soon as their computer runs',
    MinutesToPoll: 'the state is told once',
    PollInterval: 'the state is told once',
    QueryTimeout: 'nobody has to be waited for',
    ShowAll: 'all copies are shown in any case',
    ServiceName: 'the services of a pool are told apart by -Type',
  },
  refused: {
    Tenant: 'a deployment of one’s own has no tenants',
    RoutingGroup: 'routing groups are not simulated; name a user',
  },
  run: (ps) => ({
    process() {
      const { UserUri: user } = ps.parameters as { readonly UserUri?: unknown };
      const name = textOf(ps, 'PoolFqdn');
      onDeployment(ps, user ?? name, (deployment) => {
        const meant = user === undefined ? null : userMeant(deployment, user);
        const pool = meant?.pool ?? poolNamed(deployment, name ?? '');
        const rows = servicesMeant(textOf(ps, 'Type')).flatMap((service) =>
          replicasOf(deployment, pool, meant?.first ?? 0).map((replica) => ({ service, ...replica })),
        );
        const wanted = textOf(ps, 'HealthState')?.toLowerCase();
        const shown = rows.filter(({ isUp }) => wanted === undefined || healthOf(isUp).toLowerCase() === wanted);
        writeRows(ps, deployment, pool, shown);
      });
    },
  }),
};

function healthOf(isUp: boolean): string {
  return isUp ? 'Ok' : 'Error';
}

/** @throws ItemFault for a type that is none */
function servicesMeant(type: string | undefined): string[] {
  if (type === undefined || type.toLowerCase() === 'all') return Object.values(services);
  const found = Object.entries(services).find(([name]) => name.toLowerCase() === type.toLowerCase())?.[1];
  if (found === undefined)
    throw new ItemFault(`"${type}" is no type of service: it is All or one of ${Object.keys(services).join(', ')}.`);
  return [found];
}

type Row = Replica & { readonly service: string };

function writeRows(ps: CmdletContext, { session }: Deployment, pool: Pool, rows: readonly Row[]): void {
  const file = textOf(ps, 'OutputCsvFile');
  if (file !== undefined) {
    const lines = rows.map(
      ({ service, computer, role, isUp }) => `"${service}","${computer}","${role}","${healthOf(isUp)}"`,
    );
    session.machine.disk.writeFile(
      machinePath(file),
      ['"Service","Computer","Role","HealthState"', ...lines, ''].join('\r\n'),
    );
    return;
  }
  ps.write(`Replica instances of pool ${pool.fqdn}:`);
  for (const { service, computer, role, isUp } of rows) ps.write(`${service}: ${computer} ${role} ${healthOf(isUp)}`);
}
