/**
 * Every declared parameter is one of three: the cmdlet's code reads it, its declaration refuses it with a reason
 * (`refused`), or its declaration says why it has no effect here (`noEffect`).
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { locationNoun } from '../../cmdlets/lync/location-database/nouns.ts';
import { chatNoun } from '../../cmdlets/lync/persistent-chat-rooms/nouns.ts';
import { settingNoun } from '../../cmdlets/lync/settings/nouns.ts';
import { transactionNoun } from '../../cmdlets/lync/synthetic-transactions/nouns.ts';
import { serviceRoles } from '../../src/deployment/service-roles.ts';
import type { CmdletDefinition, ParameterDeclaration, ParameterInSet } from '../../src/engine/cmdlet.ts';
import { commandIndex } from '../../src/generated/commands.ts';
import '../engine/binder/binder-setting.ts';
import { namesReadBy, namesReadByFunction } from './parameter-use.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { findCommands } = (await import(`${root}scripts/index-declarations.mjs`)) as {
  findCommands(): { file: string; name: string }[];
};
/** Those that are files of their own, and those of families, whose parameters are data that one piece of code goes through. */
const all = findCommands();
const commands = all.filter(({ file }) => !file.endsWith('cmdlet-family.ts'));
const inFamilies = all.filter(({ file }) => file.endsWith('cmdlet-family.ts'));

/** Some cmdlets ask which set is in force instead of looking at the switch that makes it so. */
function choosesASet(parameter: ParameterDeclaration, reads: ReadonlySet<string>): boolean {
  const { in: sets = {}, mandatory } = parameter;
  const own = Object.entries<ParameterInSet>(
    Array.isArray(sets) ? Object.fromEntries(sets.map((set) => [set, {}])) : sets,
  );
  const [only] = own;
  if (!only || own.length > 1) return false;
  const [name, inSet] = only;
  return reads.has(name) || (reads.has('parameterSet') && (mandatory ?? inSet.mandatory ?? false));
}

function forgotten(definition: CmdletDefinition, reads: ReadonlySet<string>): string[] {
  if (definition.refused !== undefined) return [];
  return (
    Object.entries(definition.parameters)
      .filter(([, { refused, noEffect }]) => refused === undefined && noEffect === undefined)
      .filter(([name, parameter]) => !reads.has(name) && !choosesASet(parameter, reads))
      .map(([name]) => name)
      // The engine reads it: it asks nothing then.
      .filter((name) => !(definition.forceAnswers && name === 'Force'))
  );
}

describe('declared parameters are read, refused, or said to have no effect', () => {
  test.each(commands.map(({ name, file }) => [name, file]))('%s', (name, file) => {
    const definition = commandIndex.get(name)!.load();
    expect(forgotten(definition, namesReadBy(`${root}${file}`))).toEqual([]);
  });
});

/** What the code for settings reads: by name, and of the properties of a noun where it goes through them all. */
function readsOfSetting(verb: string, noun: string): ReadonlySet<string> {
  const entry = settingNoun(noun);
  const made = entry.identity === 'none' ? ['new', 'newObject'] : SETTING_FUNCTIONS[verb];
  const [file, name] = made ?? [verb.toLowerCase(), `${verb.toLowerCase()}Setting`];
  const reads = namesReadByFunction(`${root}cmdlets/lync/settings/${file}-setting.ts`, String(name));
  const { properties, switches = {} } = entry;
  return new Set([
    ...reads,
    ...(reads.has('properties') ? properties.map((property) => property.name) : []),
    ...(reads.has('switches') ? Object.keys(switches) : []),
  ]);
}

/** The verbs whose functions are not in a file of their own: file and function. */
const SETTING_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  Enable: ['set', 'switchSetting'],
  Disable: ['set', 'switchSetting'],
};

/** What the actions of the topology's cmdlets read; of the properties of services, those by which they are set. */
function readsOfTopology(): ReadonlySet<string> {
  const folder = `${root}cmdlets/lync/published-topology/`;
  const properties = serviceRoles().flatMap((role) => role.properties);
  return new Set([
    ...namesReadByFunction(`${folder}cmdlet-family.ts`, 'actions'),
    ...namesReadByFunction(`${folder}service-setters.ts`, 'serviceSetter'),
    ...properties.map(({ name, parameter = name }) => parameter),
  ]);
}

