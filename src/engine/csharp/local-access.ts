/** Reads and writes the local variables and parameters of C# code. */
import type { PSReference } from '../../types/values/reference.ts';
import { type Activation, activationOf, type Code, type Local } from './code.ts';
import { coerced } from './operations.ts';

/** The code that reads a variable. */
export function readLocal(local: Local): Code {
  const { slot, depth, isReference } = local;
  if (isReference) return (at) => (activationOf(local, at).slots[slot] as PSReference).value;
  return depth === 0 ? (at) => at.slots[slot] : (at) => activationOf(local, at).slots[slot];
}

/** Puts a value into a variable, as one of its type. */
export function writeLocal(local: Local, at: Activation, value: unknown): void {
  const { slots } = activationOf(local, at);
  const fitting = coerced(value, local.type);
  if (local.isReference) (slots[local.slot] as PSReference).value = fitting;
  else slots[local.slot] = fitting;
}
