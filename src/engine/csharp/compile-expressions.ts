/** Compiles expressions of C# to closures. */
import { callDelegate } from '../../types/collections/delegates.ts';
import { defaultValueOf, newArray, newMultiArray } from '../../types/members/default-value.ts';
import type { Invocable } from '../../types/members/ps-member.ts';
import { unboxed } from '../../types/members/value-boxing.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import { formatOperator } from '../../types/operations/text-operators.ts';
import { typeOf } from '../../types/type-of.ts';
import { PSReference } from '../../types/values/reference.ts';
import { asTypedArray } from '../../types/values/typed-array.ts';
import {
  callBaseMember,
  callMember,
  callStatic,
  make,
  readIndex,
  readMember,
  readStatic,
  writeIndex,
  writeMember,
  writeStatic,
} from './access.ts';
import {
  type Activation,
  activationOf,
  type Code,
  type CodeContext,
  type Local,
  Locals,
  type StatementCode,
} from './code.ts';
import { CSharpError } from './csharp-error.ts';
import { CSharpType } from './csharp-type.ts';
import {
  binaryOperation,
  castTo,
  coerced,
  equal,
  isException,
  isOf,
  stepped,
  textOf,
  unaryOperation,
} from './operations.ts';
import type { Argument, Block, Expression, TypeSyntax } from './tree.ts';
import type { TypeResolver } from './type-resolver.ts';

/** What a name or a chain of names stands for. */
type Meaning =
  | { readonly kind: 'value'; readonly code: Code }
  | { readonly kind: 'type'; readonly type: NetType }
  | { readonly kind: 'namespace'; readonly name: string };

export class ExpressionCompiler {
  constructor(
    readonly context: CodeContext,
    private readonly types: TypeResolver,
    /** Compiles the block of a lambda. */
    private readonly blockOf: (block: Block, context: CodeContext) => StatementCode,
  ) {}

  typeOf(syntax: TypeSyntax): NetType | null {
    const { scope, owner, typeParameters } = this.context;
    return this.types.resolve(syntax, scope, owner.fullName, typeParameters);
  }

  /** @param expected the type of the place for which the value is; tells `new()` and `default` what to make. */
  compile(expression: Expression, expected: NetType | null = null): Code {
    switch (expression.kind) {
      case 'literal': {
        const { value } = expression;
        return () => value;
      }
      case 'interpolated':
        return this.interpolated(expression);
      case 'name':
      case 'member':
      case 'predefined':
        return this.valueOf(expression);
      case 'this':
        this.requireInstance(expression);
        return (at) => selfOf(at);
      case 'base':
        return this.fail("'base' stands only before a member.", expression);
      case 'call':
        return this.call(expression);
      case 'index': {
        const target = this.compile(expression.target);
        const args = expression.args.map((arg) => this.compile(arg));
        const { conditional } = expression;
        return (at) => {
          const value = target(at);
          if (conditional && value === null) return null;
          return readIndex(
            value,
            args.map((arg) => arg(at)),
          );
        };
      }
      case 'new':
        return this.creation(expression, expected);
      case 'newArray':
        return this.arrayCreation(expression, expected);
      case 'unary': {
        const operand = this.compile(expression.operand);
        const { operator } = expression;
        return (at) => unaryOperation(operator, operand(at));
      }
      case 'step':
        return this.step(expression);
      case 'binary':
        return this.binary(expression);
      case 'assign':
        return this.assignment(expression);
      case 'conditional': {
        const test = this.compile(expression.test);
        const yes = this.compile(expression.yes, expected);
        const no = this.compile(expression.no, expected);
        return (at) => (test(at) === true ? yes(at) : no(at));
      }
      case 'cast': {
        const type = this.typeOf(expression.type);
        const operand = this.compile(expression.operand, type);
        return type ? (at) => castTo(type, operand(at)) : operand;
      }
      case 'is':
        return this.typeTest(expression);
      case 'as': {
        const type = this.typeOf(expression.type);
        const operand = this.compile(expression.operand);
        return (at) => {
          const value = operand(at);
          return !type || isOf(type, value) ? value : null;
        };
      }
      case 'typeof': {
        const type = this.typeOf(expression.type) ?? this.fail('typeof of a type parameter is not read.', expression);
        return () => type;
      }
      case 'default': {
        const type = expression.type ? this.typeOf(expression.type) : expected;
        return () => (type ? defaultValueOf(type) : null);
      }
      case 'throw': {
        const value = this.compile(expression.value);
        return (at) => {
          throw thrown(value(at));
        };
      }
      case 'lambda':
        return this.lambda(expression);
    }
  }

