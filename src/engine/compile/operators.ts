/** Binary and unary operators. Int32 and string operands are dealt with here; everything else by `types/operations`. */

import type { BinaryExpressionAst, UnaryExpressionAst } from '../../language/ast.ts';
import { toBool } from '../../types/conversion/conversion.ts';
import { NetException, runtimeException } from '../../types/net-exception.ts';
import { NetType } from '../../types/net-type.ts';
import { add, divide, multiply, negate, remainder, subtract, unaryPlus } from '../../types/operations/arithmetic.ts';
import { band, bnot, bor, bxor, shl, shr } from '../../types/operations/bitwise.ts';
import { eq, ge, gt, le, lt, ne } from '../../types/operations/comparison.ts';
import { asType, contains, in_, isOfType } from '../../types/operations/containment.ts';
import { range } from '../../types/operations/range.ts';
import { formatOperator, join, like, match, replace, split } from '../../types/operations/text-operators.ts';
import { Double } from '../../types/values/numbers.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import type { Frame } from '../runspace.ts';
import { placed } from '../statement-errors.ts';
import type { Expr } from './code.ts';
import { compileExpression } from './expressions.ts';
import { compileIncrement } from './increment.ts';
import type { SourceContext } from './source-context.ts';
import { resolveTypeName } from './type-names.ts';

export function compileBinary(ast: BinaryExpressionAst, context: SourceContext): Expr {
  const left = compileExpression(ast.left, context);
  const right = compileExpression(ast.right, context);
  switch (ast.operator) {
    case 'Plus':
      return compilePlus(left, right);
    case 'Minus':
      return compileMinus(left, right);
    case 'Multiply':
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (typeof a === 'number' && typeof b === 'number') {
          const product = a * b;
          if ((product | 0) === product) return product | 0;
        }
        return multiply(a, b);
      };
    case 'Divide':
      return (f) => {
        const a = left(f);
        const b = right(f);
        if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
          const quotient = a / b;
          return (quotient | 0) === quotient ? quotient | 0 : new Double(quotient);
        }
        return divide(a, b);
      };
    case 'Rem':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number' && b !== 0 ? (a % b) | 0 : remainder(a, b);
      };
    case 'And':
      return (f) => toBool(left(f)) && toBool(right(f));
    case 'Or':
      return (f) => toBool(left(f)) || toBool(right(f));
    case 'Xor':
      return (f) => toBool(left(f)) !== toBool(right(f));
    case 'QuestionQuestion':
      return (f) => {
        const value = left(f);
        return value === null || value === undefined ? right(f) : value;
      };
    case 'Is':
      return (f) => isOperator(left(f), right(f));
    case 'IsNot':
      return (f) => !isOperator(left(f), right(f));
    case 'As':
      return compileAs(ast, left, right, context);
    case 'Ireplace':
    case 'Creplace':
      return compileReplace(ast, left, right);
    // PowerShell compiles these as -contains with the sides changed, so the right one is evaluated first.
    case 'Iin':
    case 'Cin':
    case 'Inotin':
    case 'Cnotin':
      return simple(BINARY[ast.operator], right, left);
    default:
      return compileComparison(ast.operator, left, right) ?? simple(BINARY[ast.operator], left, right);
  }
}

/** A wrong number of operands is an error of the operator itself; other failures are the statement's. */
function compileReplace(ast: BinaryExpressionAst, left: Expr, right: Expr): Expr {
  const ignoreCase = ast.operator === 'Ireplace';
  return (f) => {
    try {
      return replace(left(f), right(f), ignoreCase);
    } catch (error) {
      throw error instanceof NetException && error.identity?.errorId === 'BadReplaceArgument'
        ? placed(error, ast.errorPosition)
        : error;
    }
  };
}

type Operation = (a: unknown, b: unknown, f: Frame) => unknown;

function simple(operation: Operation | undefined, left: Expr, right: Expr): Expr {
  if (!operation) throw new Error('The parser made a binary operator that the compiler does not know.');
  return (f) => operation(left(f), right(f), f);
}

