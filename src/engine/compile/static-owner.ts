/** What stands left of `::`: a type itself, or a value whose type it stands for (a text is no name of a type there). */
import { propertyNotFound } from '../../types/members/member-errors.ts';
import { runtimeException } from '../../types/net-exception.ts';
import { NetType, typeNamed } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import { baseOf } from '../../types/values/ps-object.ts';

/** The type whose static members a value gives; null for `$null`. */
export function staticOwner(value: unknown): NetType | null {
  if (value instanceof NetType) return value;
  const plain = baseOf(value);
  const own = typeOf(plain);
  return own === typeNamed('System.RuntimeType') ? (plain as NetType) : own;
}

/** The owner of a static method. @throws NetException InvokeMethodOnNull. */
export function staticMethodOwner(value: unknown): NetType {
  const owner = staticOwner(value);
  if (owner) return owner;
  throw runtimeException(
    'InvokeMethodOnNull',
    'InvalidOperation',
    'You cannot call a method on a null-valued expression.',
  );
}

/** The owner of a static property that is assigned to. @throws NetException PropertyNotFound. */
export function staticPropertyOwner(value: unknown, name: string): NetType {
  const owner = staticOwner(value);
  if (owner) return owner;
  throw propertyNotFound(name);
}
