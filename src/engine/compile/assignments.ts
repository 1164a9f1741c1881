/** Assignment: to variables, members, elements, several targets at once, with types and attributes. */

import type {
  AssignmentOperator,
  AssignmentStatementAst,
  AttributeBaseAst,
  ExpressionAst,
  StatementAst,
} from '../../language/ast.ts';
import { enumerate } from '../../types/enumeration.ts';
import { type NetException, runtimeException } from '../../types/net-exception.ts';
import { add, divide, multiply, remainder, subtract } from '../../types/operations/arithmetic.ts';
import { Double } from '../../types/values/numbers.ts';
import { arrayItems, isNetArray } from '../../types/values/typed-array.ts';
import { asLocal, variableAttributes } from '../binder/variable-attributes.ts';
import type { Frame } from '../runspace.ts';
import { PSVariable } from '../variable.ts';
import type { Expr } from './code.ts';
import { compileExpression, compileStatementValue } from './expressions.ts';
import {
  compileIndexStore,
  compileIndexUpdate,
  compileMemberStore,
  compileMemberUpdate,
  compileParameterizedUpdate,
} from './member-store.ts';
import { compileOwnRead } from './own-variables.ts';
import { onlyExpression } from './pipelines.ts';
import type { SourceContext } from './source-context.ts';
import { addWithinTextLimit } from './text-limit.ts';
import { isTypedLocal } from './typed-locals.ts';
import { compileVariable, compileVariableStore, isConstantName, refuseConstant } from './variables.ts';
import { watchedRead, watchedStore } from './watch-points.ts';

/** Sets a target to a value; a target that converts gives what it stored. */
export type Store = (f: Frame, value: unknown) => unknown;

/** Reads a target once, gives the value to `change`, stores what comes back and returns it. */
export type Update = (f: Frame, change: (value: unknown) => unknown) => unknown;

/** Compiles an assignment; the result is the assigned value, for `($x = 5)`. */
export function compileAssignment(ast: AssignmentStatementAst, context: SourceContext): Expr {
  const inner = lastOfRow(ast.right);
  const value = inner
    ? compileAssignment(inner, context)
    : compileStatementValue(ast.right, context, ast.left.kind === 'ArrayLiteral');
  if (ast.operator === 'Equals') {
    const store = compileStore(ast.left, context);
    const converts = ast.left.kind === 'ConvertExpression' || ast.left.kind === 'AttributedExpression';
    return (f) => {
      const result = value(f);
      const stored = store(f, result);
      return converts ? stored : result;
    };
  }
  const update = compileReadWrite(ast.left, context, true);
  if (ast.operator === 'QuestionQuestionEquals') return compileCoalescingAssignment(ast, value, context);
  const operation = COMPOUND[ast.operator];
  // PowerShell evaluates the right side first, then reads the target.
  return (f) => {
    const operand = value(f);
    return update(f, (current) => operation(current, operand));
  };
}

/**
 * The last of several assignments (`$a = $b = 1`, `$a = ($b = 1)`) when a statement is that: it has no place of its own,
 * its errors stand at the one before it.
 */
function lastOfRow(right: StatementAst): AssignmentStatementAst | null {
  const only = right.kind === 'Pipeline' ? onlyExpression(right) : right;
  const expression = only?.kind === 'CommandExpression' && only.redirections.length === 0 ? only.expression : null;
  const inner = expression?.kind === 'ParenExpression' ? expression.pipeline : right;
  return inner.kind === 'AssignmentStatement' && inner.right.kind !== 'AssignmentStatement' ? inner : null;
}

function compileCoalescingAssignment(ast: AssignmentStatementAst, value: Expr, context: SourceContext): Expr {
  const read = ast.left.kind === 'VariableExpression' ? compileOwnRead(ast.left) : compileExpression(ast.left, context);
  const store = compileStore(ast.left, context);
  return (f) => {
    const current = read(f);
    if (current !== null && current !== undefined) return current;
    const result = value(f);
    store(f, result);
    return result;
  };
}

type Compound = (current: unknown, operand: unknown) => unknown;

const COMPOUND: Readonly<Record<Exclude<AssignmentOperator, 'Equals' | 'QuestionQuestionEquals'>, Compound>> = {
  PlusEquals: (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') {
      const sum = a + b;
      return (sum | 0) === sum ? sum : new Double(sum);
    }
    return typeof a === 'string' ? addWithinTextLimit(a, b) : add(a, b);
  },
  MinusEquals: (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') {
      const difference = a - b;
      return (difference | 0) === difference ? difference : new Double(difference);
    }
    return subtract(a, b);
  },
  MultiplyEquals: multiply,
  DivideEquals: divide,
  RemainderEquals: remainder,
};

