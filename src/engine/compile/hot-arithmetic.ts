/**
 * Loops that do nothing but Int32 arithmetic on plain variables become generated JavaScript once they have run for a
 * while (closures cost several calls an operation). The generated code works on the scope's own slots, one statement at
 * a time: where a value is no Int32, a result does not fit or a variable is more than a value, it has changed nothing
 * yet and hands that one statement to its closures. So it never has to know what PowerShell does in those cases.
 */

import type {
  AssignmentOperator,
  AssignmentStatementAst,
  ExpressionAst,
  IfStatementAst,
  PipelineBaseAst,
  StatementAst,
  StatementBlockAst,
  VariableExpressionAst,
} from '../../language/ast.ts';
import type { Extent } from '../../language/extent.ts';
import { toBool } from '../../types/conversion/conversion.ts';
import { Jump } from '../jumps.ts';
import { UNSET } from '../layout.ts';
import type { Frame } from '../runspace.ts';
import type { Scope } from '../scope.ts';
import { handleStatementError } from '../statement-errors.ts';
import type { Expr, Stmt } from './code.ts';
import { compileCondition, onlyExpression } from './pipelines.ts';
import type { SourceContext } from './source-context.ts';
import { compileBlock, compileStatementList } from './statement-list.ts';
import { isPlainName } from './variables.ts';

/** Runs after which code is generated: before that, generating costs more than it saves. */
const HOT = 100;

/** Signs of the operators in PowerShell's tree: arithmetic on Int32 that may leave Int32, and comparison. */
const ARITHMETIC = new Map([
  ['Plus', '+'],
  ['Minus', '-'],
  ['Multiply', '*'],
  ['Rem', '%'],
]);
const COMPARISON = new Map([
  ['eq', '==='],
  ['ne', '!=='],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
]);
const COMPOUND = new Map<AssignmentOperator, string>([
  ['PlusEquals', '+'],
  ['MinusEquals', '-'],
  ['MultiplyEquals', '*'],
  ['RemainderEquals', '%'],
]);

/** A value in the generated text. */
interface Operand {
  readonly text: string;
  readonly type: 'int' | 'bool';
}

/** What the generated code gets beside the frame. */
interface Parts {
  /** Closures of the statements, by number. */
  readonly statements: readonly Stmt[];
  /** Closures of the conditions of `if`: 1 true, 0 false, FAILED after an error that was reported. */
  readonly tests: readonly ((f: Frame) => number)[];
  /** The slots of the variables in a scope. */
  readonly slotsOf: (scope: Scope) => readonly number[];
  readonly UNSET: typeof UNSET;
  readonly Jump: typeof Jump;
}

const FAILED = 2;

/** The body of a loop: its closures, then generated code when it has proved hot and is plain arithmetic. */
export function compileLoopBody(block: StatementBlockAst, context: SourceContext): Stmt {
  const code = compileBlock(block, context);
  if (block.traps.length > 0) return code;
  return whenHot(code, () => {
    const writer = new ArithmeticWriter(context);
    return writer.block(block.statements) ? writer.finish('return undefined;') : null;
  });
}

/** One statement whose errors are those of the loop around it (the third part of `for`). */
export function compileLoopStatement(ast: PipelineBaseAst, code: Stmt, context: SourceContext): Stmt {
  return whenHot(code, () => {
    const writer = new ArithmeticWriter(context);
    return writer.statement(ast, () => code) ? writer.finish('return undefined;') : null;
  });
}

/** The condition of a loop. */
export function compileLoopCondition(ast: PipelineBaseAst, context: SourceContext): Expr {
  const code = compileCondition(ast, context);
  return whenHot(code, () => {
    const writer = new ArithmeticWriter(context);
    return writer.condition(ast, code) ? writer.finish('') : null;
  });
}

function whenHot<Result>(code: (f: Frame) => Result, generate: () => unknown): (f: Frame) => Result {
  let current = code;
  let runs = 0;
  return (f) => {
    if (runs < HOT && ++runs === HOT) current = (generate() as ((f: Frame) => Result) | null) ?? code;
    return current(f);
  };
}

/** Writes the text. Each method says whether (or what) it could write: null and false mean it is not plain arithmetic. */
class ArithmeticWriter {
  private readonly lines: string[] = [];
  private readonly statements: Stmt[] = [];
  private readonly tests: ((f: Frame) => number)[] = [];
  /** Variables by lower-case name; the number is part of their slots' names in the text. */
  private readonly variables = new Map<string, { number: number; name: string; written: boolean }>();
  private temporaries = 0;

