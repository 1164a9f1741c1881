/** Types as C# writes them. */
import type { TokenReader } from './token-reader.ts';
import type { TypeSyntax } from './tree.ts';

/** C#'s own names of .NET's types. */
export const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['bool', 'System.Boolean'],
  ['byte', 'System.Byte'],
  ['sbyte', 'System.SByte'],
  ['short', 'System.Int16'],
  ['ushort', 'System.UInt16'],
  ['int', 'System.Int32'],
  ['uint', 'System.UInt32'],
  ['long', 'System.Int64'],
  ['ulong', 'System.UInt64'],
  ['char', 'System.Char'],
  ['float', 'System.Single'],
  ['double', 'System.Double'],
  ['decimal', 'System.Decimal'],
  ['string', 'System.String'],
  ['object', 'System.Object'],
  ['dynamic', 'System.Object'],
  ['void', 'System.Void'],
]);

/** @param withRanks false where brackets belong to what follows (`new int[3]`). */
export function parseType(reader: TokenReader, withRanks = true): TypeSyntax {
  const { line, column } = reader.next;
  if (reader.isNext('(')) reader.fail('Tuples are not read.');
  let name = reader.name();
  if (reader.takeIf('::')) name = reader.name();
  let args = typeArguments(reader);
  while (reader.isNext('.') && reader.ahead(1).kind === 'name') {
    reader.take();
    name += `.${reader.name()}`;
    args = [...args, ...typeArguments(reader)];
  }
  let nullable = reader.isNext('?') && !reader.next.spaced && reader.takeIf('?');
  const ranks: number[] = [];
  while (withRanks && reader.isNext('[') && (reader.ahead(1).text === ']' || reader.ahead(1).text === ',')) {
    reader.take();
    let rank = 1;
    while (reader.takeIf(',')) rank++;
    reader.expect(']');
    ranks.push(rank);
    if (reader.isNext('?')) nullable = nullable || reader.takeIf('?');
  }
  if (reader.isNext('*')) reader.fail('Pointers are not read.');
  return { name, args, ranks, nullable, line, column };
}

function typeArguments(reader: TokenReader): TypeSyntax[] {
  if (!reader.isNext('<')) return [];
  reader.take();
  const args: TypeSyntax[] = [];
  // `Name<,>` in typeof.
  while (reader.takeIf(',')) args.push({ name: '', args: [], ranks: [], nullable: false, ...reader.next });
  if (reader.takeIf('>')) return args;
  do args.push(parseType(reader));
  while (reader.takeIf(','));
  reader.expect('>');
  return args;
}

/** The type arguments of a name in an expression, where `<` could also be less-than. */
export function typeArgumentsInExpression(reader: TokenReader): TypeSyntax[] {
  if (!reader.isNext('<')) return [];
  const found = reader.attempt(() => {
    const args = typeArguments(reader);
    const after = reader.next.text;
    return /^(?:[()\]:;,.?]|==|!=|\{|\})$/.test(after) ? args : null;
  });
  return found ?? [];
}
