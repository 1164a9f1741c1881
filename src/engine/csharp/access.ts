/** How C# code reaches members: of types out of C# whoever may see them, of all others the public ones. */
import { callDelegate } from '../../types/collections/delegates.ts';
import { construct } from '../../types/members/construction.ts';
import { getIndex, setIndex } from '../../types/members/indexing.ts';
import {
  getMember,
  getStatic,
  invokeMethod,
  invokeStatic,
  resolveMethod,
  setMember,
  setStatic,
} from '../../types/members/member-access.ts';
import { methodNotFound } from '../../types/members/member-errors.ts';
import { NetException, netException } from '../../types/net-exception.ts';
import { type NetType, typeNamed } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import { isNetArray } from '../../types/values/typed-array.ts';
import { ScriptType } from '../classes/script-type.ts';
import { CSharpType } from './csharp-type.ts';

/** The exceptions in which PowerShell packs what .NET's members throw; C# sees what is inside. */
const PACKED = /^System\.Management\.Automation\.(?:MethodInvocation|GetValueInvocation|SetValueInvocation)Exception$/;

function unpacked<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof NetException && error.innerException && PACKED.test(error.typeName))
      throw error.innerException;
    throw error;
  }
}

function present(value: unknown): unknown {
  if (value !== null && value !== undefined) return value;
  throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
}

export function readMember(target: unknown, name: string): unknown {
  const type = typeOf(present(target));
  const own = csharpPart(type)?.codeMember(name);
  if (own?.kind === 'property' && own.get) return own.get(target);
  return unpacked(() => getMember(target, name)) ?? null;
}

export function writeMember(target: unknown, name: string, value: unknown): void {
  const own = csharpPart(typeOf(present(target)))?.codeMember(name);
  if (own?.kind === 'property' && own.set) own.set(target, value);
  else unpacked(() => setMember(target, name, value));
}

/** The nearest type out of C# in the lineage: a script's class may derive from one. */
function csharpPart(type: NetType | null): CSharpType | null {
  for (let one = type; one instanceof ScriptType; one = one.base) if (one instanceof CSharpType) return one;
  return null;
}

/** A method of an object. A script's class that derives from a C# one may override it. */
export function callMember(target: unknown, name: string, args: readonly unknown[], linq = false): unknown {
  const value = present(target);
  const type = typeOf(value);
  if (type instanceof CSharpType) {
    const group = type.methodsNamed(name);
    if (group) return unpacked(() => group.invoke(value, args));
    const field = type.codeMember(name);
    if (field?.kind === 'property' && field.get) return callDelegate(field.get(value), ...args);
  }
  if (linq && type && !resolveMethod(type, name)) {
    return unpacked(() => invokeStatic(typeNamed('System.Linq.Enumerable'), name, [value, ...args]));
  }
  const hidden = type instanceof CSharpType ? null : csharpPart(type)?.methodsNamed(name);
  if (hidden && type && !resolveMethod(type, name)) return unpacked(() => hidden.invoke(value, args));
  return unpacked(() => invokeMethod(value, name, args)) ?? null;
}

/** `base.Name(…)`. */
export function callBaseMember(owner: CSharpType, self: unknown, name: string, args: readonly unknown[]): unknown {
  const { base } = owner;
  const group = base instanceof CSharpType ? base.methodsNamed(name) : null;
  const found = group ?? resolveMethod(base, name);
  if (!found) throw methodNotFound(String(base), name);
  return unpacked(() => found.invoke(self, args)) ?? null;
}

export function readStatic(type: NetType, name: string): unknown {
  if (type instanceof CSharpType) {
    const own = type.codeMember(name);
    if (own?.kind === 'property' && own.get) return own.get(null);
  }
  return unpacked(() => getStatic(type, name)) ?? null;
}

export function writeStatic(type: NetType, name: string, value: unknown): void {
  const own = type instanceof CSharpType ? type.codeMember(name) : null;
  if (own?.kind === 'property' && own.set) own.set(null, value);
  else unpacked(() => setStatic(type, name, value));
}

export function callStatic(type: NetType, name: string, args: readonly unknown[]): unknown {
  const group = type instanceof CSharpType ? type.methodsNamed(name) : null;
  if (group) return unpacked(() => group.invoke(null, args));
  return unpacked(() => invokeStatic(type, name, args)) ?? null;
}

export function make(type: NetType, args: readonly unknown[]): unknown {
  return unpacked(() => construct(type, args));
}

/** `target[args]`: an index that is not there throws, as in .NET. */
export function readIndex(target: unknown, args: readonly unknown[]): unknown {
  const value = present(baseOf(target));
  if (isNetArray(value) || typeof value === 'string') return elementAt(value, args);
  const own = csharpPart(typeOf(value))?.codeMember('this');
  if (own?.kind === 'methods') return callMember(value, 'this', args);
  return unpacked(() => invokeMethod(value, 'Item', args)) ?? null;
}

function elementAt(value: ArrayLike<unknown>, args: readonly unknown[]): unknown {
  const [index] = args;
  if (typeof index === 'number' && (index < 0 || index >= value.length)) {
    throw netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
  }
  return getIndex(value, args) ?? null;
}

export function writeIndex(target: unknown, args: readonly unknown[], given: unknown): void {
  const value = present(baseOf(target));
  const own = csharpPart(typeOf(value))?.codeMember('this=');
  if (own?.kind === 'methods') callMember(value, 'this=', [...args, given]);
  else unpacked(() => setIndex(value, args, given));
}