/** Where the functions of a family are that read its parameters, by its folder: a table of its file. */
const FAMILY_TABLES: Readonly<Record<string, string>> = {
  directory: 'runsOfVerbs',
  'voice-tests': 'tests',
  'synthetic-transactions': 'transactionRun',
  'location-database': 'runs',
  'persistent-chat-rooms': 'runs',
  'centralized-logging': 'actions',
  databases: 'actions',
  'device-updates': 'actions',
  'pool-pairs': 'actions',
  'response-groups': 'actions',
  'active-directory-setup': 'actions',
  announcements: 'actions',
  'persistent-chat-servers': 'actions',
  'user-store': 'actions',
};

/** The functions of the directory by verb; those of single cmdlets stand in the table of its file. */
const DIRECTORY_FUNCTIONS: Readonly<Record<string, readonly [file: string, name: string]>> = {
  Get: ['get-entry', 'getEntry'],
  Set: ['change-entry', 'setEntry'],
  New: ['device-entry', 'newEntry'],
  Remove: ['device-entry', 'removeEntry'],
  Enable: ['change-entry', 'enableEntry'],
  Disable: ['change-entry', 'disableEntry'],
  Move: ['change-entry', 'moveEntry'],
  Grant: ['grant-policy', 'grantPolicy'],
};

/** Parameters that the code reads by names which its data have. */
function namedByData(folder: string, noun: string): readonly string[] {
  if (folder === 'synthetic-transactions') return transactionNoun(noun).transaction.users;
  if (folder === 'persistent-chat-rooms') return chatNoun(noun).properties.map(({ name }) => name);
  return folder === 'location-database' ? (locationNoun(noun).keys ?? []) : [];
}

function readsOfFamily(folder: string, { verb, noun }: CmdletDefinition): ReadonlySet<string> {
  const isOwn =
    /ClientPin|PoolInfo|EffectivePolicy/.test(noun) ||
    (noun === 'CsUserAcp' && verb !== 'Get') ||
    (/Endpoint$/.test(noun) && ['New', 'Move'].includes(verb));
  const own = folder === 'directory' && !isOwn ? DIRECTORY_FUNCTIONS[verb] : undefined;
  const [file, name] = own ?? ['cmdlet-family', folder === 'directory' ? 'ownRuns' : String(FAMILY_TABLES[folder])];
  const reads = namesReadByFunction(`${root}cmdlets/lync/${folder}/${file}.ts`, name);
  return new Set([...reads, ...namedByData(folder, noun)]);
}

describe('families of cmdlets', () => {
  test('each is of a kind that this test knows', () => {
    expect(new Set(inFamilies.map(({ file }) => file.split('/').at(-2)))).toEqual(
      new Set(['settings', 'not-simulated', 'published-topology', ...Object.keys(FAMILY_TABLES)]),
    );
  });

  const settings = inFamilies.filter(({ file }) => file.includes('/settings/'));
  test.each(settings.map(({ name }) => [name]))('%s', (name) => {
    const definition = commandIndex.get(name)!.load();
    expect(forgotten(definition, readsOfSetting(definition.verb, definition.noun))).toEqual([]);
  });

  const topology = inFamilies.filter(({ file }) => file.includes('/published-topology/'));
  test.each(topology.map(({ name }) => [name]))('%s', (name) => {
    expect(forgotten(commandIndex.get(name)!.load(), readsOfTopology())).toEqual([]);
  });

  const others = inFamilies.filter(({ file }) => Object.keys(FAMILY_TABLES).some((one) => file.includes(`/${one}/`)));
  test.each(others.map(({ name, file }) => [name, String(file.split('/').at(-2))]))('%s', (name, folder) => {
    const definition = commandIndex.get(name)!.load();
    expect(forgotten(definition, readsOfFamily(folder, definition))).toEqual([]);
  });

  test('what is not simulated is refused as a whole', () => {
    const notSimulated = inFamilies.filter(({ file }) => file.includes('/not-simulated/'));
    expect(notSimulated.filter(({ name }) => commandIndex.get(name)!.load().refused === undefined)).toEqual([]);
  });
});

describe('what is refused or without effect', () => {
  const parameters = all.flatMap(({ name }) =>
    Object.entries(commandIndex.get(name)!.load().parameters).map(
      ([parameter, declared]) => [`${name} -${parameter}`, declared] as const,
    ),
  );

  test('one of both, with a reason', () => {
    const wrong = parameters.filter(([, { refused, noEffect }]) => refused !== undefined && noEffect !== undefined);
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  test('texts of help tell what a parameter does, not that it does nothing', () => {
    const empty = parameters.filter(([, { help = '' }]) => /not available here|^ignored|not used here|^$/i.test(help));
    expect(empty.map(([name]) => name)).toEqual([]);
  });
});
