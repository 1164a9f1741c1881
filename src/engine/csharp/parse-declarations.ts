/** A C# source as the types that it declares. */
import { StatementParser } from './parse-statements.ts';
import { parseType } from './parse-types.ts';
import { isText, TokenReader } from './token-reader.ts';
import { tokensOf } from './tokens.ts';
import type {
  AccessorSyntax,
  AttributeSyntax,
  Body,
  Expression,
  MemberSyntax,
  NameScope,
  ParameterSyntax,
  TypeDefinition,
  TypeSyntax,
} from './tree.ts';

const MODIFIERS = new Set(
  'public private protected internal static abstract sealed virtual override readonly const new partial extern unsafe volatile async ref required file'.split(
    ' ',
  ),
);

const KINDS = new Set(['class', 'struct', 'interface', 'enum', 'delegate', 'record']);

/** Overloaded operators by their names in .NET; with one operand, those of the second table. */
const OPERATORS: Readonly<Record<string, string>> = {
  '+': 'op_Addition',
  '-': 'op_Subtraction',
  '*': 'op_Multiply',
  '/': 'op_Division',
  '%': 'op_Modulus',
  '==': 'op_Equality',
  '!=': 'op_Inequality',
  '<': 'op_LessThan',
  '>': 'op_GreaterThan',
  '<=': 'op_LessThanOrEqual',
  '>=': 'op_GreaterThanOrEqual',
  '&': 'op_BitwiseAnd',
  '|': 'op_BitwiseOr',
  '^': 'op_ExclusiveOr',
};
const UNARY_OPERATORS: Readonly<Record<string, string>> = {
  '-': 'op_UnaryNegation',
  '+': 'op_UnaryPlus',
  '!': 'op_LogicalNot',
  '~': 'op_OnesComplement',
  '++': 'op_Increment',
  '--': 'op_Decrement',
  true: 'op_True',
  false: 'op_False',
};

/** @throws CSharpError where the source is not read. */
export function parseSource(source: string): TypeDefinition[] {
  return new DeclarationParser(new TokenReader(tokensOf(source))).unit();
}

interface MemberStart {
  readonly modifiers: ReadonlySet<string>;
  readonly attributes: readonly AttributeSyntax[];
  readonly line: number;
  readonly column: number;
}

class DeclarationParser {
  private readonly statements: StatementParser;
  private readonly found: TypeDefinition[] = [];

  constructor(private readonly reader: TokenReader) {
    this.statements = new StatementParser(reader);
  }

  unit(): TypeDefinition[] {
    this.namespaceMembers({ namespace: '', usings: [], aliases: new Map() });
    if (this.reader.next.kind !== 'end') this.reader.fail(`'${this.reader.next.text}' is not expected.`);
    return this.found;
  }

  private namespaceMembers(outer: NameScope): void {
    const { reader } = this;
    let scope = outer;
    while (reader.next.kind !== 'end' && !reader.isNext('}')) {
      if (reader.isNext('using')) scope = this.using(scope);
      else if (reader.isNext('namespace')) this.namespace(scope);
      else if (reader.isNext('[') && ['assembly', 'module'].includes(reader.ahead(1).text)) this.attributes();
      else if (reader.takeIf(';')) continue;
      else this.type(scope, '');
    }
  }

  private using(scope: NameScope): NameScope {
    const { reader } = this;
    reader.take();
    if (reader.isNext('static')) reader.fail("'using static' is not read.");
    if (isText(reader.ahead(1), '=')) {
      const alias = reader.name();
      reader.expect('=');
      const aliases = new Map([...scope.aliases, [alias, parseType(reader)] as const]);
      reader.expect(';');
      return { ...scope, aliases };
    }
    const { name } = parseType(reader);
    reader.expect(';');
    return { ...scope, usings: [...scope.usings, name] };
  }

  private namespace(outer: NameScope): void {
    const { reader } = this;
    reader.take();
    const { name } = parseType(reader);
    const scope = { ...outer, namespace: outer.namespace === '' ? name : `${outer.namespace}.${name}` };
    if (reader.takeIf(';')) {
      this.namespaceMembers(scope);
      return;
    }
    reader.expect('{');
    this.namespaceMembers(scope);
    reader.expect('}');
  }

  // ---- attributes and modifiers

  private attributes(): AttributeSyntax[] {
    const { reader } = this;
    const found: AttributeSyntax[] = [];
    while (reader.takeIf('[')) {
      if (reader.next.kind === 'name' && isText(reader.ahead(1), ':')) {
        reader.take();
        reader.take();
      }
      do {
        if (reader.isNext(']')) break;
        found.push(this.attribute());
      } while (reader.takeIf(','));
      reader.expect(']');
    }
    return found;
  }

