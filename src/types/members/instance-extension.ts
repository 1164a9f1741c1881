/**
 * Members that belong to one object rather than to its type: what Add-Member adds, and type names inserted
 * into PSObject.TypeNames. A NetObject carries them in a field; arrays and other host objects in a WeakMap;
 * primitives (strings, numbers) need a `PSObject` wrapper, as in PowerShell.
 */

import { NetObject } from '../net-type.ts';
import type { PSMember } from './ps-member.ts';

export interface InstanceExtension {
  /** By lower-case name, in order of addition. */
  members: Map<string, PSMember>;
  /** Replaces the type's own list of names when present, most derived first. */
  typeNames?: string[];
  /** What it is as a text, where that came along from where it was serialized. */
  text?: string;
}

const ofHostObjects = new WeakMap<object, InstanceExtension>();

/** The instance members of an object, or undefined when it has none. */
export function extensionOf(object: unknown): InstanceExtension | undefined {
  if (object instanceof NetObject) return object.extension as InstanceExtension | undefined;
  return typeof object === 'object' && object !== null ? ofHostObjects.get(object) : undefined;
}

/** The instance members of an object, made when there are none yet. Primitives have none: wrap them first. */
export function requireExtension(object: object): InstanceExtension {
  const existing = extensionOf(object);
  if (existing) return existing;
  const made: InstanceExtension = { members: new Map() };
  if (object instanceof NetObject) setExtension(object, made);
  else ofHostObjects.set(object, made);
  return made;
}

/** Gives an object its own members and type names; those that it had are gone. */
export function setExtension(object: NetObject, extension: InstanceExtension): void {
  object.extension = extension;
}
