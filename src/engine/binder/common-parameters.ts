/** The parameters that every cmdlet and advanced function has, and the values that one invocation got for them. */

import { toText } from '../../types/conversion/conversion.ts';
import { type NetType, typeNamed } from '../../types/net-type.ts';
import { SwitchParameter } from '../../types/values/switch-parameter.ts';
import { ALL_SETS, type ParameterMetadata } from '../command-metadata.ts';
import { parameterMetadata, parameterSetData } from './parameter-metadata.ts';
import { rangeValidation, validVariableName } from './validations.ts';

/** Values of the common parameters; null where one was not given. */
export interface CommonParameters {
  verbose: boolean | null;
  debug: boolean | null;
  errorAction: string | null;
  warningAction: string | null;
  informationAction: string | null;
  progressAction: string | null;
  errorVariable: string | null;
  warningVariable: string | null;
  informationVariable: string | null;
  outVariable: string | null;
  outBuffer: number | null;
  pipelineVariable: string | null;
  whatIf: boolean | null;
  confirm: boolean | null;
}

export function noCommonParameters(): CommonParameters {
  return {
    verbose: null,
    debug: null,
    errorAction: null,
    warningAction: null,
    informationAction: null,
    progressAction: null,
    errorVariable: null,
    warningVariable: null,
    informationVariable: null,
    outVariable: null,
    outBuffer: null,
    pipelineVariable: null,
    whatIf: null,
    confirm: null,
  };
}

type Key = keyof CommonParameters;

/** In the order in which PowerShell lists them (in the text of an ambiguous name, for one). */
const DECLARED: readonly (readonly [name: string, alias: string, key: Key, type: string])[] = [
  ['Verbose', 'vb', 'verbose', 'switch'],
  ['Debug', 'db', 'debug', 'switch'],
  ['ErrorAction', 'ea', 'errorAction', 'action'],
  ['WarningAction', 'wa', 'warningAction', 'action'],
  ['InformationAction', 'infa', 'informationAction', 'action'],
  ['ProgressAction', 'proga', 'progressAction', 'action'],
  ['ErrorVariable', 'ev', 'errorVariable', 'variable'],
  ['WarningVariable', 'wv', 'warningVariable', 'variable'],
  ['InformationVariable', 'iv', 'informationVariable', 'variable'],
  ['OutVariable', 'ov', 'outVariable', 'variable'],
  ['OutBuffer', 'ob', 'outBuffer', 'buffer'],
  ['PipelineVariable', 'pv', 'pipelineVariable', 'variable'],
];

const SHOULD_PROCESS: readonly (readonly [name: string, alias: string, key: Key, type: string])[] = [
  ['WhatIf', 'wi', 'whatIf', 'switch'],
  ['Confirm', 'cf', 'confirm', 'switch'],
];

const KEYS: ReadonlyMap<string, Key> = new Map([...DECLARED, ...SHOULD_PROCESS].map(([name, , key]) => [name, key]));

/** Names of the parameters that `[<CommonParameters>]` stands for in syntax. */
export const COMMON_NAMES: ReadonlySet<string> = new Set(DECLARED.map(([name]) => name));

/** Names of the parameters which never make a name ambiguous when another parameter matches. */
export function isCommonName(name: string): boolean {
  return COMMON_NAMES.has(name);
}

function typeOfKind(kind: string): NetType {
  switch (kind) {
    case 'switch':
      return typeNamed('System.Management.Automation.SwitchParameter');
    case 'action':
      return typeNamed('System.Management.Automation.ActionPreference');
    case 'buffer':
      return typeNamed('System.Int32');
    default:
      return typeNamed('System.String');
  }
}

const inAllSets = () => new Map([[ALL_SETS, parameterSetData()]]);

function declare([name, alias, , kind]: (typeof DECLARED)[number]): ParameterMetadata {
  const type = typeOfKind(kind);
  return parameterMetadata({
    name,
    aliases: [alias],
    type,
    sets: inAllSets(),
    isCommon: true,
    candidates: type.isEnum ? Object.keys(type.declaration.members ?? {}) : [],
    validations:
      kind === 'variable' ? [validVariableName()] : kind === 'buffer' ? [rangeValidation(0, 2147483647)] : [],
  });
}

let common: readonly ParameterMetadata[] | null = null;
let shouldProcess: readonly ParameterMetadata[] | null = null;

/** Verbose to PipelineVariable. */
export function commonParameters(): readonly ParameterMetadata[] {
  return (common ??= DECLARED.map(declare));
}

/** WhatIf and Confirm. */
export function shouldProcessParameters(): readonly ParameterMetadata[] {
  return (shouldProcess ??= SHOULD_PROCESS.map(declare));
}

/** IncludeTotalCount, Skip and First of commands that support paging. */
export function pagingParameters(): readonly ParameterMetadata[] {
  const ulong = typeNamed('System.UInt64');
  return [
    parameterMetadata({
      name: 'IncludeTotalCount',
      type: typeOfKind('switch'),
      sets: inAllSets(),
      toTarget: toSwitchValue,
    }),
    parameterMetadata({ name: 'Skip', type: ulong, sets: inAllSets() }),
    parameterMetadata({ name: 'First', type: ulong, sets: inAllSets() }),
  ];
}

/** A switch as cmdlets get it: a boolean. */
export function toSwitchValue(value: unknown): boolean {
  return value instanceof SwitchParameter ? value.isPresent : value === true;
}

/** Notes the value of a common parameter. */
export function setCommonParameter(values: CommonParameters, name: string, value: unknown): void {
  const key = KEYS.get(name);
  if (!key) throw new Error(`${name} is no common parameter.`);
  (values as unknown as Record<Key, unknown>)[key] = commonValue(value);
}

function commonValue(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof SwitchParameter) return value.isPresent;
  return typeof value === 'number' || typeof value === 'boolean' ? value : toText(value);
}