  private fail(message: string, { line, column }: { line: number; column: number }, code: string | null = null): never {
    throw new CSharpError(message, line, column, code);
  }

  private requireInstance(at: { line: number; column: number }): void {
    if (this.context.isStatic) this.fail("Keyword 'this' is not valid in a static member.", at);
  }

  // ---- names

  private valueOf(expression: Expression): Code {
    const meaning = this.meaningOf(expression);
    if (meaning.kind === 'value') return meaning.code;
    const name = meaning.kind === 'type' ? meaning.type.fullName : meaning.name;
    return this.fail(`The name '${name}' does not stand for a value here.`, expression);
  }

  private meaningOf(expression: Expression): Meaning {
    if (expression.kind === 'predefined') {
      const type = this.typeOf(expression.type) ?? typeNamed('System.Object');
      return { kind: 'type', type };
    }
    if (expression.kind === 'name') return this.simpleName(expression);
    if (expression.kind !== 'member') return { kind: 'value', code: this.compile(expression) };
    const { name, conditional } = expression;
    if (expression.target.kind === 'base') {
      this.requireInstance(expression);
      const { owner } = this.context;
      return { kind: 'value', code: (at) => readBase(owner, selfOf(at), name) };
    }
    const target = this.meaningOf(expression.target);
    switch (target.kind) {
      case 'value':
        return {
          kind: 'value',
          code: (at) => {
            const value = target.code(at);
            return conditional && value === null ? null : readMember(value, name);
          },
        };
      case 'type': {
        const { type } = target;
        const nested = this.types.named(name, expression.typeArgs.length, this.context.scope, type.fullName);
        if (nested?.fullName === `${type.fullName}+${name}`) return { kind: 'type', type: nested };
        return { kind: 'value', code: () => readStatic(type, name) };
      }
      case 'namespace': {
        const full = `${target.name}.${name}`;
        const type = this.typeNamed(full, expression.typeArgs, expression);
        return type ? { kind: 'type', type } : { kind: 'namespace', name: full };
      }
    }
  }

  private simpleName(expression: Extract<Expression, { kind: 'name' }>): Meaning {
    const { name } = expression;
    const local = this.context.locals.find(name);
    if (local) return { kind: 'value', code: readLocal(local) };
    for (let owner: CSharpType | null = this.context.owner; owner; owner = owner.outer) {
      const member = owner.codeMember(name);
      if (member?.kind !== 'property') continue;
      const type = owner;
      if (member.isStatic) return { kind: 'value', code: () => readStatic(type, name) };
      if (owner !== this.context.owner) continue;
      this.requireInstance(expression);
      return { kind: 'value', code: (at) => readMember(selfOf(at), name) };
    }
    const type = this.typeNamed(name, expression.typeArgs, expression);
    if (type) return { kind: 'type', type };
    if (this.isInherited(name)) return { kind: 'value', code: (at) => readMember(selfOf(at), name) };
    if (/^[A-Z]/.test(name) && expression.typeArgs.length === 0) return { kind: 'namespace', name };
    return this.fail(`The name '${name}' does not exist in the current context`, expression, 'CS0103');
  }

  /** Whether a base class of .NET has a property of the name. */
  private isInherited(name: string): boolean {
    if (this.context.isStatic) return false;
    return [...this.context.owner.nativeBase.lineage()].some((type) =>
      type.declaration.properties?.some(([text]) => text.includes(` ${name} {`)),
    );
  }

  private typeNamed(name: string, args: readonly TypeSyntax[], { line, column }: Expression): NetType | null {
    const { scope, owner, typeParameters } = this.context;
    const syntax = { name, args, ranks: [], nullable: false, line, column };
    return this.types.find(syntax, scope, owner.fullName, typeParameters);
  }

  // ---- calls

