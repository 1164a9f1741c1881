/** Simple URLs between the store and the shell: a configuration is a list of URLs, and each has the addresses that mean it. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Setting, SettingValues } from '../../src/deployment/settings.ts';
import type { Topology } from '../../src/deployment/topology.ts';
import type { StoredValue } from '../../src/storage/store.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';

const SETTINGS = 'Microsoft.Rtc.Management.WritableConfig.Settings.SimpleUrl';
const SIMPLE_URL = `${SETTINGS}.SimpleUrl`;
const SIMPLE_URL_ENTRY = `${SETTINGS}.SimpleUrlEntry`;
export const SIMPLE_URL_CONFIGURATION = `${SETTINGS}.SimpleUrlConfiguration`;

/** One URL as it is stored. */
export interface StoredSimpleUrl {
  readonly Component: string;
  readonly Domain: string;
  readonly ActiveUrl: string | null;
  readonly Entries: readonly string[];
  readonly [key: string]: StoredValue;
}

/** The kind under which the configurations are kept, with the global one that follows from the topology. */
export function simpleUrlKind({ document }: Topology): { readonly name: string; readonly fresh: readonly Setting[] } {
  const { sipDomains, simpleUrls } = document;
  const one = (Component: string, Domain: string, url: string): StoredSimpleUrl => ({
    Component,
    Domain,
    ActiveUrl: url,
    Entries: [url],
  });
  const urls = [
    one('Dialin', '*', simpleUrls.dialin),
    ...sipDomains.map((domain) => one('Meet', domain, simpleUrls.meet)),
    one('Cscp', '*', simpleUrls.admin),
  ];
  return { name: 'CsSimpleUrlConfiguration', fresh: [{ identity: 'Global', values: { SimpleUrl: urls } }] };
}

export function simpleUrlConfigurations({ settings, topology }: Deployment, local: boolean): Setting[] {
  return settings.list(simpleUrlKind(topology), local);
}

/** The URLs of a configuration. */
export function urlsOf(values: SettingValues | undefined): readonly StoredSimpleUrl[] {
  return (values?.SimpleUrl ?? []) as unknown as readonly StoredSimpleUrl[];
}

export function configurationObject({ identity, values }: Setting): DataObject {
  return new DataObject(SIMPLE_URL_CONFIGURATION, {
    Identity: identity,
    SimpleUrl: asTypedArray(urlsOf(values).map(urlObject), typeNamed(SIMPLE_URL)),
    UseBackendDatabase: true,
  });
}

function urlObject({ Component, Domain, ActiveUrl, Entries }: StoredSimpleUrl): DataObject {
  return new DataObject(SIMPLE_URL, {
    SimpleUrlEntry: asTypedArray(Entries.map(entryObject), typeNamed(SIMPLE_URL_ENTRY)),
    Component,
    Domain,
    ActiveUrl,
  });
}

function entryObject(url: string): DataObject {
  return new DataObject(SIMPLE_URL_ENTRY, { Url: url });
}
