/** Keys and values of a machine's registry, as a lab keeps them, and how they are written down. */

/** The kinds of values, by .NET's names. */
export type RegistryKind = 'String' | 'ExpandString' | 'DWord' | 'QWord' | 'MultiString' | 'Binary';

/** A value; a binary one as its bytes, a number of 64 bits as text. */
export interface RegistryValue {
  readonly name: string;
  readonly kind: RegistryKind;
  readonly data: string | number | readonly string[] | readonly number[];
}

/** A key, with its path from the root: `HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft`. */
export interface RegistryKeyState {
  readonly path: string;
  readonly values: readonly RegistryValue[];
}

export interface RegistryState {
  readonly keys: readonly RegistryKeyState[];
}

export function key(path: string, values: readonly RegistryValue[] = []): RegistryKeyState {
  return { path, values };
}

export function textValue(name: string, data: string): RegistryValue {
  return { name, kind: 'String', data };
}

export function numberValue(name: string, data: number): RegistryValue {
  return { name, kind: 'DWord', data };
}

export function listValue(name: string, data: readonly string[]): RegistryValue {
  return { name, kind: 'MultiString', data };
}
