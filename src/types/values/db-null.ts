/** System.DBNull: what a database has for a missing value. PowerShell takes it for $null in comparisons and conditions. */
import { NetObject } from '../net-object.ts';
import { type NetType, typeNamed } from '../net-type.ts';
import { NullString } from './null-string.ts';

export class DBNull extends NetObject {
  static readonly value = new DBNull();

  netType(): NetType {
    return typeNamed('System.DBNull');
  }
}

/** Whether a value is one of the two objects that stand for null (LanguagePrimitives.IsNullLike). */
export function isNullObject(value: unknown): value is DBNull | NullString {
  return value instanceof DBNull || value instanceof NullString;
}

/** Whether `??` takes its right side: null, no value, or an object that stands for null. */
export function isNullLike(value: unknown): boolean {
  return value === null || value === undefined || isNullObject(value);
}
