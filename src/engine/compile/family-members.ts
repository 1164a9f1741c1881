/**
 * Members that only code of derived classes reaches (`protected` in C#): code inside of a script's class looks here first.
 * Elsewhere nothing is looked up, so that reading members costs nothing more.
 */
import { typeOf } from '../../types/type-of.ts';
import { type FamilyMembers, ScriptType } from '../classes/script-type.ts';

/** @param inClass the class whose code asks: it sees such members of its own objects alone. */
function familyOf(value: unknown, inClass: string): FamilyMembers | null {
  const type = typeOf(value);
  const family = type instanceof ScriptType ? type.familyBase : null;
  if (!family || !type) return null;
  for (const one of type.lineage()) if (one.name === inClass) return family;
  return null;
}

/** The value of such a property; undefined where there is none. */
export function readFamilyMember(inClass: string, value: unknown, name: string): unknown {
  const property = familyOf(value, inClass)?.properties.get(name.toLowerCase());
  return property?.get ? (property.get(value) ?? null) : undefined;
}

/** Whether there was such a property that could be set. */
export function writeFamilyMember(inClass: string, value: unknown, name: string, given: unknown): boolean {
  const property = familyOf(value, inClass)?.properties.get(name.toLowerCase());
  if (!property?.set) return false;
  property.set(value, given);
  return true;
}

/** Calls such a method; undefined where there is none. */
export function callFamilyMember(
  inClass: string,
  value: unknown,
  name: string,
  args: readonly unknown[],
): { readonly result: unknown } | undefined {
  const group = familyOf(value, inClass)?.methods.get(name.toLowerCase());
  return group && { result: group.invoke(value, args) };
}
