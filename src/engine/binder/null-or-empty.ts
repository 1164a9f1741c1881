/** Mandatory parameters refuse null, empty strings and empty collections, unless their attributes allow them. */
import { enumerate } from '../../types/enumeration.ts';
import type { NetType } from '../../types/net-type.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import { isNullableBoolean } from './boolean-argument.ts';
import type { BindableParameter } from './parameter-table.ts';

export interface EmptyArgument {
  readonly errorId: string;
  readonly reason: string;
  /** What a trace of the binding says of it. */
  readonly trace: string;
}

const NULL: EmptyArgument = {
  errorId: 'ParameterArgumentValidationErrorNullNotAllowed',
  reason: 'it is null',
  trace: 'Argument cannot be null',
};
const EMPTY_STRING: EmptyArgument = {
  errorId: 'ParameterArgumentValidationErrorEmptyStringNotAllowed',
  reason: 'it is an empty string',
  trace: 'Argument cannot be an empty string',
};
const EMPTY_ARRAY: EmptyArgument = {
  errorId: 'ParameterArgumentValidationErrorEmptyArrayNotAllowed',
  reason: 'it is an empty array',
  trace: 'Argument cannot be an empty collection',
};
const EMPTY_COLLECTION: EmptyArgument = {
  errorId: 'ParameterArgumentValidationErrorEmptyCollectionNotAllowed',
  reason: 'it is an empty collection',
  trace: 'Argument cannot be an empty collection',
};

/** Why a mandatory parameter refuses a value; null when it takes it. */
export function refusalOfEmpty(parameter: BindableParameter, value: unknown): EmptyArgument | null {
  const { collection, metadata, type } = parameter;
  const refusal = refusalOfOne(parameter, type, value);
  if (refusal || value === null || value === undefined || collection.kind === 'none') return refusal;
  let isEmpty = true;
  const { element } = collection;
  for (const item of enumerate(value) ?? []) {
    isEmpty = false;
    if (element?.isValueType) break;
    const refused = refusalOfOne(parameter, element, item);
    if (refused) return refused;
  }
  if (!isEmpty || metadata.allowEmptyCollection) return null;
  return collection.kind === 'array' ? EMPTY_ARRAY : EMPTY_COLLECTION;
}

function refusalOfOne({ metadata }: BindableParameter, type: NetType | null, value: unknown): EmptyArgument | null {
  const plain = baseOf(value);
  if (plain === null || plain === undefined) {
    return metadata.allowNull || (type !== null && isNullableBoolean(type)) ? null : NULL;
  }
  if (type?.fullName === 'System.String' && plain === '' && !metadata.allowEmptyString) return EMPTY_STRING;
  return null;
}