  private call(expression: Extract<Expression, { kind: 'call' }>): Code {
    const { target } = expression;
    const args = this.argumentCodes(expression.args);
    if (target.kind === 'member') return this.memberCall(target, args);
    if (target.kind === 'name') {
      const local = this.context.locals.find(target.name);
      if (local) return delegateCall(readLocal(local), args);
      return this.ownCall(target, args);
    }
    return delegateCall(this.compile(target), args);
  }

  private memberCall(target: Extract<Expression, { kind: 'member' }>, args: (at: Activation) => unknown[]): Code {
    const { name, conditional } = target;
    if (target.target.kind === 'base') {
      this.requireInstance(target);
      const { owner } = this.context;
      return (at) => callBaseMember(owner, selfOf(at), name, args(at));
    }
    const meaning = this.meaningOf(target.target);
    const usesLinq = this.context.scope.usings.includes('System.Linq');
    switch (meaning.kind) {
      case 'type': {
        const { type } = meaning;
        return (at) => callStatic(type, name, args(at));
      }
      case 'value':
        return (at) => {
          const value = meaning.code(at);
          return conditional && value === null ? null : callMember(value, name, args(at), usesLinq);
        };
      case 'namespace':
        return this.fail(`The name '${meaning.name}' does not exist in the current context`, target, 'CS0103');
    }
  }

  /** A method of the class itself, of one around it, or of a base class of .NET. */
  private ownCall(target: Extract<Expression, { kind: 'name' }>, args: (at: Activation) => unknown[]): Code {
    const { name } = target;
    for (let owner: CSharpType | null = this.context.owner; owner; owner = owner.outer) {
      const member = owner.codeMember(name);
      if (!member) continue;
      const type = owner;
      if (member.kind === 'property') return delegateCall(this.valueOf(target), args);
      const isStatic = member.overloads.every((overload) => overload.isStatic);
      if (isStatic || this.context.isStatic) return (at) => callStatic(type, name, args(at));
      return (at) => callMember(selfOf(at), name, args(at));
    }
    this.requireInstance(target);
    return (at) => callMember(selfOf(at), name, args(at));
  }

  private argumentCodes(args: readonly Argument[]): (at: Activation) => unknown[] {
    const codes = args.map((arg) => this.argument(arg));
    return (at) => codes.map((code) => code(at));
  }

  private argument(arg: Argument): Code {
    if (arg.name !== null) this.fail('Named arguments are not read.', arg.value);
    if (arg.passing === '' || arg.passing === 'in') return this.compile(arg.value);
    if (arg.declares !== null) this.context.locals.declare(arg.declares, null);
    const read = this.compile(arg.value);
    const write = this.writer(arg.value);
    return (at) =>
      new PSReference(
        () => read(at),
        (value) => write(at, value),
      );
  }

  // ---- making things

  private creation(expression: Extract<Expression, { kind: 'new' }>, expected: NetType | null): Code {
    const type = expression.type ? this.typeOf(expression.type) : expected;
    if (!type) return this.fail('It is not known here what is to be made.', expression);
    if (type.declaration.kind === 'delegate') {
      const [only] = expression.args;
      if (only) return this.compile(only.value);
    }
    const args = this.argumentCodes(expression.args);
    const members = expression.members.map(({ name, value }) => ({ name, value: this.compile(value) }));
    const elements = expression.elements.map((items) => items.map((item) => this.compile(item)));
    return (at) => {
      const values = args(at);
      const made = values.length === 0 && type.isValueType ? defaultOf(type) : make(type, values);
      for (const { name, value } of members) writeMember(made, name, value(at));
      for (const items of elements)
        callMember(
          made,
          'Add',
          items.map((item) => item(at)),
        );
      return made;
    };
  }

  private arrayCreation(expression: Extract<Expression, { kind: 'newArray' }>, expected: NetType | null): Code {
    const element = expression.type ? this.typeOf(expression.type) : (expected?.elementType ?? null);
    const sizes = expression.sizes.map((size) => this.compile(size));
    if (!expression.elements) {
      if (!element) return this.fail('It is not known here what the array holds.', expression);
      return (at) => {
        const lengths = sizes.map((size) => Number(size(at)));
        return lengths.length === 1 ? newArray(element, lengths[0] ?? 0) : newMultiArray(element, lengths);
      };
    }
    const elements = expression.elements.map((item) => this.compile(item, element));
    return (at) => {
      const items = elements.map((item) => coerced(item(at), element));
      const type = element ?? (items.length > 0 ? typeOf(items[0]) : null) ?? typeNamed('System.Object');
      if (type.fullName === 'System.Byte') return Uint8Array.from(items, (item) => Number(unboxed(item)));
      return asTypedArray(items, type);
    };
  }

