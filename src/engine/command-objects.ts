/**
 * CommandMetadata and what belongs to it as objects of scripts: `(Get-Command x).Parameters`, `.ParameterSets`,
 * `[CommandMetadata](Get-Command x)`. Scripts change these copies to make proxies of commands.
 */
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { StringComparer } from '../types/values/comparer.ts';
import { NetDictionary } from '../types/values/net-dictionary.ts';
import { NetList } from '../types/values/net-list.ts';
import { plainAttributes } from './binder/cmdlet-attributes.ts';
import { COMMON_NAMES } from './binder/common-parameters.ts';
import { isSwitchType } from './binder/parameter-metadata.ts';
import { newAttributeCollection } from './binder/runtime-defined-parameter.ts';
import { parameterSetNames, syntaxLine } from './binder/syntax.ts';
import { ALL_SETS, type CommandMetadata, type ParameterMetadata, type ParameterSetData } from './command-metadata.ts';

const N = 'System.Management.Automation.';

/** An Int32.MinValue stands for no position. */
const NO_POSITION = -2147483648;

function dictionaryOf(valueType: string): NetDictionary {
  const type = genericTypeOf(typeNamed('System.Collections.Generic.Dictionary`2'), [
    typeNamed('System.String'),
    typeNamed(valueType),
  ]);
  return new NetDictionary(type, StringComparer.ordinalIgnoreCase);
}

function textCollection(items: readonly string[]): NetList {
  const definition = typeNamed('System.Collections.ObjectModel.Collection`1');
  return new NetList(genericTypeOf(definition, [typeNamed('System.String')]), [...items]);
}

function readOnlyCollection(elementType: string, items: readonly unknown[]): NetList {
  const definition = typeNamed('System.Collections.ObjectModel.ReadOnlyCollection`1');
  const list = new NetList(genericTypeOf(definition, [typeNamed(elementType)]), [...items]);
  list.isReadOnly = true;
  return list;
}

/** System.Management.Automation.ParameterSetMetadata: a parameter's part in one set. */
export class ParameterSetObject extends NetObject {
  isMandatory = false;
  position = NO_POSITION;
  valueFromPipeline = false;
  valueFromPipelineByPropertyName = false;
  valueFromRemainingArguments = false;
  helpMessage: string | null = null;
  helpMessageBaseName: string | null = null;
  helpMessageResourceId: string | null = null;

  static of(data: ParameterSetData): ParameterSetObject {
    const made = new ParameterSetObject();
    made.isMandatory = data.mandatory;
    made.position = data.position ?? NO_POSITION;
    made.valueFromPipeline = data.byValue;
    made.valueFromPipelineByPropertyName = data.byPropertyName;
    made.valueFromRemainingArguments = data.remaining;
    made.helpMessage = data.helpMessage;
    return made;
  }

  copy(): ParameterSetObject {
    return Object.assign(new ParameterSetObject(), this);
  }

  netType(): NetType {
    return typeNamed(`${N}ParameterSetMetadata`);
  }
}

/** System.Management.Automation.ParameterMetadata. */
export class ParameterObject extends NetObject {
  isDynamic = false;
  aliases = textCollection([]);
  attributes = newAttributeCollection();
  sets = dictionaryOf(`${N}ParameterSetMetadata`);

  constructor(
    public name: string,
    /** null where a script took the type away. */
    public type: NetType | null = null,
  ) {
    super();
  }

  static of(parameter: ParameterMetadata): ParameterObject {
    const made = new ParameterObject(parameter.name, parameter.type);
    made.isDynamic = parameter.isDynamic;
    made.aliases = textCollection(parameter.aliases);
    made.attributes = newAttributeCollection([...attributesOf(parameter)]);
    for (const [set, data] of parameter.sets) made.sets.set(set, ParameterSetObject.of(data));
    return made;
  }

  copy(): ParameterObject {
    const made = new ParameterObject(this.name, this.type);
    made.isDynamic = this.isDynamic;
    made.aliases = textCollection(this.aliases.items as string[]);
    made.attributes = newAttributeCollection([...this.attributes.items]);
    for (const { key, value } of this.sets.slots()) made.sets.set(key, (value as ParameterSetObject).copy());
    return made;
  }

  get isSwitch(): boolean {
    return this.type !== null && isSwitchType(this.type);
  }

  netType(): NetType {
    return typeNamed(`${N}ParameterMetadata`);
  }
}

/** The attributes of a parameter; one without any has that which says that it is a parameter, and types come last. */
function attributesOf(parameter: ParameterMetadata): readonly NetObject[] {
  if (parameter.makeAttributes) return parameter.makeAttributes(parameter);
  const named = (one: NetObject, name: string) => one.netType().fullName === `${N}${name}Attribute`;
  const { attributes } = parameter;
  if (attributes.length === 0) return plainAttributes(parameter);
  const types = attributes.filter((one) => named(one, 'ArgumentTypeConverter'));
  const others = attributes.filter((one) => !types.includes(one));
  const isMarked = others.some((one) => named(one, 'Parameter'));
  return [...others, ...(isMarked ? [] : plainParts(parameter)), ...types];
}

