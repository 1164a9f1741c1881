/** Assigning to members and elements: `$x.Name = …`, `$h['k'] += …`, `[Type]::Property = …`. */

import type { IndexExpressionAst, InvokeMemberExpressionAst, MemberExpressionAst } from '../../language/ast.ts';
import { toText } from '../../types/conversion/conversion.ts';
import {
  findMember,
  getIndex,
  getStatic,
  invokeMethod,
  invokeStatic,
  setIndex,
  setMember,
  setStatic,
} from '../../types/members/member-access.ts';
import { setValueException } from '../../types/members/member-errors.ts';
import { ParameterizedProperty } from '../../types/members/ps-member.ts';
import { NetException } from '../../types/net-exception.ts';
import { PSCustomObject } from '../../types/values/custom-object.ts';
import { Hashtable, KeyedTable } from '../../types/values/hashtable.ts';
import type { Frame } from '../runspace.ts';
import type { Store, Update } from './assignments.ts';
import type { Expr } from './code.ts';
import { compileExpression } from './expressions.ts';
import { readFamilyMember, writeFamilyMember } from './family-members.ts';
import { constantName, readMember } from './member-access.ts';
import type { SourceContext } from './source-context.ts';
import { staticMethodOwner, staticPropertyOwner } from './static-owner.ts';

function compileName(ast: MemberExpressionAst, context: SourceContext): (f: Frame) => string {
  const name = constantName(ast.member);
  if (name !== null) return () => name;
  const value = compileExpression(ast.member, context);
  return (f) => toText(value(f));
}

export function compileMemberStore(ast: MemberExpressionAst, context: SourceContext): Store {
  const target = compileExpression(ast.expression, context);
  const name = compileName(ast, context);
  if (ast.static) {
    return (f, value) => {
      const owner = target(f);
      const property = name(f);
      setStatic(staticPropertyOwner(owner, property), property, value ?? null);
    };
  }
  const { inClass } = context;
  if (inClass === null) return (f, value) => storeMember(target(f), name(f), value ?? null);
  return (f, value) => {
    const [owner, property] = [target(f), name(f)];
    if (!writeFamilyMember(inClass, owner, property, value ?? null)) storeMember(owner, property, value ?? null);
  };
}

function storeMember(target: unknown, name: string, value: unknown): void {
  if (target instanceof PSCustomObject && target.extension === undefined) {
    const slot = target.shape.slotOf(name);
    if (slot >= 0) {
      target.values[slot] = value;
      return;
    }
  }
  setMember(target ?? null, name, value);
}

export function compileMemberUpdate(ast: MemberExpressionAst, context: SourceContext): Update {
  const target = compileExpression(ast.expression, context);
  const name = compileName(ast, context);
  if (ast.static) {
    return (f, change) => {
      const owner = target(f);
      const property = name(f);
      const type = staticPropertyOwner(owner, property);
      const result = change(getStatic(type, property));
      setStatic(type, property, result);
      return result;
    };
  }
  const { inClass } = context;
  return (f, change) => {
    const object = target(f);
    const member = name(f);
    const ofFamily = inClass === null ? undefined : readFamilyMember(inClass, object, member);
    const result = change(ofFamily ?? readMember(f, object, member));
    if (ofFamily === undefined || inClass === null || !writeFamilyMember(inClass, object, member, result ?? null))
      storeMember(object, member, result ?? null);
    return result;
  };
}

/** The indices of `$x[…]`: several when written with commas. */
function compileIndices(ast: IndexExpressionAst, context: SourceContext): Expr[] {
  if (ast.index.kind !== 'ArrayLiteral') return [compileExpression(ast.index, context)];
  return ast.index.elements.map((element) => compileExpression(element, context));
}

function storeElement(target: unknown, indices: readonly unknown[], value: unknown): void {
  if (indices.length === 1) {
    const index = indices[0];
    if (target instanceof KeyedTable && typeof index === 'string') {
      target.set(index, value);
      return;
    }
  }
  setIndex(target ?? null, indices, value);
}

/** `$sheet.Item(1, 2) = …`: the indexer by its name; any other method gets the value as its last argument. */
export function compileParameterizedUpdate(
  ast: InvokeMemberExpressionAst,
  context: SourceContext,
): (f: Frame, change: (read: () => unknown) => unknown) => unknown {
  const target = compileExpression(ast.expression, context);
  const memberName = constantName(ast.member);
  const nameOf = memberName === null ? compileExpression(ast.member, context) : () => memberName;
  const args = ast.arguments.map((argument) => compileExpression(argument, context));
  return (f, change) => {
    const object = target(f) ?? null;
    const name = memberName ?? toText(nameOf(f));
    const values = args.map((argument) => argument(f) ?? null);
    if (ast.static) {
      const type = staticMethodOwner(object);
      const result = change(() => invokeStatic(type, name, values));
      invokeStatic(type, name, [...values, result ?? null]);
      return result;
    }
    const isIndexer = name.toLowerCase() === 'item' && object !== null && !(object instanceof PSCustomObject);
    const result = change(() => (isIndexer ? getIndex(object, values) : invokeMethod(object, name, values)) ?? null);
    if (isIndexer) storeByIndexer(object, name, values, result ?? null);
    else if (findMember(object, name) instanceof ParameterizedProperty) throw noSetter(name, values.length + 1);
    else invokeMethod(object, name, [...values, result ?? null]);
    return result;
  };
}

/** An indexer called by its name fails as a property does. */
function storeByIndexer(object: unknown, name: string, indices: readonly unknown[], value: unknown): void {
  try {
    storeElement(object, indices, value);
  } catch (error) {
    if (!(error instanceof NetException) || error.identity) throw error;
    throw setValueException(name, error);
  }
}

function noSetter(name: string, count: number): NetException {
  const message = `Cannot find an overload for "${name}" and the argument count: "${count}".`;
  const identity = { errorId: 'MethodCountCouldNotFindBest', category: 'NotSpecified' } as const;
  return new NetException('System.Management.Automation.SetValueInvocationException', message, identity);
}

export function compileIndexStore(ast: IndexExpressionAst, context: SourceContext): Store {
  const target = compileExpression(ast.target, context);
  const indices = compileIndices(ast, context);
  return (f, value) => {
    const object = target(f);
    storeElement(
      object,
      indices.map((index) => index(f)),
      value,
    );
  };
}

export function compileIndexUpdate(ast: IndexExpressionAst, context: SourceContext): Update {
  const target = compileExpression(ast.target, context);
  const indices = compileIndices(ast, context);
  const [only] = indices;
  if (only && indices.length === 1) return compileSingleIndexUpdate(target, only);
  return (f, change) => {
    const object = target(f);
    const at = indices.map((index) => index(f));
    const result = change(getIndex(object ?? null, at) ?? null);
    storeElement(object, at, result ?? null);
    return result;
  };
}

function compileSingleIndexUpdate(target: Expr, index: Expr): Update {
  return (f, change) => {
    const object = target(f);
    const at = index(f);
    if (object instanceof Hashtable && typeof at === 'string') return object.update(at, change);
    if (object instanceof KeyedTable && typeof at === 'string') {
      const result = change(object.get(at) ?? null);
      object.set(at, result ?? null);
      return result;
    }
    const result = change(getIndex(object ?? null, [at]) ?? null);
    storeElement(object, [at], result ?? null);
    return result;
  };
}
