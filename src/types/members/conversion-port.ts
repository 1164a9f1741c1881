/**
 * The conversions that members need for their arguments and values. Conversion itself tries members (Parse methods and
 * constructors with one argument), so the two would import each other; `conversion/conversion.ts` connects itself here
 * when it is loaded, and members reach it only through this port.
 */
import type { NetType } from '../net-type.ts';
import type { CultureName } from '../type-declaration.ts';

export interface ConversionPort {
  /** PowerShell's conversion (`[T]value`); throws NetException. */
  convertTo(value: unknown, type: NetType): unknown;
  /** The same without an exception: null when it fails. */
  tryConvertTo(value: unknown, type: NetType): { value: unknown } | null;
  /** `[string]$value`, by the invariant culture unless another is named. */
  toText(value: unknown, separator?: string, culture?: CultureName): string;
  /** Whether a value counts as true. */
  toBool(value: unknown): boolean;
}

let connected: ConversionPort | null = null;

/** Called once by the module that implements the conversions. */
export function connectConversion(port: ConversionPort): void {
  connected = port;
}

/** The conversions. Throws when `conversion/conversion.ts` was not loaded. */
export function conversion(): ConversionPort {
  if (!connected) throw new Error('No conversions are connected: import src/types/conversion/conversion.ts first.');
  return connected;
}
