/** What else a pool and its databases keep: the address book, archived messages, licences in use, conference directories. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { sqlDatabases } from '../databases/sql-databases.ts';
import { declareType } from '../declared-types.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';
import { answersBy, poolNamed } from '../pool-pairs/paired-pools.ts';
import { settingNoun } from '../settings/nouns.ts';
import { settingKind } from '../settings/setting-store.ts';

const FRONT_END = 'RTCSRV';

/** Update-CsAddressBook: the files are written anew by the Front End service of each pool. */
export const updateAddressBook: CmdletAction = {
  synopsis: 'Lets pools write the files of the address book at once.',
  description: 'The directory of a lab is always as new as it can be; what has to run for the files is looked for.',
  run: (ps) => ({
    process() {
      const name = textOf(ps, 'Fqdn');
      onDeployment(ps, name, (deployment) => {
        const all = deployment.topology.document.sites.flatMap(({ pools }) => pools);
        const pools =
          name === undefined
            ? all.filter(({ role }) => role === 'EnterpriseFrontEnd' || role === 'StandardEdition')
            : [poolNamed(deployment, name)];
        const silent = pools.find((pool) => !answersBy(deployment, pool, FRONT_END));
        if (silent)
          throw new ItemFault(`The Front-End service does not run on the pool "${silent.fqdn}".`, 'ItemInUse');
      });
    },
  }),
};

export const moveConferenceDirectory: CmdletAction = {
  synopsis: 'Moves a conference directory to another pool.',
  obeysForce: true,
  run: (ps) => ({
    process() {
      const [id = '', target = ''] = ['Identity', 'TargetPool'].map((name) => textOf(ps, name));
      const { Force: isForced } = ps.parameters as { readonly Force?: boolean };
      onDeployment(ps, id, (deployment) => {
        const kind = settingKind(settingNoun('CsConferenceDirectory'));
        const pool = poolNamed(deployment, target);
        if (!deployment.settings.list(kind).some(({ identity }) => identity === id))
          throw notThere('ConferenceDirectory', id);
        if (!isForced && !answersBy(deployment, pool, FRONT_END))
          throw new ItemFault(
            `The pool "${pool.fqdn}" does not answer. Use -Force to move the directory all the same.`,
            'ItemInUse',
          );
        if (!ps.shouldProcess(id)) return;
        deployment.settings.change(kind, id, (values) => ({ ...values, HomePool: pool.fqdn }));
      });
    },
  }),
};

/** The database of a role that `server\instance` or an identity means. @throws ItemFault */
function requireDatabase(deployment: Deployment, role: string, text: string): void {
  const [server = '', instance = ''] = text
    .replace(/^(?:service:)?(?:\w+:)?/i, '')
    .toLowerCase()
    .split('\\');
  const isMeant = sqlDatabases(deployment).some(
    (one) =>
      one.service.role.role === role &&
      (one.server.toLowerCase() === server || one.server.toLowerCase().startsWith(`${server}.`)) &&
      (instance === '' || one.instance.toLowerCase() === instance),
  );
  if (!isMeant) throw notThere(role, text);
}

/** A span begins before it ends. @throws ItemFault */
function requireSpan(ps: Parameters<CmdletAction['run']>[0]): void {
  const { StartDate: start, EndDate: end } = ps.parameters as Readonly<
    Record<string, { readonly ticks?: bigint } | undefined>
  >;
  if (start?.ticks !== undefined && end?.ticks !== undefined && end.ticks < start.ticks)
    throw new ItemFault('The end date is before the start date.');
}

const NO_SESSIONS = 'nobody writes messages in a lab, so the archive is empty';

export const exportArchive: CmdletAction = {
  synopsis: 'Writes archived messages to files that mail programs read.',
  description: `Database and folder have to be there; ${NO_SESSIONS}.`,
  noEffect: {
    ExcludeWebConfArchive: NO_SESSIONS,
    IncludeTrustedApplication: NO_SESSIONS,
    Purge: NO_SESSIONS,
    UserUri: NO_SESSIONS,
  },
  run: (ps) => ({
    process() {
      const [instance, folder = ''] = ['DBInstance', 'OutputFolder'].map((name) => textOf(ps, name));
      const source = textOf(ps, 'Identity') ?? instance ?? '';
      onDeployment(ps, source, (deployment) => {
        requireSpan(ps);
        requireDatabase(deployment, 'ArchivingDatabase', source);
        if (ps.shouldProcess(source)) deployment.session.machine.disk.makeFolder(machinePath(folder));
      });
    },
  }),
};

const LICENCE = 'Microsoft.Rtc.Management.ClientAccessLicense';
const NAMES = ['Standard', 'Enterprise', 'Plus'];
const BASES = ['UserBased', 'DeviceBased'];

export const getLicences: CmdletAction = {
  synopsis: 'Shows how many client access licences were in use.',
  description: 'Nobody registers from outside in a lab, so none are in use on any day.',
  outputs: [LICENCE],
  noEffect: {
    License: 'the licence terms of a client are those of Microsoft, and none are kept here',
    DailyUsage: 'the count is the same on each day',
  },
  run: (ps) => {
    declareType(LICENCE, () =>
      dataType(LICENCE, ['string LicenseName {get;}', 'string LicenseBasedType {get;}', 'int Count {get;}'], {
        listed: true,
      }),
    );
    return {
      process() {
        const [name = '', base = '', database] = ['LicenseName', 'LicenseBasedType', 'MonitoringDatabase'].map((one) =>
          textOf(ps, one),
        );
        onDeployment(ps, database, (deployment) => {
          if (database === undefined) return;
          requireSpan(ps);
          requireOneOf('LicenseName', name, NAMES);
          requireOneOf('LicenseBasedType', base, BASES);
          requireDatabase(deployment, 'MonitoringDatabase', database);
          ps.write(new DataObject(LICENCE, { LicenseName: name, LicenseBasedType: base, Count: 0 }));
        });
      },
    };
  },
};

/** @throws ItemFault */
function requireOneOf(parameter: string, value: string, values: readonly string[]): void {
  if (!values.some((one) => one.toLowerCase() === value.toLowerCase()))
    throw new ItemFault(`"${value}" is no value of ${parameter}: it is one of ${values.join(', ')}.`);
}