  private attribute(): AttributeSyntax {
    const { reader } = this;
    const { name, line, column } = parseType(reader, false);
    const args: Expression[] = [];
    const named: { name: string; value: Expression }[] = [];
    if (reader.takeIf('(')) {
      while (!reader.isNext(')')) {
        if (reader.next.kind === 'name' && isText(reader.ahead(1), '=')) {
          const property = reader.name();
          reader.expect('=');
          named.push({ name: property, value: this.statements.expressions.expression() });
        } else args.push(this.statements.expressions.expression());
        if (!reader.takeIf(',')) break;
      }
      reader.expect(')');
    }
    return { name, args, named, line, column };
  }

  private start(): MemberStart {
    const { line, column } = this.reader.next;
    const attributes = this.attributes();
    const modifiers = new Set<string>();
    while (MODIFIERS.has(this.reader.next.text) && this.reader.next.kind === 'name') {
      if (this.reader.isNext('new') && this.reader.ahead(1).text === '(') break;
      modifiers.add(this.reader.take().text);
    }
    return { modifiers, attributes, line, column };
  }

  // ---- types

  private type(scope: NameScope, outer: string): void {
    this.typeBody(this.start(), scope, outer);
  }

  private typeBody(start: MemberStart, scope: NameScope, outer: string): void {
    const { reader } = this;
    const kind = reader.next.text;
    if (!KINDS.has(kind) || reader.next.kind !== 'name') reader.fail(`A type is expected where '${kind}' stands.`);
    if (kind === 'record' || kind === 'delegate') reader.fail(`'${kind}' is not read.`);
    reader.take();
    const simple = reader.name();
    if (reader.isNext('<')) reader.fail('Generic types are not read.');
    if (reader.isNext('(')) reader.fail('Primary constructors are not read.');
    const prefix = outer !== '' ? `${outer}+` : scope.namespace === '' ? '' : `${scope.namespace}.`;
    const name = `${prefix}${simple}`;
    const bases: TypeSyntax[] = [];
    if (reader.takeIf(':')) {
      do bases.push(parseType(reader));
      while (reader.takeIf(','));
    }
    const index = this.found.length;
    const members: MemberSyntax[] = [];
    reader.expect('{');
    const values = kind === 'enum' ? this.enumValues() : [];
    if (kind !== 'enum') {
      while (!reader.isNext('}')) {
        if (reader.takeIf(';')) continue;
        this.member(simple, name, scope, members);
      }
    }
    reader.expect('}');
    reader.takeIf(';');
    const definition: TypeDefinition = {
      kind: kind as TypeDefinition['kind'],
      name,
      bases,
      members,
      values,
      scope,
      ...start,
    };
    // A class stands before those that are written inside of it.
    this.found.splice(index, 0, definition);
  }

  private enumValues(): { name: string; value: Expression | null }[] {
    const { reader } = this;
    const values: { name: string; value: Expression | null }[] = [];
    while (!reader.isNext('}')) {
      this.attributes();
      const name = reader.name();
      values.push({ name, value: reader.takeIf('=') ? this.statements.expressions.expression() : null });
      if (!reader.takeIf(',')) break;
    }
    return values;
  }

  // ---- members

  private member(simple: string, owner: string, scope: NameScope, members: MemberSyntax[]): void {
    const { reader } = this;
    const start = this.start();
    if (KINDS.has(reader.next.text) && reader.next.kind === 'name' && reader.ahead(1).kind === 'name') {
      this.typeBody(start, scope, owner);
      return;
    }
    if (reader.isNext('event')) reader.fail('Events are not read.');
    if (reader.isNext('~')) reader.fail('Finalizers are not read.');
    if (reader.next.text === simple && reader.ahead(1).text === '(') {
      reader.take();
      members.push(this.constructorMember(start));
      return;
    }
    if (reader.isNext('implicit') || reader.isNext('explicit')) {
      members.push(this.conversion(start));
      return;
    }
    const type = parseType(reader);
    if (reader.isNext('operator')) members.push(this.operator(start, type));
    else this.named(start, type, members);
  }

  private constructorMember(start: MemberStart): MemberSyntax {
    const { reader } = this;
    const parameters = this.parameters('(', ')');
    let chain: Extract<MemberSyntax, { kind: 'constructor' }>['chain'] = null;
    if (reader.takeIf(':')) {
      const to = reader.take().text === 'this' ? 'this' : 'base';
      chain = { to, args: this.statements.expressions.arguments() };
    }
    return { kind: 'constructor', name: '.ctor', parameters, chain, body: this.body(), ofInterface: null, ...start };
  }

  private conversion(start: MemberStart): MemberSyntax {
    const name = this.reader.take().text === 'implicit' ? 'op_Implicit' : 'op_Explicit';
    this.reader.expect('operator');
    const type = parseType(this.reader);
    return this.method(start, type, name, null);
  }

