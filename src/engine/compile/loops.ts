/** The loops. */

import type {
  DoUntilStatementAst,
  DoWhileStatementAst,
  ForEachStatementAst,
  ForStatementAst,
  PipelineBaseAst,
  StatementBlockAst,
  VariableExpressionAst,
  WhileStatementAst,
} from '../../language/ast.ts';
import type { Extent } from '../../language/extent.ts';
import { toBool } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { netException } from '../../types/net-exception.ts';
import { typeNamed } from '../../types/net-type.ts';
import { IntegerSequence } from '../../types/operations/range.ts';
import { NetList } from '../../types/values/net-list.ts';
import { type Completion, type Jump, JumpException } from '../jumps.ts';
import { inputEnumerator, LoopEnumerator } from '../loop-enumerator.ts';
import type { Frame } from '../runspace.ts';
import type { Expr, Stmt } from './code.ts';
import { collect } from './expressions.ts';
import { compileLoopBody, compileLoopCondition, compileLoopStatement } from './hot-arithmetic.ts';
import {
  compileCondition,
  compileEnumerated,
  compilePipelineStatement,
  compilePipelineValue,
  onlyExpression,
} from './pipelines.ts';
import type { SourceContext } from './source-context.ts';
import { compileBlock } from './statement-list.ts';
import { compileVariableStore } from './variables.ts';
import { watched, watchedStore } from './watch-points.ts';

/** Runs a loop's body once. A break or continue that a callee threw counts as the body's own. */
function runBody(f: Frame, body: Stmt): Completion {
  try {
    return body(f);
  } catch (error) {
    if (error instanceof JumpException && error.jump.kind !== 'return') return error.jump;
    throw error;
  }
}

/** Whether a jump is for the loop with this label. */
function isFor(jump: Jump, label: string | null): boolean {
  return jump.kind !== 'return' && (jump.label === null || jump.label === label);
}

const STOP = Symbol('stop');

/** What the loop does after its body: go on (undefined), end (STOP), or leave with a jump. */
function afterBody(jump: Completion, label: string | null): Jump | typeof STOP | undefined {
  if (jump === undefined) return undefined;
  if (!isFor(jump, label)) return jump;
  return jump.kind === 'break' ? STOP : undefined;
}

/** Loops that are watched take the long way through every statement. */
function loopBody(body: StatementBlockAst, context: SourceContext): Stmt {
  return context.isWatched ? compileBlock(body, context) : compileLoopBody(body, context);
}

function loopCondition(condition: PipelineBaseAst, context: SourceContext): Expr {
  return context.isWatched
    ? watched(compileCondition(condition, context), condition.extent, context)
    : compileLoopCondition(condition, context);
}

function labelOf(ast: { readonly label: string | null }): string | null {
  return ast.label?.toLowerCase() ?? null;
}

export function compileWhile(ast: WhileStatementAst, context: SourceContext): Stmt {
  const test = loopCondition(ast.condition, context);
  const body = loopBody(ast.body, context);
  const label = labelOf(ast);
  const { extent } = ast.condition;
  return (f) => {
    const { interrupt } = f.runspace;
    for (;;) {
      f.at = extent;
      if (!toBool(test(f))) return undefined;
      const next = afterBody(runBody(f, body), label);
      if (next !== undefined) return next === STOP ? undefined : next;
      interrupt.check();
    }
  };
}

export function compileDoLoop(ast: DoWhileStatementAst | DoUntilStatementAst, context: SourceContext): Stmt {
  const test = loopCondition(ast.condition, context);
  const body = loopBody(ast.body, context);
  const label = labelOf(ast);
  const goOn = ast.kind === 'DoWhileStatement';
  const { extent } = ast.condition;
  return (f) => {
    const { interrupt } = f.runspace;
    for (;;) {
      const next = afterBody(runBody(f, body), label);
      if (next !== undefined) return next === STOP ? undefined : next;
      interrupt.check();
      f.at = extent;
      if (toBool(test(f)) !== goOn) return undefined;
    }
  };
}

/** The parts of `for (…;…;…)` give no output. */
function silentPart(ast: ForStatementAst['initializer'], context: SourceContext): Stmt | null {
  if (!ast) return null;
  if (ast.kind === 'AssignmentStatement' || ast.kind === 'ErrorStatement') {
    const value = compilePipelineValue(ast, context);
    return (f) => {
      f.at = ast.extent;
      value(f);
      return undefined;
    };
  }
  const code = compilePipelineStatement(ast, context);
  return (f) => {
    collect(f, code);
    return undefined;
  };
}

function watchedPart(ast: ForStatementAst['initializer'], code: Stmt | null, context: SourceContext): Stmt | null {
  return ast && code && watched(code, ast.extent, context);
}

/** The third part of `for`, which runs as often as the body. */
function loopAdvance(ast: ForStatementAst['iterator'], context: SourceContext): Stmt | null {
  const code = silentPart(ast, context);
  if (context.isWatched) return watchedPart(ast, code, context);
  return ast && code && compileLoopStatement(ast, code, context);
}