const plainParts = (parameter: ParameterMetadata) => plainAttributes({ ...parameter, aliases: [] });

/** System.Management.Automation.CommandMetadata, a copy that scripts may change. */
export class CommandObject extends NetObject {
  name = '';
  /** The class of a cmdlet; null for functions. */
  commandType: NetType | null = null;
  /** How a proxy calls the command: with its module, and as what kind. */
  wrappedName = '';
  wrappedKind: 'Cmdlet' | 'Function' | 'ExternalScript' = 'Cmdlet';
  implementsDynamicParameters = false;
  defaultParameterSetName: string | null = null;
  supportsShouldProcess = false;
  supportsPaging = false;
  positionalBinding = true;
  supportsTransactions = false;
  helpUri: string | null = '';
  confirmImpact = 'Medium';
  isAdvanced = false;
  readonly parameters = dictionaryOf(`${N}ParameterMetadata`);

  /** The common parameters are not part of it: a proxy has its own. */
  static of(metadata: CommandMetadata): CommandObject {
    const made = new CommandObject();
    made.name = metadata.name;
    made.defaultParameterSetName = metadata.defaultParameterSet ?? ALL_SETS;
    made.supportsShouldProcess = metadata.supportsShouldProcess;
    made.supportsPaging = metadata.supportsPaging;
    made.positionalBinding = metadata.positionalBinding;
    made.helpUri = metadata.helpUri;
    made.confirmImpact = metadata.confirmImpact;
    made.isAdvanced = metadata.isAdvanced;
    const added = new Set(metadata.isAdvanced ? COMMON_NAMES : []);
    if (metadata.supportsShouldProcess) for (const name of ['WhatIf', 'Confirm']) added.add(name);
    if (metadata.supportsPaging) for (const name of ['IncludeTotalCount', 'Skip', 'First']) added.add(name);
    for (const parameter of metadata.parameters) {
      if (!added.has(parameter.name)) made.parameters.set(parameter.name, ParameterObject.of(parameter));
    }
    return made;
  }

  copy(): CommandObject {
    const made = new CommandObject();
    const { parameters, ...rest } = this;
    Object.assign(made, rest);
    for (const { key, value } of parameters.slots()) made.parameters.set(key, (value as ParameterObject).copy());
    return made;
  }

  netType(): NetType {
    return typeNamed(`${N}CommandMetadata`);
  }
}

/** `(Get-Command x).Parameters`, all of them. */
export function parameterTable(metadata: CommandMetadata): NetDictionary {
  const table = dictionaryOf(`${N}ParameterMetadata`);
  for (const parameter of metadata.parameters) table.set(parameter.name, ParameterObject.of(parameter));
  return table;
}

/** System.Management.Automation.CommandParameterInfo: a parameter as one set has it. */
export class ParameterInSet extends NetObject {
  readonly aliases: NetList;
  readonly attributes: NetList;

  constructor(
    readonly parameter: ParameterMetadata,
    readonly data: ParameterSetData,
  ) {
    super();
    this.aliases = readOnlyCollection('System.String', parameter.aliases);
    this.attributes = readOnlyCollection('System.Attribute', attributesOf(parameter));
  }

  get position(): number {
    return this.data.position ?? NO_POSITION;
  }

  netType(): NetType {
    return typeNamed(`${N}CommandParameterInfo`);
  }
}

/** System.Management.Automation.CommandParameterSetInfo: one way to call a command. */
export class ParameterSetOfCommand extends NetObject {
  readonly parameters: NetList;

  constructor(
    readonly name: string,
    readonly isDefault: boolean,
    private readonly metadata: CommandMetadata,
  ) {
    super();
    const inSet = metadata.parameters.flatMap((parameter) => {
      const data = parameter.sets.get(name) ?? parameter.sets.get(ALL_SETS);
      return data ? [new ParameterInSet(parameter, data)] : [];
    });
    this.parameters = readOnlyCollection(`${N}CommandParameterInfo`, inSet);
  }

  /** As Get-Command -Syntax shows it, without the command's name. */
  override toString(): string {
    return syntaxLine(this.metadata, this.name, '').trimStart();
  }

  netType(): NetType {
    return typeNamed(`${N}CommandParameterSetInfo`);
  }
}

/** `(Get-Command x).ParameterSets`. */
export function parameterSetList(metadata: CommandMetadata): NetList {
  const sets = parameterSetNames(metadata).map(
    (name) => new ParameterSetOfCommand(name, name === metadata.defaultParameterSet, metadata),
  );
  return readOnlyCollection(`${N}CommandParameterSetInfo`, sets);
}
