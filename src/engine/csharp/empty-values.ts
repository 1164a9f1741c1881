/** What places hold before anything is assigned to them, and how structs are made of such places. */
import { defaultValueOf } from '../../types/members/default-value.ts';
import type { NetObject, NetType } from '../../types/net-type.ts';
import { netEquals } from '../../types/values/net-equality.ts';
import { attachFields, fieldsOf } from '../classes/class-field.ts';
import { ScriptObject } from '../classes/script-object.ts';
import type { CSharpType } from './csharp-type.ts';

/** What a variable of a type holds before anything is assigned. */
export function emptyOf(type: NetType): unknown {
  if (type.declaration.name === 'System.Nullable`1') return null;
  return defaultValueOf(type);
}

/** A struct is there without being made, and two are equal when their fields are. */
export function declareStruct(type: CSharpType): void {
  const { draft } = type;
  draft.empty = () => emptyStruct(type) as never;
  draft.equals ??= (a: NetObject, b: NetObject) => {
    const [left = [], right = []] = [fieldsOf(a), fieldsOf(b)];
    return left.length === right.length && left.every((value, i) => netEquals(value, right[i]));
  };
}

function emptyStruct(type: CSharpType): ScriptObject {
  const object = new ScriptObject(type);
  attachFields(
    object,
    type.fields.map((field) => field.emptyValue()),
  );
  return object;
}