export function compileFor(ast: ForStatementAst, context: SourceContext): Stmt {
  const initialize = watchedPart(ast.initializer, silentPart(ast.initializer, context), context);
  const test = ast.condition ? loopCondition(ast.condition, context) : null;
  const advance = loopAdvance(ast.iterator, context);
  const body = loopBody(ast.body, context);
  const label = labelOf(ast);
  const testExtent = ast.condition?.extent ?? ast.extent;
  return (f) => {
    const { interrupt } = f.runspace;
    initialize?.(f);
    for (;;) {
      f.at = testExtent;
      if (test && !toBool(test(f))) return undefined;
      const next = afterBody(runBody(f, body), label);
      if (next !== undefined) return next === STOP ? undefined : next;
      interrupt.check();
      advance?.(f);
    }
  };
}

/** `foreach`: $null is one round for a variable that holds it only when it is an element; `$foreach` is the enumerator. */
export function compileForEach(ast: ForEachStatementAst, context: SourceContext): Stmt {
  const only = onlyExpression(ast.condition);
  const usesEnumerator = /\$foreach\b/i.test(ast.body.extent.text);
  const isRange = only?.expression.kind === 'BinaryExpression' && only.expression.operator === 'DotDot';
  const source = watched(
    only ? compileEnumerated(only.expression, context) : compilePipelineValue(ast.condition, context),
    ast.condition.extent,
    context,
  );
  const store = compileForEachStore(ast.variable, context);
  const body = loopBody(ast.body, context);
  const label = labelOf(ast);
  const { extent } = ast.condition;
  const variableExtent = ast.variable.extent;
  const atEnd = context.isWatched ? (f: Frame) => f.runspace.debugger.reach(f, variableExtent) : null;
  return (f) => {
    f.at = extent;
    const value = source(f);
    if (value === null || value === undefined) return undefined;
    if (usesEnumerator) return forEachWithEnumerator(f, enumeratorFor(value, isRange), store, body, label);
    const { interrupt } = f.runspace;
    const items = Array.isArray(value)
      ? value
      : value instanceof NetList
        ? unchanging(value, f, variableExtent)
        : value instanceof IntegerSequence
          ? value
          : (enumerate(value) ?? [value]);
    if (Array.isArray(items)) {
      // By index: elements appended to the array meanwhile are not seen, as in .NET arrays of fixed length.
      for (let i = 0, count = items.length; i < count; i++) {
        store(f, items[i]);
        const next = afterBody(runBody(f, body), label);
        if (next !== undefined) return next === STOP ? undefined : next;
        interrupt.check();
      }
      atEnd?.(f);
      return undefined;
    }
    for (const item of items) {
      store(f, item);
      const next = afterBody(runBody(f, body), label);
      if (next !== undefined) return next === STOP ? undefined : next;
      interrupt.check();
      // A collection that was changed meanwhile fails where the next element would come from.
      f.at = variableExtent;
    }
    atEnd?.(f);
    return undefined;
  };
}

/** Taking the next element is a step of its own. */
function compileForEachStore(
  variable: VariableExpressionAst,
  context: SourceContext,
): (f: Frame, item: unknown) => void {
  const store = watchedStore(compileVariableStore(variable), variable.name, context);
  if (!context.isWatched) return store;
  const { extent } = variable;
  return (f, item) => {
    f.runspace.debugger.reach(f, extent);
    store(f, item);
  };
}

/** The elements of a list, which must not grow or shrink while the loop runs over it. */
function* unchanging(list: NetList, f: Frame, at: Extent): Generator<unknown> {
  const { length } = list.items;
  for (let i = 0; i < length; i++) {
    yield list.items[i];
    if (list.items.length !== length) {
      f.at = at;
      throw netException(
        'System.InvalidOperationException',
        'Collection was modified; enumeration operation may not execute.',
      );
    }
  }
}

/** What `$foreach` is, by what the loop runs over. */
function enumeratorFor(value: unknown, isRange: boolean): LoopEnumerator {
  const items = value instanceof IntegerSequence ? value : (enumerate(value) ?? [value]);
  if (isRange) return new LoopEnumerator(items, 'System.Management.Automation.RangeEnumerator');
  return value instanceof NetList && value.netType() === typeNamed('System.Collections.ArrayList')
    ? inputEnumerator(items)
    : new LoopEnumerator(items);
}

function forEachWithEnumerator(
  f: Frame,
  enumerator: LoopEnumerator,
  store: (f: Frame, item: unknown) => void,
  body: Stmt,
  label: string | null,
): Completion {
  const before = f.scope.has('foreach') ? f.scope.lookup('foreach') : null;
  f.scope.assign('foreach', enumerator);
  try {
    while (enumerator.moveNext()) {
      store(f, enumerator.current);
      const next = afterBody(runBody(f, body), label);
      if (next !== undefined) return next === STOP ? undefined : next;
      f.runspace.interrupt.check();
    }
    return undefined;
  } finally {
    f.scope.assign('foreach', before);
  }
}
