/** Runs the dynamicparam block of a function and reads the parameters that it puts out. */

import { runtimeException } from '../../types/net-exception.ts';
import { NetObject } from '../../types/net-type.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import type { ParameterMetadata } from '../command-metadata.ts';
import type { Stmt } from '../compile/code.ts';
import { ListPipe } from '../pipeline/pipe.ts';
import type { Frame } from '../runspace.ts';
import { RuntimeDefinedParameter, RuntimeDefinedParameterDictionary } from './runtime-defined-parameter.ts';
import { scriptParameter } from './script-parameter.ts';
import { type AppliedAttributes, applyType } from './variable-attributes.ts';

/** The parameters that a dynamicparam block defines for what is bound so far. */
export function dynamicParametersOf(frame: Frame, code: Stmt): ParameterMetadata[] {
  const output = new ListPipe();
  const before = frame.out;
  frame.out = output;
  try {
    code(frame);
  } finally {
    frame.out = before;
  }
  const found = output.items.map(baseOf).find((item) => item !== null && item !== undefined);
  if (found === undefined) return [];
  if (!(found instanceof RuntimeDefinedParameterDictionary)) return [];
  return [...found.slots()].map(({ key, value }) => parameterOf(key, value));
}

function parameterOf(key: unknown, value: unknown): ParameterMetadata {
  if (!(value instanceof RuntimeDefinedParameter)) {
    throw runtimeException(
      'InvalidRuntimeDefinedParameter',
      'InvalidType',
      `The dynamic parameter '${String(key)}' is no RuntimeDefinedParameter.`,
    );
  }
  if (value.name.toLowerCase() !== String(key).toLowerCase()) {
    throw runtimeException(
      'RuntimeDefinedParameterNameMismatch',
      'InvalidArgument',
      `Cannot bind cmdlet because runtime-defined parameter '${value.name}' was added to the RuntimeDefinedParameterDictionary with key '${String(key)}'. The key must be the same as RuntimeDefinedParameter.Name.`,
      { typeName: 'System.Management.Automation.ParameterBindingException' },
    );
  }
  const attributes = value.attributes.items.filter((item): item is NetObject => item instanceof NetObject);
  const applied: AppliedAttributes = { transformations: [], validations: [], attributes: [] };
  applyType(applied, value.type);
  const parameter = scriptParameter({
    name: value.name,
    type: value.type,
    attributes,
    applied,
    position: null,
    isDynamic: true,
  });
  return { ...parameter, toTarget: (bound) => setValue(value, bound) };
}

/** The bound value shows on the parameter's own object too. */
function setValue(parameter: RuntimeDefinedParameter, value: unknown): unknown {
  parameter.value = value;
  parameter.isSet = true;
  return value;
}