  private operator(start: MemberStart, type: TypeSyntax): MemberSyntax {
    const { reader } = this;
    reader.take();
    let sign = reader.take().text;
    if (sign === '>' && reader.isNext('>')) sign += reader.take().text;
    const { line, column } = reader.next;
    const made = this.method(start, type, sign, null);
    const table = made.parameters.length === 1 ? UNARY_OPERATORS : OPERATORS;
    const name = Object.hasOwn(table, sign) ? table[sign] : undefined;
    if (name === undefined) return reader.fail(`The operator '${sign}' is not read.`, { line, column });
    return { ...made, name };
  }

  /** A method, property, indexer or field: what follows the type. */
  private named(start: MemberStart, type: TypeSyntax, members: MemberSyntax[]): void {
    const { reader } = this;
    let name = reader.isNext('this') ? reader.take().text : reader.name();
    let ofInterface: TypeSyntax | null = null;
    while (reader.takeIf('.')) {
      const { line, column } = reader.next;
      const before: string = ofInterface ? `${(ofInterface as TypeSyntax).name}.${name}` : name;
      ofInterface = { name: before, args: [], ranks: [], nullable: false, line, column };
      name = reader.isNext('this') ? reader.take().text : reader.name();
    }
    if (name === 'this') {
      const parameters = this.parameters('[', ']');
      members.push(this.property(start, type, 'this', parameters, ofInterface));
      return;
    }
    if (reader.isNext('(') || reader.isNext('<')) {
      members.push(this.method(start, type, name, ofInterface));
      return;
    }
    if (reader.isNext('{') || reader.isNext('=>')) {
      members.push(this.property(start, type, name, [], ofInterface));
      return;
    }
    for (;;) {
      const value = reader.takeIf('=') ? this.statements.initialValue(type) : null;
      members.push({ kind: 'field', name, type, value, ofInterface: null, ...start });
      if (!reader.takeIf(',')) break;
      name = reader.name();
    }
    reader.expect(';');
  }

  private method(
    start: MemberStart,
    type: TypeSyntax,
    name: string,
    ofInterface: TypeSyntax | null,
  ): Extract<MemberSyntax, { kind: 'method' }> {
    const { reader } = this;
    const typeParameters: string[] = [];
    if (reader.takeIf('<')) {
      do typeParameters.push(reader.name());
      while (reader.takeIf(','));
      reader.expect('>');
    }
    const parameters = this.parameters('(', ')');
    // Constraints of type parameters say nothing here.
    while (reader.isNext('where'))
      while (!reader.isNext('{') && !reader.isNext('=>') && !reader.isNext(';')) reader.take();
    return { kind: 'method', name, type, typeParameters, parameters, body: this.body(), ofInterface, ...start };
  }

  private parameters(open: string, close: string): ParameterSyntax[] {
    const { reader } = this;
    const found: ParameterSyntax[] = [];
    reader.expect(open);
    while (!reader.isNext(close)) {
      const attributes = this.attributes();
      let passing: ParameterSyntax['passing'] = '';
      for (const word of ['ref', 'out', 'in', 'params', 'this'] as const) if (reader.takeIf(word)) passing = word;
      reader.takeIf('readonly');
      const type = parseType(reader);
      const name = reader.name();
      found.push({
        name,
        type,
        passing,
        value: reader.takeIf('=') ? this.statements.expressions.expression() : null,
        attributes,
      });
      if (!reader.takeIf(',')) break;
    }
    reader.expect(close);
    return found;
  }

  /** `{ … }`, `=> …;`, or `;` for none. */
  private body(): Body {
    const { reader } = this;
    if (reader.takeIf(';')) return null;
    if (!reader.takeIf('=>')) return this.statements.block();
    const value = this.statements.expressions.expression();
    reader.expect(';');
    return value;
  }

  private property(
    start: MemberStart,
    type: TypeSyntax,
    name: string,
    parameters: readonly ParameterSyntax[],
    ofInterface: TypeSyntax | null,
  ): MemberSyntax {
    const { reader } = this;
    const base = { kind: 'property', name, type, parameters, ofInterface, ...start } as const;
    if (reader.isNext('=>'))
      return { ...base, accessors: [{ kind: 'get', modifiers: new Set(), body: this.body() }], value: null };
    reader.expect('{');
    const accessors: AccessorSyntax[] = [];
    while (!reader.takeIf('}')) {
      const { modifiers } = this.start();
      const word = reader.name();
      if (!['get', 'set', 'init'].includes(word)) reader.fail(`'${word}' is not expected in a property.`);
      accessors.push({ kind: word === 'get' ? 'get' : 'set', modifiers, body: this.body() });
    }
    const value = reader.takeIf('=') ? this.statements.expressions.expression() : null;
    if (value) reader.expect(';');
    return { ...base, accessors, value };
  }
}
