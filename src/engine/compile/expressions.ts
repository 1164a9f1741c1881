/** Compiles expressions: the dispatch by kind of node, and the small kinds. */

import type { ExpressionAst, HashtableAst, StatementBlockAst } from '../../language/ast.ts';
import type { Extent } from '../../language/extent.ts';
import { toBool, toText } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { runtimeException } from '../../types/net-exception.ts';
import { Hashtable, type KeyedTable } from '../../types/values/hashtable.ts';
import { numberFromLiteral } from '../../types/values/numeric-literal.ts';
import { baseOf } from '../../types/values/ps-object.ts';
import { type Completion, JumpException } from '../jumps.ts';
import { ListPipe } from '../pipeline/pipe.ts';
import { type Frame, ScriptBlock } from '../runspace.ts';
import { placed } from '../statement-errors.ts';
import { compileBaseConstructorCall } from './classes.ts';
import type { Expr, Stmt } from './code.ts';
import { CompiledBlock } from './compiled-block.ts';
import { compileConvert } from './convert.ts';
import { connectExpressionCompiler } from './expression-port.ts';
import { compileIndex, compileInvokeMember, compileMember } from './member-access.ts';
import { compileBinary, compileUnary } from './operators.ts';
import { compilePipelineValue, onlyExpression } from './pipelines.ts';
import type { SourceContext } from './source-context.ts';
import { compileStatement, compileStatementList } from './statement-list.ts';
import { compileExpandableString } from './strings.ts';
import { typeAtPlace } from './type-names.ts';
import { compileVariable, usingExpression } from './variables.ts';
import { watchedRead } from './watch-points.ts';

connectExpressionCompiler(compileExpression);

export function compileExpression(ast: ExpressionAst, context: SourceContext): Expr {
  switch (ast.kind) {
    case 'ConstantExpression': {
      const value = numberFromLiteral(ast.value);
      return () => value;
    }
    case 'StringConstantExpression': {
      const { value } = ast;
      return () => value;
    }
    case 'ExpandableStringExpression':
      return compileExpandableString(ast, context);
    case 'VariableExpression':
      return watchedRead(compileVariable(ast), ast.name, context);
    case 'BinaryExpression':
      return compileBinary(ast, context);
    case 'UnaryExpression':
      return compileUnary(ast, context);
    case 'TernaryExpression': {
      const condition = compileExpression(ast.condition, context);
      const ifTrue = compileExpression(ast.ifTrue, context);
      const ifFalse = compileExpression(ast.ifFalse, context);
      return (f) => (toBool(condition(f)) ? ifTrue(f) : ifFalse(f));
    }
    case 'ConvertExpression':
      return compileConvert(ast, context);
    case 'AttributedExpression':
      return compileExpression(ast.child, context);
    case 'TypeExpression':
      return typeAtPlace(ast.typeName, context);
    case 'ArrayLiteral':
      return compileArrayLiteral(ast.elements.map((element) => compileExpression(element, context)));
    case 'ArrayExpression':
      return compileArrayExpression(ast.subExpression, context);
    case 'SubExpression':
      return compileSubExpression(ast.subExpression, context);
    case 'ParenExpression':
      return compilePipelineValue(ast.pipeline, context);
    case 'Hashtable':
      return compileHashtable(ast, context);
    case 'ScriptBlockExpression':
      return compileScriptBlock(new CompiledBlock(ast.scriptBlock, context));
    case 'MemberExpression':
      return compileMember(ast, context);
    case 'InvokeMemberExpression':
      return compileInvokeMember(ast, context);
    case 'BaseCtorInvokeMemberExpression':
      return compileBaseConstructorCall(ast, context);
    case 'IndexExpression':
      return compileIndex(ast, context);
    case 'UsingExpression':
      return compileExpression(usingExpression(ast.subExpression), context);
    case 'ErrorExpression':
      throw new Error('A text with parse errors was compiled.');
  }
}

/** A script block literal belongs to the session state in which it is evaluated. */
function compileScriptBlock(code: CompiledBlock): Expr {
  return (f) => new ScriptBlock(code, f.scope.session);
}

function compileArrayLiteral(elements: readonly Expr[]): Expr {
  const count = elements.length;
  return (f) => {
    const items = new Array<unknown>(count);
    // No value stays in its place: it counts, and a pipeline passes over it.
    let next = 0;
    for (const element of elements) items[next++] = element(f);
    return items;
  };
}

