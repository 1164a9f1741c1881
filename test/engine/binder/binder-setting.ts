/** What tests of the binder need: every declared type, parameters in short form, and a binder over a plain object. */

import { readdirSync } from 'node:fs';
import type { BinderHost, BindingTarget } from '../../../src/engine/binder/binding-state.ts';
import type { Frame } from '../../../src/engine/runspace.ts';
import '../../../src/types/conversion/conversion.ts';
import { commonParameters } from '../../../src/engine/binder/common-parameters.ts';
import { ParameterBinder } from '../../../src/engine/binder/parameter-binder.ts';
import { parameterMetadata, parameterSetData } from '../../../src/engine/binder/parameter-metadata.ts';
import { validationOf } from '../../../src/engine/binder/validations.ts';
import type { Validation } from '../../../src/engine/cmdlet.ts';
import {
  ALL_SETS,
  type CommandArgument,
  type CommandMetadata,
  type ParameterMetadata,
  type ParameterSetData,
} from '../../../src/engine/command-metadata.ts';
import { InvocationInfo } from '../../../src/engine/invocation-info.ts';
import { type Ambient, newProcessState, setAmbient } from '../../../src/types/ambient.ts';
import { NetException } from '../../../src/types/net-exception.ts';
import { arrayTypeOf, type NetType, registerType, typeNamed } from '../../../src/types/net-type.ts';
import type { KeyedTable } from '../../../src/types/values/hashtable.ts';
import { asTypedArray } from '../../../src/types/values/typed-array.ts';

for (const room of ['types', 'engine']) {
  const folder = new URL(`../../../src/${room}/net/`, import.meta.url);
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const { default: declared } = (await import(new URL(file, folder).pathname)) as { default: unknown };
    for (const declaration of Array.isArray(declared) ? declared : [declared])
      if (declaration) registerType(declaration);
  }
}
setAmbient({
  process: newProcessState(),
  culture: 'en-US',
  uiCulture: 'en-US',
  timeZone: 'UTC',
  now: () => 0,
} as Ambient);

/** A type by accelerator, also `int[]`. */
export function type(name: string): NetType {
  return name.endsWith('[]') ? arrayTypeOf(type(name.slice(0, -2))) : typeNamed(name);
}

/** An array with an element type. */
export function typed(element: string, items: unknown[]): unknown[] {
  return asTypedArray(items, type(element));
}

export interface Given {
  readonly type?: string;
  readonly aliases?: readonly string[];
  /** Parts in named sets; without it the parameter is in all of them. */
  readonly sets?: Readonly<Record<string, Partial<ParameterSetData>>>;
  readonly validate?: readonly Validation[];
  readonly allowNull?: boolean;
  readonly allowEmptyString?: boolean;
  readonly allowEmptyCollection?: boolean;
}

/** A parameter that is in all sets unless it says otherwise. */
export function parameter(name: string, given: Given & Partial<ParameterSetData> = {}): ParameterMetadata {
  const { type: typeName = 'object', aliases = [], sets, validate = [], ...rest } = given;
  const all = parameterSetData(rest);
  return parameterMetadata({
    ...rest,
    name,
    aliases,
    type: type(typeName),
    sets: sets
      ? new Map(Object.entries(sets).map(([set, data]) => [set, parameterSetData(data)]))
      : new Map([[ALL_SETS, all]]),
    validations: validate.map((one) => validationOf(one)),
  });
}

/** A cmdlet with the common parameters. */
export function command(
  parameters: readonly ParameterMetadata[],
  options: Partial<CommandMetadata> = {},
): CommandMetadata {
  return {
    name: 'Test-Thing',
    parameters: [...parameters, ...commonParameters()],
    defaultParameterSet: null,
    isAdvanced: true,
    supportsShouldProcess: false,
    confirmImpact: 'Medium',
    supportsPaging: false,
    positionalBinding: true,
    helpUri: '',
    remotingCapability: 'PowerShell',
    obsolete: null,
    outputTypes: [],
    ...options,
  };
}

/** The arguments of a command line: a text with a dash is a name, `-Name:` takes the next one for certain. */
export function line(...parts: readonly unknown[]): CommandArgument[] {
  const result: CommandArgument[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const match = typeof part === 'string' ? /^-([A-Za-z]\w*)(:?)$/.exec(part) : null;
    if (!match) result.push(argument(null, part, true));
    else if (match[2] === ':') result.push({ ...argument(match[1]!, parts[++i], true), joined: true });
    else result.push(argument(match[1]!, undefined, false));
  }
  return result;
}

function argument(name: string | null, value: unknown, hasValue: boolean): CommandArgument {
  return {
    name,
    value,
    hasValue,
    joined: false,
    nameExtent: null,
    valueExtent: null,
    nameText: name === null ? null : `-${name}`,
    splatted: false,
    literalText: null,
  };
}

/** Entries of a splatted hashtable. */
export function splat(values: Readonly<Record<string, unknown>>): CommandArgument[] {
  return Object.entries(values).map(([name, value]) => ({
    ...argument(name, value, true),
    joined: true,
    splatted: true,
  }));
}

export interface SettingOptions {
  readonly expectingInput?: boolean;
  readonly defaults?: KeyedTable;
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly runDelayBind?: BinderHost['runDelayBind'];
}

/** A binder whose target is a plain object. */
export class Setting implements BindingTarget {
  readonly bound: Record<string, unknown> = {};
  readonly warnings: string[] = [];
  readonly binder: ParameterBinder;

  constructor(metadata: CommandMetadata, options: SettingOptions = {}) {
    const { answers } = options;
    this.binder = new ParameterBinder(metadata, this, {
      frame: null as unknown as Frame,
      commandName: metadata.name,
      invocation: new InvocationInfo(null, null, metadata.name),
      expectingInput: options.expectingInput ?? false,
      trace: null,
      defaults: options.defaults ?? null,
      promptMandatory: () => {
        if (!answers)
          throw new NetException('System.Management.Automation.PSInvalidOperationException', 'NonInteractive');
        return new Map(Object.entries(answers));
      },
      dynamicParameters: null,
      runDelayBind: options.runDelayBind ?? (() => []),
      warn: (message) => void this.warnings.push(message),
    });
  }

  set(parameter: ParameterMetadata, value: unknown): void {
    this.bound[parameter.name] = value;
  }
  restore(parameter: ParameterMetadata, hadValue: boolean, value: unknown): void {
    if (hadValue) this.bound[parameter.name] = value;
    else delete this.bound[parameter.name];
  }
  current(parameter: ParameterMetadata): unknown {
    return this.bound[parameter.name];
  }
}

/** What a command line without input binds. */
export function bind(
  metadata: CommandMetadata,
  args: readonly CommandArgument[],
  options: SettingOptions = {},
): Setting {
  const setting = new Setting(metadata, options);
  setting.binder.bindCommandLine(args);
  setting.binder.completeWithoutPipeline();
  return setting;
}

/** The id and message of the error that a command line gives. */
export function refusal(
  metadata: CommandMetadata,
  args: readonly CommandArgument[],
  options: SettingOptions = {},
): string {
  try {
    bind(metadata, args, options);
  } catch (error) {
    if (error instanceof NetException) return `${error.identity?.errorId}: ${error.message}`;
    throw error;
  }
  return 'bound';
}
