/** The simple URLs of the deployment and of sites. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { enumerate } from '../../../src/types/enumeration.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { KeyedTable } from '../../../src/types/values/hashtable.ts';
import { textOf } from '../acting-cmdlet.ts';
import { ItemFault, notThere, onDeployment, thereAlready } from '../item-fault.ts';
import { resetWarning } from '../settings/remove-setting.ts';
import {
  configurationObject,
  SIMPLE_URL_CONFIGURATION,
  type StoredSimpleUrl,
  simpleUrlKind,
  urlsOf,
} from '../simple-url-objects.ts';
import type { TopologyAction } from './topology-cmdlet.ts';

const KIND = 'SimpleUrlConfiguration';
const NO_TENANTS = { Tenant: 'a deployment of one’s own has no tenants' };

export const newSimpleUrlConfiguration: TopologyAction = {
  className: 'Microsoft.Rtc.Management.Internal.NewSimpleUrlConfigurationCmdlet',
  synopsis: 'Makes the simple URLs of a site.',
  example: {
    title: 'What can be said',
    transcript: "PS> (Get-Command New-CsSimpleUrlConfiguration).Parameters.ContainsKey('SimpleUrl')\nTrue",
  },
  outputs: [SIMPLE_URL_CONFIGURATION],
  refused: NO_TENANTS,
  run: (ps) => ({
    process() {
      const given = textOf(ps, 'Identity') ?? '';
      onDeployment(ps, given, (deployment) => {
        const identity = identityFor(deployment, given);
        const values = { SimpleUrl: [...changedUrls(ps, [])] };
        if (!ps.isBound('InMemory')) {
          if (!ps.shouldProcess(identity)) return;
          deployment.settings.change(simpleUrlKind(deployment.topology), identity, (current) => {
            if (current) throw thereAlready(KIND, identity);
            return values;
          });
        }
        ps.write(configurationObject({ identity, values }));
      });
    },
  }),
};

export const setSimpleUrlConfiguration: TopologyAction = {
  className: 'Microsoft.Rtc.Management.Internal.SetSimpleUrlConfigurationCmdlet',
  synopsis: 'Changes the simple URLs of the deployment or of a site.',
  description: 'The change is replicated. The names that certificates are to have follow from the topology still.',
  example: {
    title: 'What can be said',
    transcript: "PS> (Get-Command Set-CsSimpleUrlConfiguration).Parameters.ContainsKey('SimpleUrl')\nTrue",
  },
  refused: NO_TENANTS,
  run: (ps) => ({
    process() {
      const { Instance: instance } = ps.parameters as { Instance?: unknown };
      const given = instance === undefined ? textOf(ps, 'Identity') : toText(getMember(instance, 'Identity'));
      onDeployment(ps, given ?? null, (deployment) => {
        const identity = identityFor(deployment, given ?? 'Global');
        if (!ps.shouldProcess(identity)) return;
        deployment.settings.change(simpleUrlKind(deployment.topology), identity, (current) => {
          if (!current && instance === undefined) throw notThere(KIND, identity);
          const before =
            instance === undefined ? urlsOf(current) : itemsOf(getMember(instance, 'SimpleUrl')).map(storedUrl);
          return { ...current, SimpleUrl: [...changedUrls(ps, before)] } satisfies SettingValues;
        });
      });
    },
  }),
};

export const removeSimpleUrlConfiguration: TopologyAction = {
  className: 'Microsoft.Rtc.Management.Internal.RemoveSimpleUrlConfigurationCmdlet',
  synopsis: 'Removes the simple URLs of a site; the global ones get back what the topology says.',
  example: {
    title: 'What can be said',
    transcript: "PS> (Get-Command Remove-CsSimpleUrlConfiguration).Parameters.ContainsKey('Identity')\nTrue",
  },
  refused: NO_TENANTS,
  run: (ps) => ({
    process() {
      const given = textOf(ps, 'Identity') ?? '';
      onDeployment(ps, given, (deployment) => {
        const identity = identityFor(deployment, given);
        if (!ps.shouldProcess(identity)) return;
        const kind = simpleUrlKind(deployment.topology);
        if (identity === 'Global') ps.warning(resetWarning(KIND));
        deployment.settings.change(kind, identity, (current) => {
          if (!current) throw notThere(KIND, identity);
          return kind.fresh.find((one) => one.identity === identity)?.values ?? null;
        });
      });
    },
  }),
};

function identityFor({ topology }: Deployment, text: string): string {
  if (/^global$/i.test(text)) return 'Global';
  const site = /^site:/i.test(text) ? topology.site(text.slice('site:'.length)) : undefined;
  if (site) return `Site:${site.name}`;
  throw new ItemFault(`"${text}" is no identity of this kind: its scopes are global, site.`, 'InvalidIdentity');
}

/** The list that -SimpleUrl makes of another one: all of it, or what is added, removed, put in its place. */
function changedUrls(ps: CmdletContext, before: readonly StoredSimpleUrl[]): readonly StoredSimpleUrl[] {
  if (!ps.isBound('SimpleUrl')) return before;
  const { SimpleUrl: value } = ps.parameters as { SimpleUrl?: unknown };
  if (!(value instanceof KeyedTable)) return itemsOf(value).map(storedUrl);
  let urls = [...before];
  for (const { key, value: part } of value.slots()) {
    const given = itemsOf(part).map(storedUrl);
    const word = toText(key).toLowerCase();
    if (word === 'replace') urls = given;
    else if (word === 'add') urls.push(...given);
    else if (word === 'remove') urls = urls.filter((url) => !given.some((one) => isSameUrl(one, url)));
    else throw new ItemFault(`"${toText(key)}" does nothing to the list SimpleUrl: it takes Add, Remove and Replace.`);
  }
  return urls;
}

function storedUrl(object: unknown): StoredSimpleUrl {
  const text = (name: string) => toText(getMember(object, name) ?? '');
  const active = text('ActiveUrl');
  return {
    Component: text('Component'),
    Domain: text('Domain'),
    ActiveUrl: active === '' ? null : active,
    Entries: itemsOf(getMember(object, 'SimpleUrlEntry')).map(entryText),
  };
}

function itemsOf(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  return typeof value === 'string' ? [value] : [...(enumerate(value) ?? [value])];
}

/** An entry is an object with its URL, or the URL itself. */
function entryText(entry: unknown): string {
  return typeof entry === 'string' ? entry : toText(getMember(entry, 'Url') ?? entry);
}

function isSameUrl(left: StoredSimpleUrl, right: StoredSimpleUrl): boolean {
  return isSame(left.Component, right.Component) && isSame(left.Domain, right.Domain);
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
