/** A parameter of a script or a runtime-defined one: its metadata from its type and attribute objects. */
import { toBool, toInt32, toText } from '../../types/conversion/conversion.ts';
import { enumMembers } from '../../types/conversion/to-enum.ts';
import type { NetObject, NetType } from '../../types/net-type.ts';
import { ALL_SETS, type ParameterMetadata, type ParameterSetData } from '../command-metadata.ts';
import { attributeTexts, attributeValue, isAttribute, valuesOfSet } from './attribute-roles.ts';
import { parameterMetadata, parameterSetData } from './parameter-metadata.ts';
import { type AppliedAttributes, applyAttribute } from './variable-attributes.ts';

/** ParameterAttribute.Position of a parameter that has none. */
const NO_POSITION = -2147483648;

export interface ScriptParameter {
  readonly name: string;
  readonly type: NetType;
  /** From the variable outwards. */
  readonly attributes: readonly NetObject[];
  /** Steps of the parameter's type constraints, applied before the attributes'. */
  readonly applied: AppliedAttributes;
  /** Position of a parameter in a command that numbers them by their order; null for none. */
  readonly position: number | null;
  readonly isDynamic: boolean;
}

/** Whether a parameter's attributes place it themselves, so that the order of parameters does not. */
export function placesItself(attributes: readonly NetObject[]): boolean {
  return attributes
    .filter((attribute) => isAttribute(attribute, 'ParameterAttribute'))
    .some(
      (a) =>
        toInt32(attributeValue(a, 'Position')) !== NO_POSITION ||
        toText(attributeValue(a, 'ParameterSetName')) !== ALL_SETS,
    );
}

export function scriptParameter(given: ScriptParameter): ParameterMetadata {
  const { applied, attributes, name, type } = given;
  for (const attribute of attributes) applyAttribute(applied, attribute);
  const has = (attributeName: string) => attributes.some((attribute) => isAttribute(attribute, attributeName));
  const find = (attributeName: string) => attributes.find((attribute) => isAttribute(attribute, attributeName));
  const typeName = find('PSTypeNameAttribute');
  const obsolete = attributes.find((attribute) => attribute.netType().fullName === 'System.ObsoleteAttribute');
  const declared = attributes.filter((attribute) => isAttribute(attribute, 'ParameterAttribute'));
  return parameterMetadata({
    name,
    type,
    aliases: attributes.filter((a) => isAttribute(a, 'AliasAttribute')).flatMap((a) => attributeTexts(a, 'AliasNames')),
    sets: setsOf(declared, given.position),
    validations: applied.validations,
    transformations: applied.transformations,
    attributes: applied.attributes,
    allowNull: has('AllowNullAttribute'),
    allowEmptyString: has('AllowEmptyStringAttribute'),
    allowEmptyCollection: has('AllowEmptyCollectionAttribute'),
    isDynamic: given.isDynamic,
    dontShow: declared.some((attribute) => toBool(attributeValue(attribute, 'DontShow'))),
    wildcards: has('SupportsWildcardsAttribute'),
    candidates: candidatesOf(type, find('ValidateSetAttribute')),
    psTypeName: typeName ? toText(attributeValue(typeName, 'PSTypeName')) : null,
    obsolete: obsolete ? toText(attributeValue(obsolete, 'Message')) : null,
  });
}

function setsOf(declared: readonly NetObject[], position: number | null): Map<string, ParameterSetData> {
  if (declared.length === 0) return new Map([[ALL_SETS, parameterSetData({ position })]]);
  return new Map(
    declared.map((attribute) => [
      toText(attributeValue(attribute, 'ParameterSetName')),
      setDataOf(attribute, position),
    ]),
  );
}

function setDataOf(attribute: NetObject, position: number | null): ParameterSetData {
  const own = toInt32(attributeValue(attribute, 'Position'));
  const is = (name: string) => toBool(attributeValue(attribute, name));
  const helpMessage = attributeValue(attribute, 'HelpMessage');
  return {
    position: own === NO_POSITION ? position : own,
    mandatory: is('Mandatory'),
    byValue: is('ValueFromPipeline'),
    byPropertyName: is('ValueFromPipelineByPropertyName'),
    remaining: is('ValueFromRemainingArguments'),
    helpMessage: helpMessage === null ? null : toText(helpMessage),
  };
}

function candidatesOf(type: NetType, set: NetObject | undefined): readonly string[] {
  if (set) return valuesOfSet(set)();
  const element = type.elementType ?? type;
  return element.isEnum ? enumMembers(element).map(([name]) => name) : [];
}
