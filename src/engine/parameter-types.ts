/** The types that cmdlet parameters are declared with, by PowerShell's names, and what their values are in TypeScript. */

import type { ErrorRecord } from '../types/error-record.ts';
import type { NetException } from '../types/net-exception.ts';
import type { NetObject, NetType } from '../types/net-type.ts';
import type { Encoding } from '../types/text/encoding.ts';
import type { Char } from '../types/values/char.ts';
import type { DateTime } from '../types/values/date-time.ts';
import type { Hashtable, KeyedTable } from '../types/values/hashtable.ts';
import type { Byte, Double, Int64, UInt32 } from '../types/values/numbers.ts';
import type { SecureString } from '../types/values/secure-string.ts';
import type { TimeSpan } from '../types/values/time-span.ts';
import type { ScriptBlock } from './runspace.ts';

export interface ParameterTypes {
  /** A boolean: whether the switch is on. */
  switch: boolean;
  bool: boolean;
  'bool[]': boolean[];
  string: string;
  'string[]': string[];
  char: Char;
  'char[]': Char[];
  int: number;
  'int[]': number[];
  uint: UInt32;
  'uint[]': UInt32[];
  long: Int64;
  'long[]': Int64[];
  double: Double;
  'double[]': Double[];
  byte: Byte;
  'byte[]': Uint8Array;
  'System.Nullable[int]': number;
  object: unknown;
  'Object[]': unknown[];
  psobject: unknown;
  'psobject[]': unknown[];
  hashtable: Hashtable;
  'hashtable[]': Hashtable[];
  IDictionary: KeyedTable;
  'IDictionary[]': KeyedTable[];
  scriptblock: ScriptBlock;
  'scriptblock[]': ScriptBlock[];
  datetime: DateTime;
  timespan: TimeSpan;
  type: NetType;
  'type[]': NetType[];
  /** The canonical name of the value; the names are in `values`. */
  enum: string;
  'enum[]': string[];
  Encoding: Encoding;
  guid: NetObject;
  version: NetObject;
  uri: NetObject;
  regex: NetObject;
  cultureinfo: NetObject;
  pscredential: NetObject;
  securestring: SecureString;
  Exception: NetException;
  ErrorRecord: ErrorRecord;
  xml: NetObject;
  X509Certificate2: NetObject;
  /** Any object; the binder checks `typeName` when one is given. */
  other: unknown;
  'other[]': unknown[];
}
