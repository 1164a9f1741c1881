/** Get-Command -ShowCommandInfo: commands, their sets and parameters as plain objects, from which Show-Command draws. */
import { definitionOf, parameterSetsOf } from '../../src/engine/command-description.ts';
import { AliasInfo, type CommandInfo } from '../../src/engine/command-info.ts';
import type { ParameterInSet, ParameterSetOfCommand } from '../../src/engine/command-objects.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { NetList } from '../../src/types/values/net-list.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';

export function showCommandInfo(command: CommandInfo): PSCustomObject {
  const sets = command instanceof AliasInfo ? [] : [...(parameterSetsOf(command)?.items ?? [])];
  return objectOf({
    Name: command.name,
    ModuleName: command.moduleName,
    Module: objectOf({ Name: command.moduleName }),
    CommandType: EnumValue.named(typeNamed('System.Management.Automation.CommandTypes'), command.commandType),
    Definition: definitionOf(command),
    ParameterSets: objects(sets.map((set) => setInfo(set as ParameterSetOfCommand))),
  });
}

function setInfo(set: ParameterSetOfCommand): PSCustomObject {
  return objectOf({
    Name: set.name,
    IsDefault: set.isDefault,
    Parameters: objects(set.parameters.items.map((parameter) => parameterInfo(parameter as ParameterInSet))),
  });
}

function parameterInfo({ parameter, data, position, attributes }: ParameterInSet): PSCustomObject {
  const values = validValuesOf(attributes.items);
  const text = typeNamed('System.String');
  return objectOf({
    Name: parameter.name,
    IsMandatory: data.mandatory,
    ValueFromPipeline: data.byValue,
    Position: position,
    ParameterType: typeInfo(parameter.type),
    HasParameterSet: values.length > 0,
    ValidParamSetValues:
      values.length > 0
        ? asTypedArray(values, text)
        : new NetList(genericTypeOf(typeNamed('System.Collections.Generic.List`1'), [text])),
  });
}

/** The values of the first ValidateSet; none where there is none. */
function validValuesOf(attributes: readonly unknown[]): string[] {
  const type = typeNamed('System.Management.Automation.ValidateSetAttribute');
  const set = attributes.find((one) => one instanceof NetObject && one.netType() === type);
  return Array.from(enumerate(getMember(set, 'ValidValues')) ?? [], (value) => toText(value));
}

function typeInfo(type: NetType): PSCustomObject {
  const names = type.isEnum ? Object.keys(type.declaration.members ?? {}) : [];
  return objectOf({
    FullName: type.fullName,
    IsEnum: type.isEnum,
    IsArray: type.isArray,
    EnumValues: new NetList(typeNamed('System.Collections.ArrayList'), names),
    HasFlagAttribute: type.declaration.flags === true,
    ElementType: type.elementType ? typeInfo(type.elementType) : null,
    ImplementsDictionary: typeNamed('System.Collections.IDictionary').isAssignableFrom(type),
  });
}

function objectOf(values: Readonly<Record<string, unknown>>): PSCustomObject {
  return PSCustomObject.from(Object.entries(values));
}

function objects(items: PSCustomObject[]): unknown[] {
  return asTypedArray(items, typeNamed('System.Management.Automation.PSObject'));
}