  constructor(private readonly context: SourceContext) {}

  /** The code as a function of the frame. */
  finish(end: string): unknown {
    const variables = [...this.variables.values()];
    const slotNames = variables.map(({ number }) => `slot${number}`);
    const text = `'use strict';
let layout = null${slotNames.map((name) => `, ${name} = 0`).join('')};
return (f) => {
  const { scope, runspace } = f;
  if (scope.layout !== layout) {
    [${slotNames.join(', ')}] = parts.slotsOf(scope);
    layout = scope.layout;
  }
  const { slots } = scope;
  ${this.lines.join('\n  ')}
  ${end}
};`;
    const parts: Parts = {
      statements: this.statements,
      tests: this.tests,
      slotsOf: (scope) =>
        variables.map(({ name, written }) => (written ? scope.slotFor(name) : scope.layout.slotOf(name.toLowerCase()))),
      UNSET,
      Jump,
    };
    return new Function('parts', text)(parts);
  }

  block(statements: readonly StatementAst[]): boolean {
    return statements.every((statement) =>
      this.statement(statement, () => compileStatementList([statement], [], this.context)),
    );
  }

  statement(ast: StatementAst, closures: () => Stmt): boolean {
    switch (ast.kind) {
      case 'IfStatement':
        return this.ifStatement(ast);
      case 'BreakStatement':
      case 'ContinueStatement':
        if (ast.label) return false;
        this.lines.push(`return parts.Jump.${ast.kind === 'BreakStatement' ? 'break' : 'continue'};`);
        return true;
      case 'AssignmentStatement':
        return this.attempted(closures, () => this.assignment(ast));
      case 'Pipeline':
      case 'CommandExpression':
        return this.attempted(closures, () => this.increment(ast));
      default:
        return false;
    }
  }

  condition(ast: PipelineBaseAst, code: Expr): boolean {
    this.statements.push(code as Stmt);
    this.lines.push('slow: {');
    const value = this.pipeline(ast);
    if (!value) return false;
    this.lines.push(`return ${value.text};`, '}', 'return parts.statements[0](f);');
    return true;
  }

  /** A statement that leaves its block with `break slow` before it has changed anything goes to its closures. */
  private attempted(closures: () => Stmt, write: () => boolean): boolean {
    const number = this.statements.push(closures()) - 1;
    const jump = `jump${number}`;
    this.lines.push('done: {', 'slow: {');
    if (!write()) return false;
    this.lines.push('runspace.lastSucceeded = true;', 'break done;', '}');
    this.lines.push(
      `const ${jump} = parts.statements[${number}](f);`,
      `if (${jump} !== undefined) return ${jump};`,
      '}',
    );
    return true;
  }

  private assignment(ast: AssignmentStatementAst): boolean {
    if (ast.left.kind !== 'VariableExpression') return false;
    const value = this.statementValue(ast.right);
    if (!value) return false;
    if (ast.operator === 'Equals') return this.store(ast.left, value.text);
    const sign = COMPOUND.get(ast.operator);
    const current = this.expression(ast.left);
    const result = sign && current ? this.arithmetic(sign, current, value) : null;
    return result !== null && this.store(ast.left, result.text);
  }

  /** `$i++` as a statement. */
  private increment(ast: StatementAst): boolean {
    const expression = this.onlyExpressionOf(ast);
    if (expression?.kind !== 'UnaryExpression' || expression.child.kind !== 'VariableExpression') return false;
    const sign = /PlusPlus$/.test(expression.operator) ? '+' : /MinusMinus$/.test(expression.operator) ? '-' : null;
    const current = sign && this.expression(expression.child);
    const result = sign && current ? this.arithmetic(sign, current, { text: '1', type: 'int' }) : null;
    return result !== null && this.store(expression.child, result.text);
  }

  private ifStatement(ast: IfStatementAst): boolean {
    for (const { condition, body } of ast.clauses) {
      const number = this.tests.push(reportedTest(compileCondition(condition, this.context), condition.extent)) - 1;
      const test = `test${this.temporaries++}`;
      this.lines.push(`let ${test};`, 'done: {', 'slow: {');
      const value = this.pipeline(condition);
      if (!value) return false;
      this.lines.push(
        `${test} = ${value.text} ? 1 : 0;`,
        'break done;',
        '}',
        `${test} = parts.tests[${number}](f);`,
        '}',
      );
      this.lines.push(`if (${test} === 1) {`);
      if (body.traps.length > 0 || !this.block(body.statements)) return false;
      this.lines.push(`} else if (${test} === 0) {`);
    }
    if (ast.elseClause && (ast.elseClause.traps.length > 0 || !this.block(ast.elseClause.statements))) return false;
    this.lines.push('}'.repeat(ast.clauses.length));
    return true;
  }

