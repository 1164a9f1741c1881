/**
 * The rules of a pool's web services for the updates of telephones. Import-CsDeviceUpdate makes them of a file of updates;
 * a lab looks at no more of it than that it is a cabinet, and takes it for the one that Microsoft gave out.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import type { Setting, SettingValues } from '../../../src/deployment/settings.ts';
import { serviceIdentity } from '../../../src/deployment/topology-services.ts';
import { platform } from '../../../src/platform/platform.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { argumentValue } from '../argument-types.ts';
import { declareType } from '../declared-types.ts';
import { writeSelected } from '../identity-selection.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';

const RULE = 'Microsoft.Rtc.Management.WritableConfig.Settings.DeviceUpdate.Rule';
const RULE_KIND = { name: 'CsDeviceUpdateRule', fresh: [] } as const;

/** In the order in which a rule is listed, behind its identity (cs-outputs.jsonl). */
const PROPERTIES = [
  'Id',
  'DeviceType',
  'Brand',
  'Model',
  'Revision',
  'Locale',
  'UpdateType',
  'ApprovedVersion',
  'RestoreVersion',
  'PendingVersion',
] as const;

/** The versions of a rule. */
type Versions = Readonly<Record<'ApprovedVersion' | 'RestoreVersion' | 'PendingVersion', string | null>>;

/** What the updates of 2012 were for. */
const DEVICES = [
  ['Microsoft', 'CPE', 'A'],
  ['LG-Nortel', 'IP8540', 'A'],
  ['Polycom', 'CX700', 'A'],
] as const;
const VERSION = '4.0.7577.4066';

function ruleObject({ identity, values }: Setting): DataObject {
  declareType(RULE, () =>
    dataType(RULE, ['string Identity {get;}', ...PROPERTIES.map((name) => `string ${name} {get;}`)], {
      listed: true,
      toText: (self) => toText(self.get('Identity')),
    }),
  );
  return new DataObject(RULE, {
    Identity: identity,
    ...Object.fromEntries(PROPERTIES.map((name) => [name, values[name] ?? null])),
  });
}

export const getRules: CmdletAction = {
  synopsis: 'Shows the rules of which version a kind of telephone gets.',
  example: { title: 'Before any update was imported', transcript: 'PS> @(Get-CsDeviceUpdateRule).Count\n0' },
  outputs: [RULE],
  noEffect: {
    LocalStore: 'the rules are the same in the Central Management store and in its replicas once they have them',
  },
  run: (ps) => ({
    process() {
      onDeployment(ps, textOf(ps, 'Identity'), ({ settings }) => {
        writeSelected(ps, 'Rule', settings.list(RULE_KIND).map(ruleObject));
      });
    },
  }),
};

/** The rule that -Identity or -Instance means. @throws ItemFault */
function ruleMeant({ settings }: Deployment, argument: unknown): Setting {
  const value = argumentValue(argument);
  const text = typeof value === 'string' ? value : toText(getMember(value, 'Identity') ?? value);
  const wanted = text.toLowerCase();
  const found = settings.list(RULE_KIND).find(({ identity }) => identity.toLowerCase() === wanted);
  if (!found) throw notThere('Rule', text);
  return found;
}

/** Approve-, Reset- and Restore-: what becomes of the versions of a rule. */
export function ruleChange(synopsis: string, edit: (versions: Versions) => Versions): CmdletAction {
  return {
    synopsis,
    run: (ps) => ({
      process() {
        const { Identity, Instance = Identity } = ps.parameters as { Identity?: unknown; Instance?: unknown };
        onDeployment(ps, textOf(ps, 'Identity'), (deployment) => {
          const rule = ruleMeant(deployment, Instance);
          if (!ps.shouldProcess(rule.identity)) return;
          deployment.settings.change(RULE_KIND, rule.identity, (values = {}) => ({
            ...values,
            ...edit(versionsOf(values)),
          }));
        });
      },
    }),
  };
}

function versionsOf(values: SettingValues): Versions {
  const text = (name: keyof Versions): string | null => (typeof values[name] === 'string' ? values[name] : null);
  return {
    ApprovedVersion: text('ApprovedVersion'),
    RestoreVersion: text('RestoreVersion'),
    PendingVersion: text('PendingVersion'),
  };
}

export const removeRule: CmdletAction = {
  synopsis: 'Removes a rule of which version a kind of telephone gets.',
  run: (ps) => ({
    process() {
      onDeployment(ps, textOf(ps, 'Identity'), (deployment) => {
        const rule = ruleMeant(deployment, (ps.parameters as { Identity?: unknown }).Identity);
        if (ps.shouldProcess(rule.identity)) deployment.settings.change(RULE_KIND, rule.identity, () => null);
      });
    },
  }),
};

/** `Service:WebServer:pool01.contoso.com` @throws ItemFault */
function webServer({ publishedTopology }: Deployment, text: string): string {
  const { services } = publishedTopology.read();
  const found = services.find(text) ?? services.find(`WebServer:${text}`);
  if (found?.role.role !== 'WebServer') throw notThere('WebServer', text);
  return `Service:${serviceIdentity(found)}`;
}

export const importUpdates: CmdletAction = {
  synopsis: 'Takes over a file of updates for telephones: a rule for each kind, whose version waits for approval.',
  run: (ps) => ({
    process() {
      const file = textOf(ps, 'FileName') ?? '';
      onDeployment(ps, textOf(ps, 'Identity'), (deployment) => {
        const service = webServer(deployment, textOf(ps, 'Identity') ?? '');
        requireCabinet(deployment, file);
        if (!ps.shouldProcess(service)) return;
        for (const device of DEVICES) putRule(deployment, service, device);
      });
    },
  }),
};

/** @throws DeploymentError for a file that is not there @throws ItemFault for one that is no cabinet */
function requireCabinet({ session }: Deployment, file: string): void {
  const path = machinePath(file);
  if (!session.machine.disk.exists(path)) throw new DeploymentError('file-not-found', { path });
  const bytes = session.machine.disk.readFile(path);
  if (String.fromCharCode(...bytes.slice(0, 4)) !== 'MSCF')
    throw new ItemFault(`"${file}" is no cabinet file with updates for telephones.`);
}

function putRule({ settings }: Deployment, service: string, [brand, model, revision]: (typeof DEVICES)[number]): void {
  const own = settings
    .list(RULE_KIND)
    .find(
      ({ identity, values }) =>
        identity.toLowerCase().startsWith(`${service}/`.toLowerCase()) && values.Model === model,
    );
  const id = own ? String(own.values.Id) : platform().random.uuid();
  settings.change(RULE_KIND, `${service}/${id}`, (values = {}) => ({
    Id: id,
    DeviceType: 'UCPhone',
    Brand: brand,
    Model: model,
    Revision: revision,
    Locale: 'ENU',
    UpdateType: 'CPE',
    ...values,
    PendingVersion: VERSION,
  }));
}

/** Clear-: files of updates and logs; the web services of a lab keep none, so only the service has to be there. */
export function clearFiles(synopsis: string): CmdletAction {
  return {
    synopsis,
    description: 'The web services of a lab keep none; the service has to be there.',
    noEffect: { DaysBack: 'no telephone of a lab has sent a log' },
    run: (ps) => ({
      process() {
        const identity = textOf(ps, 'Identity') ?? '';
        onDeployment(ps, identity, (deployment) => {
          ps.shouldProcess(webServer(deployment, identity));
        });
      },
    }),
  };
}
