/** What the rest of the program asks of a type (text, equality, order, elements), where a class's methods say so. */
import { toBool, toInt32, toText } from '../../types/conversion/conversion.ts';
import { getMember, invokeMethod, resolveMethod } from '../../types/members/member-access.ts';
import { isInvocable } from '../../types/members/ps-member.ts';
import type { TypeDeclaration } from '../../types/type-declaration.ts';
import { typeOf } from '../../types/type-of.ts';
import { netCompare, netEquals } from '../../types/values/net-equality.ts';
import { ScriptType } from './script-type.ts';

/** A method's code as whoever calls it sees it. */
interface CallableCode {
  readonly parameters: { readonly length: number };
  call(self: unknown, args: readonly unknown[]): unknown;
}

interface NamedCode {
  readonly name: string;
  readonly code: CallableCode;
}

type Behaviour = Pick<TypeDeclaration<unknown>, 'toText' | 'equals' | 'compare' | 'hashKey' | 'enumerate' | 'comparer'>;

/** The behaviour that the methods of a class define; what they do not is inherited. */
export function overriddenBehaviour(
  type: ScriptType,
  methods: readonly NamedCode[],
): TypeDeclaration<never> | Behaviour {
  const find = (name: string, count: number) =>
    methods.find((method) => method.name.toLowerCase() === name && method.code.parameters.length === count)?.code;
  const inherited = type.base instanceof ScriptType ? (type.base.draft as unknown as Behaviour) : {};
  const text = find('tostring', 0);
  const equals = find('equals', 1);
  const compare = find('compareto', 1);
  const hash = find('gethashcode', 0);
  const enumerator = find('getenumerator', 0);
  const comparer = comparerFrom(find('compare', 2), find('equals', 2), find('gethashcode', 1));
  return {
    ...(text ? { toText: (self: unknown) => toText(text.call(self, [])) } : {}),
    ...orInherited('equals', equals && ((a: unknown, b: unknown) => toBool(equals.call(a, [b]))), inherited),
    ...orInherited('compare', compare && ((a: unknown, b: unknown) => toInt32(compare.call(a, [b]))), inherited),
    // Without Equals of its own, equal numbers do not make objects equal.
    ...orInherited('hashKey', equals && hash ? (self: unknown) => toInt32(hash.call(self, [])) : undefined, inherited),
    ...(comparer ? { comparer } : {}),
    ...(enumerator ? { enumerate: (self: unknown) => elementsOf(enumerator.call(self, [])) } : {}),
  };
}

/** Classes that implement IComparer or IEqualityComparer. */
function comparerFrom(
  compare: CallableCode | undefined,
  equals: CallableCode | undefined,
  hash: CallableCode | undefined,
): Behaviour['comparer'] | null {
  if (!compare && !equals) return null;
  return (self) => ({
    ignoresCase: false,
    compare: (a, b) => (compare ? toInt32(compare.call(self, [a, b])) : netCompare(a, b)),
    equals: (a, b) => (equals ? toBool(equals.call(self, [a, b])) : netEquals(a, b)),
    keyOf: (text) => (hash ? String(toInt32(hash.call(self, [text]))) : text),
  });
}

function orInherited<K extends keyof Behaviour>(
  key: K,
  own: Behaviour[K] | undefined,
  inherited: Behaviour,
): Pick<Behaviour, K> | object {
  const found = own ?? inherited[key];
  return found ? { [key]: found } : {};
}

/** The elements that an IEnumerator gives. */
function* elementsOf(enumerator: unknown): Generator<unknown> {
  while (toBool(invokeMethod(enumerator, 'MoveNext', []))) yield currentOf(enumerator);
}

/** Classes of scripts implement the property Current by a method get_Current. */
function currentOf(enumerator: unknown): unknown {
  const type = typeOf(enumerator);
  if (type instanceof ScriptType && !isInvocable(enumerator) && resolveMethod(type, 'get_Current')) {
    return invokeMethod(enumerator, 'get_Current', []);
  }
  return getMember(enumerator, 'Current') ?? null;
}