  private statementValue(ast: StatementAst): Operand | null {
    const expression = this.onlyExpressionOf(ast);
    return expression && this.expression(expression);
  }

  private pipeline(ast: PipelineBaseAst): Operand | null {
    return this.statementValue(ast);
  }

  private onlyExpressionOf(ast: StatementAst): ExpressionAst | null {
    if (ast.kind === 'CommandExpression') return ast.redirections.length === 0 ? ast.expression : null;
    return ast.kind === 'Pipeline' ? (onlyExpression(ast)?.expression ?? null) : null;
  }

  private expression(ast: ExpressionAst): Operand | null {
    switch (ast.kind) {
      case 'ConstantExpression':
        return ast.value.type === 'int' ? { text: `(${ast.value.value})`, type: 'int' } : null;
      case 'VariableExpression':
        return this.read(ast);
      case 'ParenExpression':
        return this.pipeline(ast.pipeline);
      case 'UnaryExpression': {
        if (ast.operator !== 'Not' && ast.operator !== 'Exclaim') return null;
        const child = this.expression(ast.child);
        return child && { text: `!${child.text}`, type: 'bool' };
      }
      case 'BinaryExpression': {
        const left = this.expression(ast.left);
        const right = left && this.expression(ast.right);
        return left && right && this.binary(ast.operator, left, right);
      }
      default:
        return null;
    }
  }

  private binary(operator: string, left: Operand, right: Operand): Operand | null {
    // Both sides are plain values that were read without effects, so nothing is lost by having read the right one.
    if (operator === 'And') return { text: `(!!${left.text} && !!${right.text})`, type: 'bool' };
    if (operator === 'Or') return { text: `(!!${left.text} || !!${right.text})`, type: 'bool' };
    const sign = ARITHMETIC.get(operator);
    if (sign) return this.arithmetic(sign, left, right);
    const comparison = COMPARISON.get(operator.slice(1));
    if (!comparison || left.type !== 'int' || right.type !== 'int') return null;
    return { text: `(${left.text} ${comparison} ${right.text})`, type: 'bool' };
  }

  private arithmetic(sign: string, left: Operand, right: Operand): Operand | null {
    if (left.type !== 'int' || right.type !== 'int') return null;
    const result = this.temporary();
    if (sign === '%') {
      this.lines.push(`if (${right.text} === 0) break slow;`, `const ${result} = (${left.text} % ${right.text}) | 0;`);
      return { text: result, type: 'int' };
    }
    const exact = this.temporary();
    this.lines.push(
      `const ${exact} = ${left.text} ${sign} ${right.text};`,
      `const ${result} = ${exact} | 0;`,
      `if (${result} !== ${exact}) break slow;`,
    );
    return { text: result, type: 'int' };
  }

  private read(ast: VariableExpressionAst): Operand | null {
    const slot = this.slot(ast, false);
    if (slot === null) return null;
    const value = this.temporary();
    this.lines.push(`const ${value} = slots[${slot}];`, `if (typeof ${value} !== 'number') break slow;`);
    return { text: value, type: 'int' };
  }

  /** A variable that does not exist yet, or has a type, options or checks, is the closures' to assign. */
  private store(ast: VariableExpressionAst, value: string): boolean {
    const slot = this.slot(ast, true);
    if (slot === null) return false;
    this.lines.push(
      `if (slots[${slot}] === parts.UNSET || scope.variables?.[${slot}] || scope.constraints?.[${slot}]) break slow;`,
      `slots[${slot}] = ${value};`,
    );
    return true;
  }

  private slot(ast: VariableExpressionAst, written: boolean): string | null {
    const key = ast.name.toLowerCase();
    if (ast.scope !== null || ast.splatted || !isPlainName(key)) return null;
    let variable = this.variables.get(key);
    if (!variable) this.variables.set(key, (variable = { number: this.variables.size, name: ast.name, written }));
    variable.written ||= written;
    return `slot${variable.number}`;
  }

  private temporary(): string {
    return `value${this.temporaries++}`;
  }
}

/** The condition of an `if` whose failure is reported as the statement's own. */
function reportedTest(test: Expr, extent: Extent): (f: Frame) => number {
  return (f) => {
    f.at = extent;
    try {
      return toBool(test(f)) ? 1 : 0;
    } catch (error) {
      handleStatementError(f, error);
      return FAILED;
    }
  };
}
