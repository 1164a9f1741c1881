/** Makes ParameterMetadata from what differs from an optional, named-only parameter of type object. */

import { type NetType, typeNamed } from '../../types/net-type.ts';
import type { ParameterMetadata, ParameterSetData } from '../command-metadata.ts';

/** A parameter's part in a set, with what is left out being no. */
export function parameterSetData(data: Partial<ParameterSetData> = {}): ParameterSetData {
  return {
    position: null,
    mandatory: false,
    byValue: false,
    byPropertyName: false,
    remaining: false,
    helpMessage: null,
    ...data,
  };
}

const identity = (value: unknown): unknown => value;

/** Completes the description of a parameter. `sets` must not be empty for a parameter that can be bound. */
export function parameterMetadata(
  given: Partial<ParameterMetadata> & Pick<ParameterMetadata, 'name' | 'sets'>,
): ParameterMetadata {
  const type: NetType = given.type ?? typeNamed('System.Object');
  return {
    aliases: [],
    isSwitch: isSwitchType(type),
    validations: [],
    transformations: [],
    allowNull: false,
    allowEmptyString: false,
    allowEmptyCollection: false,
    isDynamic: false,
    isCommon: false,
    dontShow: false,
    wildcards: false,
    toTarget: identity,
    candidates: [],
    attributes: [],
    makeAttributes: null,
    psTypeName: null,
    obsolete: null,
    ...given,
    type,
  };
}

/** Whether parameters of a type need no argument. */
export function isSwitchType(type: NetType): boolean {
  return type.fullName === 'System.Management.Automation.SwitchParameter';
}
