/**
 * The type constraints of a script's parameter or variable as a transformation (ArgumentTypeConverterAttribute). The same
 * conversion serves both; a parameter is stricter about switches and references than a variable is.
 */

import { castTo } from '../../types/conversion/cast.ts';
import { convertTo } from '../../types/conversion/conversion.ts';
import { NetException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import { Char } from '../../types/values/char.ts';
import { NullString } from '../../types/values/null-string.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import { PSReference } from '../../types/values/reference.ts';
import { SwitchParameter } from '../../types/values/switch-parameter.ts';
import { arrayItems, isNetArray } from '../../types/values/typed-array.ts';
import type { ParameterTransformation } from '../command-metadata.ts';
import { currentRunspace } from '../current-runspace.ts';
import { isBooleanOrSwitch, isNumericType, refuseNonBoolean, truthOf } from './boolean-argument.ts';
import { collectionShapeOf } from './collection-shape.ts';
import { isSwitchType } from './parameter-metadata.ts';

const REFERENCE = 'System.Management.Automation.PSReference';

/** What a transformation that fails throws; identity as PowerShell reports it for a typed variable. */
export function transformationError(message: string, inner: NetException | null = null): NetException {
  return new NetException(
    'System.Management.Automation.ArgumentTransformationMetadataException',
    message,
    { errorId: 'RuntimeException', category: 'MetadataError' },
    inner,
  );
}

function invalidCast(errorId: string, message: string): NetException {
  return new NetException('System.Management.Automation.PSInvalidCastException', message, {
    errorId,
    category: 'InvalidArgument',
  });
}

/** Converts as a cast does: a list becomes a text with $OFS between its elements. */
function cast(value: unknown, type: NetType): unknown {
  return castTo(value, type, () => {
    const runspace = currentRunspace();
    return runspace.fieldSeparator((runspace.activeFrame ?? runspace.topFrame()).scope);
  });
}

export class TypeConversion implements ParameterTransformation {
  /** @param types in the order in which they apply: the one nearest to the variable first. */
  constructor(readonly types: readonly NetType[]) {}

  private readonly booleanElements = new Map<NetType, NetType | null>();

  /** The same for a variable that the compiled block keeps as a local: a plain cast. */
  readonly asLocalSteps: readonly ParameterTransformation[] = [
    { transform: (value) => this.types.reduce(cast, value) },
  ];

  /** For an assignment to a variable. */
  transform(value: unknown): unknown {
    const result = this.convert(value ?? null, false, false);
    // No value (AutomationNull) stays none in a variable that may hold $null.
    return value === undefined && result === null && this.types.every((type) => !type.isValueType) ? undefined : result;
  }

  /** For an argument. `advanced` functions do not join an array into a string. */
  bind(value: unknown, advanced: boolean): unknown {
    return this.convert(value, true, advanced);
  }

  private convert(value: unknown, binding: boolean, advanced: boolean): unknown {
    try {
      return this.types.reduce((result, type) => this.step(result, type, binding, advanced), value);
    } catch (error) {
      if (error instanceof NetException && error.typeName.endsWith('.PSInvalidCastException')) {
        throw transformationError(error.message, error);
      }
      throw error;
    }
  }

  private step(value: unknown, type: NetType, binding: boolean, advanced: boolean): unknown {
    let result = value;
    if (binding) {
      if (type.fullName === REFERENCE) {
        if (value instanceof PSReference) return value;
        throw invalidCast('InvalidCastExceptionReferenceTypeExpected', 'Reference type is expected in argument.');
      }
      if (value instanceof PSReference && type.fullName !== 'System.Object') result = value.value;
      if (value instanceof NullString && type.fullName === 'System.String') return '';
      if (advanced && type.fullName === 'System.String' && isNetArray(result)) {
        throw invalidCast('InvalidCastFromAnyTypeToString', 'Cannot convert value to type System.String.');
      }
    }
    this.checkBooleans(result, type, advanced);
    if (isSwitchType(type)) return SwitchParameter.of(truthOf(baseOf(result)) ?? false);
    return cast(result, type);
  }

  /** The type of the elements where a type is a collection of booleans; asked for every argument, so it is remembered. */
  private booleanElementOf(type: NetType): NetType | null {
    let element = this.booleanElements.get(type);
    if (element === undefined) {
      const shape = collectionShapeOf(type);
      element = shape.kind !== 'none' && shape.element && isBooleanOrSwitch(shape.element) ? shape.element : null;
      this.booleanElements.set(type, element);
    }
    return element;
  }

  private checkBooleans(value: unknown, type: NetType, advanced: boolean): void {
    if (isBooleanOrSwitch(type)) {
      refuseNonBoolean(value, type);
      return;
    }
    if (!advanced) return;
    const element = this.booleanElementOf(type);
    if (!element) return;
    const items = isNetArray(value) ? arrayItems(value) : [value];
    for (const item of items) refuseNonBoolean(item, element);
  }
}

/** What a parameter holds that got no argument and has no default: empty values of simple types, else $null. */
export function emptyValueOf(type: NetType): unknown {
  switch (type.fullName) {
    case 'System.String':
      return '';
    case 'System.Boolean':
      return false;
    case 'System.Char':
      return Char.of(0);
  }
  if (isSwitchType(type)) return SwitchParameter.absent;
  return isNumericType(type) ? convertTo(0, type) : null;
}

/** Whether a value is of a type or a derived one, as it is. */
export function isOf(value: unknown, type: NetType): boolean {
  if (type.fullName === 'System.Object' || type.fullName === 'System.Management.Automation.PSObject') return true;
  const own = typeOf(baseOf(value));
  return own !== null && type.isAssignableFrom(own);
}
