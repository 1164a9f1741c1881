/** The nouns of all families. */
import archivingAndMonitoring from './archiving-and-monitoring.json' with { type: 'json' };
import clients from './clients.json' with { type: 'json' };
import conferencing from './conferencing.json' with { type: 'json' };
import federation from './federation.json' with { type: 'json' };
import further from './further.json' with { type: 'json' };
import insideServices from './inside-services.json' with { type: 'json' };
import network from './network.json' with { type: 'json' };
import objects from './objects.json' with { type: 'json' };
import parts from './parts.json' with { type: 'json' };
import persistentChat from './persistent-chat.json' with { type: 'json' };
import serverToServer from './server-to-server.json' with { type: 'json' };
import servers from './servers.json' with { type: 'json' };
import type { SettingNoun, SettingProperty } from './setting-noun.ts';
import voice from './voice.json' with { type: 'json' };

const families = [
  archivingAndMonitoring,
  clients,
  conferencing,
  federation,
  further,
  insideServices,
  network,
  objects,
  parts,
  persistentChat,
  servers,
  serverToServer,
  voice,
] as unknown as readonly (readonly SettingNoun[])[];

const nouns = new Map(families.flat().map((entry) => [entry.noun, entry]));

/** What the data say of a noun. @throws Error for a noun that is in no family */
export function settingNoun(noun: string): SettingNoun {
  const found = nouns.get(noun);
  if (!found) throw new Error(`No family of settings has the noun ${noun}.`);
  return found;
}

/** What settings of a noun lie in, as a page's world asks it; null where they lie nowhere else, or are none. */
export function settingPlace(noun: string): { readonly of: string | null } | null {
  const entry = knownSettingNoun(noun);
  if (entry?.part) return { of: entry.part.of };
  return entry?.identity === 'child' ? { of: null } : null;
}

/** By property, in lower case, a noun whose New- makes the objects that it takes: one that needs nothing, where there is one. */
export function settingMakers(noun: string): ReadonlyMap<string, string> {
  const taking = knownSettingNoun(noun)?.properties ?? [];
  const needsNothing = (maker: string): boolean =>
    !/!/.test(Object.values(knownSettingNoun(maker)?.cmdlets.New ?? {}).join());
  return new Map(
    taking.flatMap(({ name, items = [] }) => {
      const maker = items.find(needsNothing) ?? items[0];
      return maker === undefined ? [] : [[name.toLowerCase(), maker] as const];
    }),
  );
}

/** By property, in lower case, the least value that it may have. */
export function settingLeast(noun: string): ReadonlyMap<string, number | string> {
  const ranged = knownSettingNoun(noun)?.properties ?? [];
  return new Map(ranged.flatMap(({ name, range }) => (range ? [[name.toLowerCase(), range[0]] as const] : [])));
}

/** What New- of a noun cannot do without: the properties, in the order of the parameters. */
export function settingNeeds(noun: string): readonly SettingProperty[] {
  const entry = knownSettingNoun(noun);
  const [set = ''] = Object.values(entry?.cmdlets.New ?? {});
  const names = set
    .split(' ')
    .filter((token) => token.includes('!'))
    .map((token) => token.replace(/\W.*$/, ''));
  return names.flatMap((name) => entry?.properties.find((property) => property.name === name) ?? []);
}

/** The nouns of all settings. */
export function settingNouns(): string[] {
  return [...nouns.keys()];
}

/** What the data say of a noun in any letter case; undefined where it is that of no settings. */
export function knownSettingNoun(noun: string): SettingNoun | undefined {
  const wanted = noun.toLowerCase();
  return [...nouns.values()].find((entry) => entry.noun.toLowerCase() === wanted);
}

/** At which scopes there are settings of a noun; null for what is named otherwise, or unknown here. */
export function settingScopes(noun: string): readonly string[] | null {
  const entry = knownSettingNoun(noun);
  return !entry || entry.identity === 'name' || entry.identity === 'none' ? null : (entry.scopes ?? null);
}