/**
 * Runs statements whose value is wanted. When a jump leaves them, what they put out goes to the output around instead
 * (where PowerShell collects for an array, it is lost).
 */
export function collect(f: Frame, code: Stmt, forArray = false): ListPipe {
  const { out: before } = f;
  const list = new ListPipe();
  f.out = list;
  let jump: Completion;
  try {
    jump = code(f);
  } catch (error) {
    if (!(error instanceof JumpException)) throw error;
    ({ jump } = error);
  } finally {
    f.out = before;
  }
  if (jump) {
    if (!forArray) for (const item of list.items) before.write(item);
    throw new JumpException(jump);
  }
  return list;
}

/** `@( … )`: an array already made by the only expression inside stays the same array. */
function compileArrayExpression(block: StatementBlockAst, context: SourceContext): Expr {
  const only = block.statements.length === 1 && block.traps.length === 0 ? block.statements[0] : null;
  const expression = only?.kind === 'Pipeline' ? onlyExpression(only)?.expression : null;
  if (expression?.kind === 'ArrayLiteral') return compileExpression(expression, context);
  if (expression && expression.kind !== 'UnaryExpression') {
    // An expression alone is no statement of its own: its failure is that of the statement around.
    const value = compileExpression(expression, context);
    const write: Stmt = (f) => {
      writeOutput(f, value(f));
      return undefined;
    };
    return (f) => collect(f, write, true).items;
  }
  const code = compileStatementList(block.statements, block.traps, context);
  return (f) => collect(f, code, true).items;
}

function compileSubExpression(block: StatementBlockAst, context: SourceContext): Expr {
  // `$()` is $null; a list without output is no value at all.
  if (block.statements.length === 0) return () => null;
  const code = compileStatementList(block.statements, block.traps, context);
  return (f) => collect(f, code).result();
}

function compileHashtable(ast: HashtableAst, context: SourceContext): Expr {
  const pairs = compileHashtablePairs(ast, context);
  return (f) => {
    const table = new Hashtable(true, pairs.length);
    for (const [key, value, at] of pairs) addHashPair(table, key(f), value(f), at);
    return table;
  };
}

/** Keys and values of a hash literal; also for `[ordered]@{}` and `[pscustomobject]@{}`. */
export function compileHashtablePairs(ast: HashtableAst, context: SourceContext): [Expr, Expr, Extent][] {
  return ast.keyValuePairs.map(([key, statement]) => [
    compileExpression(key, context),
    compileStatementValue(statement, context, false, true),
    key.extent,
  ]);
}

/** The value of a statement where one is needed: an expression's own value, else what it puts out. */
export function compileStatementValue(
  ast: import('../../language/ast.ts').StatementAst,
  context: SourceContext,
  forArray = false,
  placed = false,
): Expr {
  if (ast.kind === 'CommandExpression' && ast.redirections.length === 0)
    return compileExpression(ast.expression, context);
  if (ast.kind === 'Pipeline' || ast.kind === 'PipelineChain' || ast.kind === 'AssignmentStatement') {
    return compilePipelineValue(ast, context, placed);
  }
  const code = compileStatement(ast, context);
  return (f) => collect(f, code, forArray).result();
}

/** Adds one pair of a literal to a table; a null or repeated key is an error. */
export function addHashPair(table: KeyedTable, key: unknown, value: unknown, at: Extent): void {
  const plain = baseOf(key);
  if (plain === null || plain === undefined) {
    throw placed(
      runtimeException('InvalidNullKey', 'InvalidOperation', 'A null key is not allowed in a hash literal.', {
        target: table,
      }),
      at,
    );
  }
  if (table.has(plain)) {
    throw runtimeException(
      'DuplicateKeyInHashLiteral',
      'InvalidOperation',
      `Item has already been added. Key in dictionary: '${toText(plain)}'  Key being added: '${toText(plain)}'`,
      { target: plain },
    );
  }
  table.set(plain, value);
}

/** Puts a value into the frame's output as a statement does: collections element by element, no value not at all. */
export function writeOutput(f: Frame, value: unknown): void {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null) {
    f.out.write(value);
    return;
  }
  if (Array.isArray(value)) {
    const { out } = f;
    for (let i = 0; i < value.length; i++) if (value[i] !== undefined) out.write(value[i]);
    return;
  }
  const items = enumerate(value);
  if (items === null) f.out.write(value);
  else for (const item of items) if (item !== undefined) f.out.write(item);
}
