/** The value of a number written in a script. The parser says which type a literal has; here it becomes that type's value. */

import { NetDecimal } from './decimal.ts';
import { Byte, Double, Int16, Int64, SByte, UInt16, UInt32, UInt64 } from './numbers.ts';

/** A number that was read: its .NET type and a value which holds it without loss (decimal digits: trailing zeros count). */
export type NumericLiteral =
  | { readonly type: 'int' | 'double' | 'byte' | 'sbyte' | 'short' | 'ushort' | 'uint'; readonly value: number }
  | { readonly type: 'long' | 'ulong' | 'biginteger'; readonly value: bigint }
  | { readonly type: 'decimal'; readonly value: string };

/** The PowerShell value of a literal. */
export function numberFromLiteral(literal: NumericLiteral): unknown {
  switch (literal.type) {
    case 'int':
    case 'biginteger':
      return literal.value;
    case 'double':
      return new Double(literal.value);
    case 'byte':
      return Byte.of(literal.value);
    case 'sbyte':
      return new SByte(literal.value);
    case 'short':
      return new Int16(literal.value);
    case 'ushort':
      return new UInt16(literal.value);
    case 'uint':
      return new UInt32(literal.value);
    case 'long':
      return new Int64(literal.value);
    case 'ulong':
      return new UInt64(literal.value);
    case 'decimal':
      return NetDecimal.fromText(literal.value);
  }
}