/** Compiles the left side of `=`. */
export function compileStore(target: ExpressionAst, context: SourceContext): Store {
  switch (target.kind) {
    case 'VariableExpression':
      return watchedStore(compileVariableStore(target), target.name, context);
    case 'MemberExpression':
      return compileMemberStore(target, context);
    case 'IndexExpression':
      return compileIndexStore(target, context);
    case 'InvokeMemberExpression': {
      const update = compileParameterizedUpdate(target, context);
      return (f, value) => void update(f, () => value);
    }
    case 'ArrayLiteral':
      return compileDestructuring(target.elements.map((element) => compileStore(element, context)));
    case 'ParenExpression': {
      const inner = parenthesized(target);
      if (inner) return compileStore(inner, context);
      break;
    }
    case 'ConvertExpression':
    case 'AttributedExpression':
      return compileConstrainedStore(target, context);
  }
  throw invalidTarget();
}

function invalidTarget(): NetException {
  return runtimeException(
    'InvalidLeftHandSide',
    'NotImplemented',
    'The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property.',
  );
}

/** The expression in parentheses when there is nothing else in them. */
export function parenthesized(target: ExpressionAst): ExpressionAst | null {
  if (target.kind !== 'ParenExpression' || target.pipeline.kind !== 'Pipeline') return null;
  const [element, ...others] = target.pipeline.pipelineElements;
  return others.length === 0 && element.kind === 'CommandExpression' ? element.expression : null;
}

/** `$a, $b = …`: one element each; the last target takes the rest, missing ones get $null. */
function compileDestructuring(stores: readonly Store[]): Store {
  return (f, value) => {
    const items = isNetArray(value)
      ? arrayItems(value)
      : [...((value === undefined ? [] : enumerate(value)) ?? [value])];
    const last = stores.length - 1;
    for (let i = 0; i < last; i++) stores[i]?.(f, i < items.length ? items[i] : null);
    const rest = items.slice(last);
    stores[last]?.(f, rest.length === 0 ? null : rest.length === 1 ? rest[0] : rest);
  };
}

/** `[int]$x = …`, `[ValidateRange(1, 3)][int]$x = …`: the variable keeps type and checks from then on. */
function compileConstrainedStore(target: ExpressionAst, context: SourceContext): Store {
  const constraints: AttributeBaseAst[] = [];
  let inner: ExpressionAst = target;
  while (inner.kind === 'ConvertExpression' || inner.kind === 'AttributedExpression') {
    constraints.push(inner.kind === 'ConvertExpression' ? inner.type : inner.attribute);
    inner = inner.child;
  }
  if (inner.kind !== 'VariableExpression') {
    const store = compileStore(inner, context);
    return (f, value) => {
      const { transformations } = variableAttributes(constraints, context, f);
      const converted = transformations.reduce((v, step) => step.transform(v, { parameterName: '' }), value);
      store(f, converted);
      return converted;
    };
  }
  const { name, scope } = inner;
  const store: Store = (f, value) => {
    const owner = scope === 'global' ? f.runspace.globalSession.top : scope === 'script' ? f.scope.script : f.scope;
    const key = name.toLowerCase();
    const isLocal = owner === f.scope && isTypedLocal(f, key);
    const attributes = isLocal
      ? asLocal(variableAttributes(constraints, context, f))
      : variableAttributes(constraints, context, f);
    if (isConstantName(key)) refuseConstant(name);
    const slot = owner.slotFor(name);
    owner.checkWritable(slot);
    const existing = owner.variable(key);
    // A value that does not fit must leave the variable as it was: convert before the variable is made anew.
    const variable = new PSVariable(owner, slot, {
      ...attributes,
      options: existing ? [...existing.options] : [],
    });
    if (existing || typeof owner.slots[slot] !== 'symbol') variable.force(value);
    else variable.initialize(value);
    owner.adopt(variable);
    return variable.value;
  };
  return watchedStore(store, name, context);
}

/**
 * Compiles a target that is read and written, with its parts evaluated once. `own`: a variable is read as the block's own
 * (`+=`), not as whatever the name means out there (`++`).
 */
export function compileReadWrite(target: ExpressionAst, context: SourceContext, own: boolean): Update {
  switch (target.kind) {
    case 'VariableExpression': {
      const read = watchedRead(own ? compileOwnRead(target) : compileVariable(target), target.name, context);
      const store = watchedStore(compileVariableStore(target), target.name, context);
      return (f, change) => {
        const result = change(read(f));
        store(f, result);
        return result;
      };
    }
    case 'MemberExpression':
      return compileMemberUpdate(target, context);
    case 'IndexExpression':
      return compileIndexUpdate(target, context);
    case 'InvokeMemberExpression': {
      const update = compileParameterizedUpdate(target, context);
      return (f, change) => update(f, (read) => change(read()));
    }
    case 'ParenExpression': {
      const inner = parenthesized(target);
      if (inner) return compileReadWrite(inner, context, own);
      break;
    }
    case 'ConvertExpression':
    case 'AttributedExpression': {
      const store = compileConstrainedStore(target, context);
      const read = compileReadWrite(target.child, context, own);
      return (f, change) => {
        let result: unknown;
        read(f, (value) => {
          result = change(value);
          return value;
        });
        store(f, result);
        return result;
      };
    }
  }
  return () => {
    throw invalidTarget();
  };
}
