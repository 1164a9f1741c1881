/**
 * Enums out of C# source. There is no compiler here: a source that declares enums alone, as scripts do for names of
 * their own, is read; of any other it is said what would have to be compiled.
 */
import type { TypeDeclaration } from '../../src/types/type-declaration.ts';

/** An enum as a type declares itself. */
export type EnumDeclaration = Pick<TypeDeclaration<never>, 'name' | 'kind' | 'flags' | 'underlying' | 'members'>;

/** What the source holds besides enums, in the words of C#. */
export class NeedsCompiler extends Error {
  override readonly name = 'NeedsCompiler';
}

/** The enums of a source. @throws NeedsCompiler where it holds anything else. */
export function enumsOf(source: string): EnumDeclaration[] {
  const reader = new Reader(tokensOf(source));
  const found: EnumDeclaration[] = [];
  readNamespace(reader, '', found);
  return found;
}

/** Names, numbers and signs; comments and lines for the preprocessor are left out. */
function tokensOf(source: string): string[] {
  const plain = source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|^\s*#[^\n]*/gm, ' ');
  return plain.match(/[A-Za-z_][\w.]*|0[xX][\da-fA-F]+[uUlL]*|\d+[uUlL]*|<<|\S/g) ?? [];
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get next(): string | undefined {
    return this.tokens[this.at];
  }

  take(): string {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new NeedsCompiler('The source ends too early.');
    return token;
  }

  takeIf(wanted: string): boolean {
    if (this.next !== wanted) return false;
    this.at++;
    return true;
  }

  expect(wanted: string): void {
    const token = this.take();
    if (token !== wanted) throw new NeedsCompiler(`'${wanted}' is expected where '${token}' stands.`);
  }
}

const MODIFIERS = new Set(['public', 'internal', 'private', 'protected']);

function readNamespace(reader: Reader, prefix: string, found: EnumDeclaration[]): void {
  while (reader.next !== undefined && reader.next !== '}') {
    if (reader.takeIf('using')) {
      reader.take();
      reader.expect(';');
    } else if (reader.takeIf('namespace')) {
      const name = `${prefix}${reader.take()}.`;
      reader.expect('{');
      readNamespace(reader, name, found);
      reader.expect('}');
    } else {
      const flags = readAttributes(reader);
      while (MODIFIERS.has(reader.next ?? '')) reader.take();
      const kind = reader.take();
      if (kind !== 'enum')
        throw new NeedsCompiler(`'${kind}${reader.next ? ` ${reader.next}` : ''}' needs a compiler.`);
      found.push(readEnum(reader, prefix, flags));
      reader.takeIf(';');
    }
  }
}

/** Whether one of the attributes is Flags; others mean nothing to an enum's values. */
function readAttributes(reader: Reader): boolean {
  let flags = false;
  while (reader.takeIf('[')) {
    for (let depth = 1; depth > 0; ) {
      const token = reader.take();
      if (token === '[') depth++;
      else if (token === ']') depth--;
      else if (/^(System\.)?Flags(Attribute)?$/.test(token)) flags = true;
    }
  }
  return flags;
}

function readEnum(reader: Reader, prefix: string, flags: boolean): EnumDeclaration {
  const name = prefix + reader.take();
  const underlying = reader.takeIf(':') ? reader.take() : undefined;
  // A name such as __proto__ must be a member like any other.
  const members = Object.create(null) as Record<string, bigint>;
  let value = 0n;
  reader.expect('{');
  while (!reader.takeIf('}')) {
    readAttributes(reader);
    const member = reader.take();
    if (reader.takeIf('=')) value = readSum(reader, members);
    members[member] = value++;
    if (!reader.takeIf(',') && reader.next !== '}') reader.expect('}');
  }
  return { name, kind: 'enum', flags, ...(underlying !== undefined && { underlying }), members };
}

/** Values joined by `|`: numbers, names of members before, and shifts. */
function readSum(reader: Reader, members: Readonly<Record<string, bigint>>): bigint {
  let value = readShift(reader, members);
  while (reader.takeIf('|')) value |= readShift(reader, members);
  return value;
}

function readShift(reader: Reader, members: Readonly<Record<string, bigint>>): bigint {
  let value = readValue(reader, members);
  while (reader.takeIf('<<')) value <<= readValue(reader, members);
  return value;
}

function readValue(reader: Reader, members: Readonly<Record<string, bigint>>): bigint {
  const token = reader.take();
  if (token === '-') return -readValue(reader, members);
  if (token === '(') {
    const value = readSum(reader, members);
    reader.expect(')');
    return value;
  }
  if (/^\d/.test(token)) return BigInt(token.replace(/[uUlL]+$/, ''));
  const named = members[token.split('.').pop() ?? ''];
  if (named === undefined) throw new NeedsCompiler(`The value '${token}' needs a compiler.`);
  return named;
}
