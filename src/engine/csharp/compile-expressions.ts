/** Compiles expressions of C# to closures. */
import { defaultValueOf, newArray, newMultiArray } from '../../types/members/default-value.ts';
import { unboxed } from '../../types/members/value-boxing.ts';
import { type NetType, typeNamed } from '../../types/net-type.ts';
import { formatOperator } from '../../types/operations/text-operators.ts';
import { typeOf } from '../../types/type-of.ts';
import { asTypedArray } from '../../types/values/typed-array.ts';
import { callMember, make, readIndex, writeMember } from './access.ts';
import { AssignmentTargets } from './assignment-targets.ts';
import {
  type Activation,
  type Code,
  type CodeContext,
  type CompileExpression,
  Locals,
  type StatementCode,
} from './code.ts';
import { CallCompiler } from './compile-calls.ts';
import { refuse } from './csharp-error.ts';
import { CSharpType } from './csharp-type.ts';
import { Lambda } from './lambda.ts';
import { NameMeanings, requireInstance } from './name-meanings.ts';
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
import type { Block, Expression, TypeSyntax } from './tree.ts';
import type { TypeResolver } from './type-resolver.ts';

export class ExpressionCompiler {
  private readonly names: NameMeanings;
  private readonly targets: AssignmentTargets;
  private readonly calls: CallCompiler;

  constructor(
    private readonly context: CodeContext,
    private readonly types: TypeResolver,
    /** Compiles the block of a lambda. */
    private readonly blockOf: (block: Block, context: CodeContext) => StatementCode,
  ) {
    const compile: CompileExpression = (expression, expected) => this.compile(expression, expected);
    this.names = new NameMeanings(context, types, compile);
    this.targets = new AssignmentTargets(context, this.names, compile);
    this.calls = new CallCompiler(context, this.names, this.targets, compile);
  }

  typeOf(syntax: TypeSyntax): NetType | null {
    return this.names.typeOf(syntax);
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
        return this.names.valueOf(expression);
      case 'this':
        requireInstance(this.context, expression);
        return (at) => at.self;
      case 'base':
        return refuse("'base' stands only before a member.", expression);
      case 'call':
        return this.calls.compile(expression);
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
        const type = this.typeOf(expression.type) ?? refuse('typeof of a type parameter is not read.', expression);
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

  // ---- making things

  private creation(expression: Extract<Expression, { kind: 'new' }>, expected: NetType | null): Code {
    const type = expression.type ? this.typeOf(expression.type) : expected;
    if (!type) return refuse('It is not known here what is to be made.', expression);
    if (type.declaration.kind === 'delegate') {
      const [only] = expression.args;
      if (only) return this.compile(only.value);
    }
    const args = this.calls.argumentCodes(expression.args);
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
      if (!element) return refuse('It is not known here what the array holds.', expression);
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
    const write = this.targets.writer(operand);
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
    const value = this.compile(expression.value, local?.type ?? this.names.typeOfMember(target));
    const write = this.targets.writer(target);
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
}

/** What `throw` throws. */
export function thrown(value: unknown): unknown {
  if (isException(value)) return value;
  return castTo(typeNamed('System.Exception'), value);
}

function defaultOf(type: NetType): unknown {
  return type instanceof CSharpType ? make(type, []) : defaultValueOf(type);
}
