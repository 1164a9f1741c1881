/** The errors of member access as PowerShell words them, with the ids and categories of its error records. */
import { NetException, netException, runtimeException } from '../net-exception.ts';
import { type NetType, typeNamed } from '../net-type.ts';

const SMA = 'System.Management.Automation.';

/** @param target what the record says that it was about: PowerShell has the method's name there for a custom object, else nothing */
export function methodNotFound(typeName: string, name: string, target?: string): NetException {
  const message = `Method invocation failed because [${typeName}] does not contain a method named '${name}'.`;
  return runtimeException('MethodNotFound', 'InvalidOperation', message, target === undefined ? {} : { target });
}

/** Something is asked of a type of PowerShell's that has nothing but its name here. */
export function typeNotBuilt(type: NetType): NetException {
  return runtimeException('TypeNotBuilt', 'NotImplemented', `The type ${type} is not built in this shell.`, {
    typeName: 'System.NotImplementedException',
  });
}

export function methodOnNull(): NetException {
  return runtimeException(
    'InvokeMethodOnNull',
    'InvalidOperation',
    'You cannot call a method on a null-valued expression.',
  );
}

export function indexOnNull(): NetException {
  return runtimeException('NullArray', 'InvalidOperation', 'Cannot index into a null array.');
}

/** The index itself is null: `$array[$null]`. */
export function nullIndex(): NetException {
  return runtimeException(
    'NullArrayIndex',
    'InvalidOperation',
    'Index operation failed; the array index evaluated to null.',
  );
}

export function cannotIndex(typeName: string): NetException {
  return runtimeException('CannotIndex', 'InvalidOperation', `Unable to index into an object of type "${typeName}".`);
}

export function indexOutOfRange(): NetException {
  return netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}

export function rankMismatch(rank: number, index: string): NetException {
  return runtimeException(
    'NeedMultidimensionalIndex',
    'InvalidOperation',
    `Cannot index into a ${rank} dimensional array with index [${index}].`,
  );
}

export function sliceAssignment(index: string): NetException {
  return runtimeException(
    'ArraySliceAssignmentFailed',
    'InvalidOperation',
    `Array assignment to [${index}] failed because assignment to slices is not supported.`,
  );
}

function methodException(errorId: string, message: string, inner: NetException | null = null): NetException {
  return new NetException(`${SMA}MethodException`, message, { errorId, category: 'NotSpecified' }, inner);
}

export function noOverload(name: string, argumentCount: number): NetException {
  return methodException(
    'MethodCountCouldNotFindBest',
    `Cannot find an overload for "${name}" and the argument count: "${argumentCount}".`,
  );
}

export function noGenericOverload(name: string, typeCount: number, argumentCount: number): NetException {
  return methodException(
    'MethodCountCouldNotFindBestGeneric',
    `Cannot find an appropriate generic overload for "${name}" with "${typeCount}" type parameters, and the argument count: "${argumentCount}".`,
  );
}

export function ambiguousOverload(name: string, argumentCount: number): NetException {
  return methodException(
    'MethodCountCouldNotFindBest',
    `Multiple ambiguous overloads found for "${name}" and the argument count: "${argumentCount}".`,
  );
}

export function argumentNotConverted(
  parameter: string,
  valueText: string,
  method: string,
  type: NetType,
  inner: NetException,
): NetException {
  return methodException(
    'MethodArgumentConversionInvalidCastArgument',
    `Cannot convert argument "${parameter}", with value: "${valueText}", for "${method}" to type "${type}": "${inner.message}"`,
    inner,
  );
}

export function referenceExpected(position: number): NetException {
  return methodException(
    'NonRefArgumentToRefParameterMsg',
    `Argument: '${position}' should be a ${SMA}PSReference. Use [ref].`,
  );
}

/** Whether an exception is itself one of calling a method: it reaches the caller as it is, from however deep it comes. */
export function isMethodException(exception: NetException): boolean {
  return typeNamed(`${SMA}MethodException`).isAssignableFrom(exception.netType());
}

/** A .NET exception that a method threw, as the caller sees it. */
export function methodInvocationException(
  method: string,
  argumentCount: number,
  inner: NetException,
  errorId = simpleName(inner.typeName),
): NetException {
  return new NetException(
    `${SMA}MethodInvocationException`,
    `Exception calling "${method}" with "${argumentCount}" argument(s): "${inner.message}"`,
    { errorId, category: 'NotSpecified' },
    inner,
  );
}

function simpleName(typeName: string): string {
  return typeName.slice(typeName.lastIndexOf('.') + 1);
}

export function getValueException(property: string, inner: NetException): NetException {
  return new NetException(
    `${SMA}GetValueInvocationException`,
    `Exception getting "${property}": "${inner.message}"`,
    { errorId: 'ExceptionWhenGetting', category: 'NotSpecified' },
    inner,
  );
}

export function setValueException(
  property: string,
  inner: NetException,
  errorId = 'ExceptionWhenSetting',
): NetException {
  return new NetException(
    `${SMA}SetValueInvocationException`,
    `Exception setting "${property}": "${inner.message}"`,
    { errorId, category: 'NotSpecified' },
    inner,
  );
}

/** Whether an exception is itself one of setting a member: `PSMemberInfo.Value = …` lets it pass as it is. */
export function isSetValueException(exception: NetException): boolean {
  return typeNamed(`${SMA}SetValueException`).isAssignableFrom(exception.netType());
}

/** An assignment to a property that is not there; of a type's static one the id is another. */
export function propertyNotFound(
  name: string,
  errorId: 'PropertyNotFound' | 'PropertyAssignmentException' = 'PropertyNotFound',
): NetException {
  return runtimeException(
    errorId,
    'InvalidOperation',
    `The property '${name}' cannot be found on this object. Verify that the property exists and can be set.`,
  );
}

export function readOnlyProperty(name: string): NetException {
  return runtimeException('PropertyAssignmentException', 'InvalidOperation', `'${name}' is a ReadOnly property.`);
}

/** As `readOnlyProperty`, of an object that PowerShell reaches through an adapter (XML, data rows). */
export function adaptedReadOnlyProperty(name: string): NetException {
  return new NetException(`${SMA}SetValueException`, `"${name}" is a ReadOnly property.`, {
    errorId: 'ReadOnlyProperty',
    category: 'NotSpecified',
  });
}