  private lambda(expression: Extract<Expression, { kind: 'lambda' }>): Code {
    const locals = new Locals(this.context.locals);
    const slots = expression.parameters.map((name) => locals.declare(name, null));
    const context = { ...this.context, locals, returns: null };
    const { body } = expression;
    const run = body.kind === 'block' ? this.blockOf(body, context) : null;
    const inner = new ExpressionCompiler(context, this.types, this.blockOf);
    const value = body.kind === 'block' ? null : inner.compile(body);
    return (outer) =>
      new Lambda((args) => {
        const at: Activation = { self: outer.self, slots: [], outer, result: null };
        slots.forEach((slot, i) => {
          at.slots[slot] = args[i] ?? null;
        });
        if (value) return value(at);
        run?.(at);
        return at.result;
      });
  }

  // ---- operators

  private interpolated(expression: Extract<Expression, { kind: 'interpolated' }>): Code {
    const parts = expression.parts.map((part): Code => {
      if (typeof part === 'string') return () => part;
      const value = this.compile(part.value);
      const { format } = part;
      return format === '' ? (at) => textOf(value(at)) : (at) => formatOperator(`{0${format}}`, [value(at)]);
    });
    return (at) => parts.map((part) => part(at)).join('');
  }

  private binary(expression: Extract<Expression, { kind: 'binary' }>): Code {
    const { operator } = expression;
    const left = this.compile(expression.left);
    const right = this.compile(expression.right);
    switch (operator) {
      case '&&':
        return (at) => left(at) === true && right(at) === true;
      case '||':
        return (at) => left(at) === true || right(at) === true;
      case '??':
        return (at) => left(at) ?? right(at);
      default:
        return (at) => binaryOperation(operator, left(at), right(at));
    }
  }

  private typeTest(expression: Extract<Expression, { kind: 'is' }>): Code {
    const operand = this.compile(expression.operand);
    const { negated } = expression;
    if (expression.constant) {
      const constant = this.compile(expression.constant);
      return (at) => equal(operand(at), constant(at)) !== negated;
    }
    const type = expression.type ? this.typeOf(expression.type) : null;
    const slot = expression.name === null ? -1 : this.context.locals.declare(expression.name, type);
    return (at) => {
      const value = operand(at);
      const fits = !type || isOf(type, value);
      if (fits && slot >= 0) at.slots[slot] = value;
      return fits !== negated;
    };
  }

  private step(expression: Extract<Expression, { kind: 'step' }>): Code {
    const { operator, postfix, operand } = expression;
    const read = this.compile(operand);
    const write = this.writer(operand);
    return (at) => {
      const before = read(at);
      const after = stepped(before, operator);
      write(at, after);
      return postfix ? before : after;
    };
  }

  private assignment(expression: Extract<Expression, { kind: 'assign' }>): Code {
    const { operator, target } = expression;
    const local = target.kind === 'name' ? this.context.locals.find(target.name) : null;
    const value = this.compile(expression.value, local?.type ?? this.typeOfMember(target));
    const write = this.writer(target);
    if (operator === '=') {
      return (at) => {
        const given = value(at);
        write(at, given);
        return given;
      };
    }
    const read = this.compile(target);
    const plain = operator.slice(0, -1);
    if (plain === '??') {
      return (at) => {
        const before = read(at);
        if (before !== null) return before;
        const given = value(at);
        write(at, given);
        return given;
      };
    }
    return (at) => {
      const before = read(at);
      const result = binaryOperation(plain, before, value(at));
      // `b += 1` of a byte is cut to a byte again.
      const type = typeOf(before);
      const fitting = type?.isValueType && typeOf(result) !== type ? castTo(type, result) : result;
      write(at, fitting);
      return fitting;
    };
  }

