/** LanguagePrimitives: the rules of the language for comparing and converting, as methods; and AutomationNull, "no value". */
import { singleQuotedContent } from '../../../language/quoted-text.ts';
import { enumeratorOf } from '../../../types/collections/enumerators.ts';
import { convertTo, tryConvertTo } from '../../../types/conversion/conversion.ts';
import { toBool } from '../../../types/conversion/to-boolean.ts';
import { hasDefaultConstructor } from '../../../types/conversion/to-object.ts';
import { enumerate } from '../../../types/enumeration.ts';
import { membersOf } from '../../../types/members/type-members.ts';
import { NetException, netException } from '../../../types/net-exception.ts';
import type { NetType } from '../../../types/net-type.ts';
import { compareValues, equalValues } from '../../../types/operations/comparison.ts';
import { defineType, type MethodDeclaration } from '../../../types/type-declaration.ts';
import type { NetEnumerator } from '../../../types/values/net-collections.ts';
import type { PSReference } from '../../../types/values/reference.ts';

/** Null for what a pipeline takes as one object. */
function enumeratorOfValue(value: unknown): NetEnumerator | null {
  return enumerate(value) === null ? null : enumeratorOf(() => enumerate(value) ?? []);
}

/** Compares into a reference; false when the values have no order. */
function tryCompare(first: unknown, second: unknown, ignoreCase: boolean, result: PSReference): boolean {
  try {
    result.value = Math.sign(compareValues(first, second, ignoreCase));
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    result.value = 0;
    return false;
  }
}

function tryConvert(value: unknown, type: NetType, result: PSReference): boolean {
  const converted = tryConvertTo(value, type);
  result.value = converted?.value ?? null;
  return converted !== null;
}

/**
 * An object that no constructor has run for. Here one whose constructor without arguments has: the objects of this
 * program have no other form.
 */
function uninitialized(type: NetType): unknown {
  const { constructors } = membersOf(type);
  if (constructors && hasDefaultConstructor(type)) return constructors.invoke(type, []);
  throw netException(
    'System.NotImplementedException',
    `An object of ${type.fullName} cannot be made without its constructor here.`,
  );
}

/** Escapes of CodeGeneration, by method. */
const ESCAPES: readonly (readonly [method: string, escaped: (text: string) => string])[] = [
  ['EscapeBlockCommentContent', (text) => text.replaceAll('<#', '<`#').replaceAll('#>', '#`>')],
  ['EscapeFormatStringContent', (text) => text.replace(/[{}]/g, '$&$&')],
  ['EscapeSingleQuotedStringContent', singleQuotedContent],
  ['EscapeVariableName', (text) => text.replace(/[`{}]/g, '`$&')],
];

export default [
  defineType({
    name: 'System.Management.Automation.Language.CodeGeneration',
    abstract: true,
    staticMethods: ESCAPES.map(
      ([method, escaped]): MethodDeclaration => [
        `string ${method}(string value)`,
        (text: string | null) => escaped(text ?? ''),
      ],
    ),
  }),
  defineType({
    name: 'System.Runtime.Serialization.FormatterServices',
    abstract: true,
    staticMethods: [['System.Object GetUninitializedObject(type type)', uninitialized]],
  }),
  defineType<object>({
    name: 'System.Management.Automation.LanguagePrimitives',
    abstract: true,
    staticMethods: [
      ['bool Equals(System.Object first, System.Object second)', (a: unknown, b: unknown) => equalValues(a, b, false)],
      [
        'bool Equals(System.Object first, System.Object second, bool ignoreCase)',
        (a: unknown, b: unknown, ignoreCase: boolean) => equalValues(a, b, ignoreCase),
      ],
      [
        'int Compare(System.Object first, System.Object second)',
        (a: unknown, b: unknown) => Math.sign(compareValues(a, b, false)),
      ],
      [
        'int Compare(System.Object first, System.Object second, bool ignoreCase)',
        (a: unknown, b: unknown, ignoreCase: boolean) => Math.sign(compareValues(a, b, ignoreCase)),
      ],
      [
        'bool TryCompare(System.Object first, System.Object second, ref int result)',
        (a: unknown, b: unknown, result: PSReference) => tryCompare(a, b, false, result),
      ],
      [
        'bool TryCompare(System.Object first, System.Object second, bool ignoreCase, ref int result)',
        (a: unknown, b: unknown, ignoreCase: boolean, result: PSReference) => tryCompare(a, b, ignoreCase, result),
      ],
      ['bool IsTrue(System.Object obj)', (value: unknown) => toBool(value)],
      ['bool IsObjectEnumerable(System.Object obj)', (value: unknown) => enumerate(value) !== null],
      [
        'System.Collections.IEnumerable GetEnumerable(System.Object obj)',
        (value: unknown) => (enumerate(value) === null ? null : value),
      ],
      ['System.Collections.IEnumerator GetEnumerator(System.Object obj)', enumeratorOfValue],
      [
        'System.Object ConvertTo(System.Object valueToConvert, type resultType)',
        (value: unknown, type: NetType) => convertTo(value, type),
      ],
      ['bool TryConvertTo(System.Object valueToConvert, type resultType, ref System.Object result)', tryConvert],
    ],
  }),
  defineType<object>({
    name: 'System.Management.Automation.Internal.AutomationNull',
    abstract: true,
    staticProperties: [['psobject Value {get;}', () => null]],
  }),
];