const BINARY: Readonly<Record<string, Operation>> = {
  Band: band,
  Bor: bor,
  Bxor: bxor,
  Shl: shl,
  Shr: shr,
  DotDot: range,
  Join: (a, b) => join(a, b),
  Format: (a, b) => formatOperator(a, b),
  Ilike: (a, b) => like(a, b, { ignoreCase: true, negate: false }),
  Clike: (a, b) => like(a, b, { ignoreCase: false, negate: false }),
  Inotlike: (a, b) => like(a, b, { ignoreCase: true, negate: true }),
  Cnotlike: (a, b) => like(a, b, { ignoreCase: false, negate: true }),
  Imatch: (a, b, f) => matchAndRemember(f, a, b, true, false),
  Cmatch: (a, b, f) => matchAndRemember(f, a, b, false, false),
  Inotmatch: (a, b, f) => matchAndRemember(f, a, b, true, true),
  Cnotmatch: (a, b, f) => matchAndRemember(f, a, b, false, true),
  Isplit: (a, b) => split(a, b, true),
  Csplit: (a, b) => split(a, b, false),
  Icontains: (a, b) => contains(a, b, true),
  Ccontains: (a, b) => contains(a, b, false),
  Inotcontains: (a, b) => !contains(a, b, true),
  Cnotcontains: (a, b) => !contains(a, b, false),
  Iin: (collection, value) => in_(value, collection, true),
  Cin: (collection, value) => in_(value, collection, false),
  Inotin: (collection, value) => !in_(value, collection, true),
  Cnotin: (collection, value) => !in_(value, collection, false),
};

/** `-match` on a scalar sets `$Matches` in the current scope, only when it matched. */
function matchAndRemember(f: Frame, a: unknown, b: unknown, ignoreCase: boolean, negate: boolean): unknown {
  const { result, groups } = match(a, b, { ignoreCase, negate });
  if (groups) f.scope.assign('Matches', groups);
  return result;
}

function isOperator(value: unknown, type: unknown): boolean {
  return isOfType(value, type);
}

/** `-as [T]`: a literal type that does not exist is an error, a type in a string may be missing. */
function compileAs(ast: BinaryExpressionAst, left: Expr, right: Expr, context: SourceContext): Expr {
  if (ast.right.kind === 'TypeExpression') {
    const { typeName } = ast.right;
    return (f) => asType(left(f), resolveTypeName(typeName, context));
  }
  return (f) => {
    const value = left(f);
    const type = right(f);
    return asType(value, type instanceof NetType ? type : baseOf(type));
  };
}

function compilePlus(left: Expr, right: Expr): Expr {
  return (f) => {
    const a = left(f);
    const b = right(f);
    if (typeof a === 'number' && typeof b === 'number') {
      const sum = a + b;
      return (sum | 0) === sum ? sum : new Double(sum);
    }
    if (typeof a === 'string' && typeof b === 'string') return a + b;
    return add(a, b);
  };
}

function compileMinus(left: Expr, right: Expr): Expr {
  return (f) => {
    const a = left(f);
    const b = right(f);
    if (typeof a === 'number' && typeof b === 'number') {
      const difference = a - b;
      return (difference | 0) === difference ? difference : new Double(difference);
    }
    return subtract(a, b);
  };
}

function compileComparison(operator: string, left: Expr, right: Expr): Expr | null {
  const ignoreCase = operator.startsWith('I');
  switch (operator.slice(1)) {
    case 'eq':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number' ? a === b : eq(a, b, ignoreCase);
      };
    case 'ne':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number' ? a !== b : ne(a, b, ignoreCase);
      };
    case 'lt':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number' ? a < b : lt(a, b, ignoreCase);
      };
    case 'le':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number' ? a <= b : le(a, b, ignoreCase);
      };
    case 'gt':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number' ? a > b : gt(a, b, ignoreCase);
      };
    case 'ge':
      return (f) => {
        const a = left(f);
        const b = right(f);
        return typeof a === 'number' && typeof b === 'number' ? a >= b : ge(a, b, ignoreCase);
      };
  }
  return null;
}

export function compileUnary(ast: UnaryExpressionAst, context: SourceContext): Expr {
  switch (ast.operator) {
    case 'PlusPlus':
    case 'MinusMinus':
    case 'PostfixPlusPlus':
    case 'PostfixMinusMinus':
      return compileIncrement(ast, context);
  }
  const child = compileExpression(ast.child, context);
  switch (ast.operator) {
    case 'Not':
    case 'Exclaim':
      return (f) => !toBool(child(f));
    case 'Minus':
      return (f) => negate(child(f));
    case 'Plus':
      return (f) => unaryPlus(child(f));
    case 'Bnot':
      return (f) => bnot(child(f));
    case 'Join':
      return (f) => join(child(f), '');
    case 'Isplit':
      return (f) => split(child(f), undefined, true);
    case 'Csplit':
      return (f) => split(child(f), undefined, false);
    case 'Comma':
      return (f) => [child(f) ?? null];
  }
  throw runtimeException('UnknownOperator', 'NotImplemented', `The operator ${ast.operator} is not built yet.`);
}
