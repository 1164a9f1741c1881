/** What the values of Add-Member and Update-TypeData stand for: types of alias properties, scripts and .NET methods. */
import type { ScriptBlock } from '../../src/engine/runspace.ts';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { type NetType, typeNamed } from '../../src/types/net-type.ts';
import type { MethodInfo } from '../../src/types/reflection/member-info.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';

/**
 * The type that -SecondValue of an alias property names: what is read through the alias is converted to it.
 * @throws NetException where the value names no type
 */
export function conversionTypeOf(value: unknown): NetType | null {
  return unlessNull(value, (plain) => convertTo(plain, typeNamed('System.Type')) as NetType);
}

/** @throws NetException where the value is no script block */
export function scriptOf(value: unknown): ScriptBlock | null {
  return unlessNull(value, requiredScriptOf);
}

export function requiredScriptOf(value: unknown): ScriptBlock {
  return convertTo(value, typeNamed('System.Management.Automation.ScriptBlock')) as ScriptBlock;
}

/** The method of a code member. @throws NetException where the value is no method */
export function methodOf(value: unknown): MethodInfo | null {
  return unlessNull(value, requiredMethodOf);
}

export function requiredMethodOf(value: unknown): MethodInfo {
  return convertTo(value, typeNamed('System.Reflection.MethodInfo')) as MethodInfo;
}

function unlessNull<T>(value: unknown, convert: (plain: unknown) => T): T | null {
  const plain = baseOf(value) ?? null;
  return plain === null ? null : convert(plain);
}
