/**
 * Cmdlets whose parameters are data: the JSON files of `directory` and `not-simulated` have nouns with the types of the
 * parameters and, by verb, the parameter sets. This makes their declarations.
 */
import type { ParameterDeclaration, ParameterDeclarations, ParameterTypeName } from '../../src/engine/cmdlet.ts';
import { requireArgumentType } from './argument-types.ts';
import { placesInSets, type SetTexts, setsOf } from './parameter-sets.ts';
import { parameterHelp } from './parameter-words.ts';

/** A noun with its cmdlets. */
export interface CmdletNoun {
  readonly noun: string;
  /** What help calls it: `Response Group queue`. */
  readonly words: string;
  /** PowerShell's names of the parameters' types; `Verb.Name` where a verb has another one, and the name's own otherwise. */
  readonly types: Readonly<Record<string, string>>;
  readonly aliases?: Readonly<Record<string, string>>;
  /** The names of an enum, by its type. */
  readonly enums?: Readonly<Record<string, readonly string[]>>;
  /** By verb the parameter sets, see parameter-sets.ts. */
  readonly cmdlets: Readonly<Record<string, SetTexts>>;
  /** Get- has no -WhatIf and -Confirm, and the others have; these verbs are the other way round. */
  readonly askExceptions?: readonly string[];
  readonly outputs?: Readonly<Record<string, string>>;
}

const PLAIN: ReadonlySet<string> = new Set<ParameterTypeName>([
  'switch',
  'bool',
  'string',
  'string[]',
  'int',
  'uint',
  'long',
  'double',
  'byte[]',
  'object',
  'psobject',
  'hashtable',
  'datetime',
  'timespan',
  'guid',
  'uri',
  'pscredential',
  'securestring',
  'X509Certificate2',
]);

/**
 * The parameters of a verb of a noun.
 * @param notes what else is to be said of some parameters, by their names
 */
export function parametersOf(
  entry: CmdletNoun,
  verb: string,
  notes: ReadonlyMap<string, Partial<ParameterDeclaration>> = new Map(),
): ParameterDeclarations {
  const parameters: Record<string, ParameterDeclaration> = {};
  for (const [name, places] of placesInSets(entry.cmdlets[verb] ?? {})) {
    const type = entry.types[`${verb}.${name}`] ?? entry.types[name] ?? 'string';
    const alias = entry.aliases?.[name];
    parameters[name] = {
      ...declarationOf(entry, type),
      ...setsOf(places),
      ...(alias === undefined ? {} : { aliases: alias.split(' ') }),
      help: parameterHelp(name, type === 'switch'),
      ...notes.get(name),
    };
  }
  return parameters;
}

function declarationOf(
  { enums }: CmdletNoun,
  type: string,
): Pick<ParameterDeclaration, 'type' | 'typeName' | 'values'> {
  const values = enums?.[type];
  if (values) return { type: 'enum', typeName: type, values };
  if (PLAIN.has(type)) return { type: type as ParameterTypeName };
  requireArgumentType(type);
  return { type: 'other', typeName: type };
}

/** The set that is taken where the arguments fit several; undefined where there is one only. */
export function defaultSetOf({ cmdlets }: CmdletNoun, verb: string): string | undefined {
  const names = Object.keys(cmdlets[verb] ?? {}).filter((name) => name !== '');
  return names[0];
}

/** Whether a cmdlet has -WhatIf and -Confirm. */
export function asksBefore({ askExceptions = [] }: CmdletNoun, verb: string): boolean {
  return (verb !== 'Get') !== askExceptions.includes(verb);
}