  /** The type of a field or property of the class's own, which `new()` and `default` take. */
  private typeOfMember(target: Expression): NetType | null {
    const isOwn = target.kind === 'name' || (target.kind === 'member' && target.target.kind === 'this');
    const member = isOwn ? this.context.owner.codeMember(target.name) : null;
    return member?.kind === 'property' ? member.type : null;
  }

  /** Compiles what is assigned to. */
  private writer(target: Expression): (at: Activation, value: unknown) => void {
    switch (target.kind) {
      case 'name':
        return this.nameWriter(target);
      case 'member': {
        const { name } = target;
        if (target.target.kind === 'base') return (at, value) => writeMember(selfOf(at), name, value);
        const meaning = this.meaningOf(target.target);
        if (meaning.kind === 'type') return (_, value) => writeStatic(meaning.type, name, value);
        if (meaning.kind === 'value') return (at, value) => writeMember(meaning.code(at), name, value);
        return this.fail(`The name '${meaning.name}' does not exist in the current context`, target, 'CS0103');
      }
      case 'index': {
        const object = this.compile(target.target);
        const args = target.args.map((arg) => this.compile(arg));
        return (at, value) =>
          writeIndex(
            object(at),
            args.map((arg) => arg(at)),
            value,
          );
      }
      default:
        return this.fail('The left-hand side of an assignment must be a variable, property or indexer', target);
    }
  }

  private nameWriter(target: Extract<Expression, { kind: 'name' }>): (at: Activation, value: unknown) => void {
    const { name } = target;
    const local = this.context.locals.find(name);
    if (local) return (at, value) => writeLocal(local, at, value);
    for (let owner: CSharpType | null = this.context.owner; owner; owner = owner.outer) {
      const member = owner.codeMember(name);
      if (member?.kind !== 'property') continue;
      const type = owner;
      if (member.isStatic) return (_, value) => writeStatic(type, name, value);
      if (owner === this.context.owner) return (at, value) => writeMember(selfOf(at), name, value);
    }
    if (this.isInherited(name)) return (at, value) => writeMember(selfOf(at), name, value);
    return this.fail(`The name '${name}' does not exist in the current context`, target, 'CS0103');
  }
}

/** What `throw` throws. */
export function thrown(value: unknown): unknown {
  if (isException(value)) return value;
  return castTo(typeNamed('System.Exception'), value);
}

function readBase(owner: CSharpType, self: unknown, name: string): unknown {
  const { base } = owner;
  const member = base instanceof CSharpType ? base.codeMember(name) : null;
  return member?.kind === 'property' && member.get ? member.get(self) : readMember(self, name);
}

function defaultOf(type: NetType): unknown {
  return type instanceof CSharpType ? make(type, []) : defaultValueOf(type);
}

function selfOf(at: Activation): unknown {
  return at.self;
}

function readLocal(local: Local): Code {
  const { slot, depth, isReference } = local;
  if (isReference) return (at) => (activationOf(local, at).slots[slot] as PSReference).value;
  return depth === 0 ? (at) => at.slots[slot] : (at) => activationOf(local, at).slots[slot];
}

export function writeLocal(local: Local, at: Activation, value: unknown): void {
  const { slots } = activationOf(local, at);
  const fitting = coerced(value, local.type);
  if (local.isReference) (slots[local.slot] as PSReference).value = fitting;
  else slots[local.slot] = fitting;
}

function delegateCall(target: Code, args: (at: Activation) => unknown[]): Code {
  return (at) => callDelegate(target(at), ...args(at));
}

/** A lambda as code that can be called. */
class Lambda extends NetObject implements Invocable {
  constructor(private readonly run: (args: readonly unknown[]) => unknown) {
    super();
  }
  netType(): NetType {
    return typeNamed('System.MulticastDelegate');
  }
  invokeWithThis(_self: unknown, args: readonly unknown[]): unknown {
    return this.run(args);
  }
  invokeWithItem(_item: unknown, args: readonly unknown[]): unknown {
    return this.run(args);
  }
  invokeInScope(_item: unknown, args: readonly unknown[]): unknown {
    return this.run(args);
  }
  invokeAsDelegate(args: readonly unknown[]): unknown {
    return this.run(args);
  }
}
