/** PSObject.TypeNames: the names under which views, type data and Get-Member know an object. */
import type { NetType } from '../net-type.ts';
import { Assembly } from '../reflection/assembly.ts';
import { typeOf } from '../type-of.ts';
import { extensionOf } from './instance-extension.ts';

/** Type.FullName: arguments of generic types with their assemblies. */
export function assemblyQualifiedArguments(type: NetType): string {
  if (type.elementType) return `${assemblyQualifiedArguments(type.elementType)}[${','.repeat(type.rank - 1)}]`;
  if (type.genericArguments.length === 0) return type.declaration.name;
  const args = type.genericArguments.map((argument) => `[${assemblyQualifiedName(argument)}]`);
  return `${type.declaration.name}[${args.join(',')}]`;
}

const names = new WeakMap<NetType, readonly string[]>();

/** The names that a type gives its objects, most derived first. */
export function typeNamesOfType(type: NetType): readonly string[] {
  let own = names.get(type);
  if (!own) names.set(type, (own = [...type.lineage()].map(assemblyQualifiedArguments)));
  return own;
}

/** The type names of a value, most derived first; empty for $null. */
export function typeNamesOf(value: unknown): readonly string[] {
  const extended = extensionOf(value)?.typeNames;
  if (extended) return extended;
  const type = typeOf(value);
  return type ? typeNamesOfType(type) : [];
}

/** The name of a type and of the assembly that it is in: `System.Version, System.Private.CoreLib, Version=…`. */
export function assemblyQualifiedName(type: NetType): string {
  return `${assemblyQualifiedArguments(type)}, ${Assembly.of(type).fullName}`;
}
