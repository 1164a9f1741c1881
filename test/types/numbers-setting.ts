/**
 * What the tests of numbers share: the types of the room `types` (the generated index has those of the engine too), the
 * culture en-US, and a short notation for values.
 */
import { readdirSync } from 'node:fs';
import { type Ambient, newProcessState, setAmbient } from '../../src/types/ambient.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { registerType } from '../../src/types/net-type.ts';
import { typeOf } from '../../src/types/type-of.ts';
import { NetDecimal } from '../../src/types/values/decimal.ts';
import { Byte, Double, Int64, Single, UInt32, UInt64 } from '../../src/types/values/numbers.ts';

const folder = new URL('../../src/types/net/', import.meta.url);
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts')) continue;
  const { default: declared } = (await import(new URL(file, folder).pathname)) as { default: unknown };
  for (const declaration of Array.isArray(declared) ? declared : [declared]) registerType(declaration);
}
setAmbient({ process: newProcessState(), culture: 'en-US', uiCulture: 'en-US' } as Ambient);

export const double = (value: number) => new Double(value);
export const single = (value: number) => new Single(value);
export const long = (value: bigint) => new Int64(value);
export const ulong = (value: bigint) => new UInt64(value);
export const uint = (value: number) => new UInt32(value);
export const byte = (value: number) => Byte.of(value);
export const decimal = (text: string) => NetDecimal.fromText(text);

/** `Double 3.5`: type and text of a value; arrays as a list of these. */
export function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  if (value === null || value === undefined) return value;
  return `${typeOf(value)!.name} ${formatValue(value, null, '')}`;
}

/** The result in short notation, or the error with its identity. */
export function outcome(run: () => unknown): unknown {
  try {
    return shown(run());
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const identity = error.identity ? ` [${error.identity.errorId}, ${error.identity.category}]` : '';
    return `${error.typeName.replace(/^.*\./, '')}: ${error.message}${identity}`;
  }
}
