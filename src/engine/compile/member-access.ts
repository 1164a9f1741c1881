/** Reading members and elements, and calling methods. */

import type {
  ExpressionAst,
  IndexExpressionAst,
  InvokeMemberExpressionAst,
  MemberExpressionAst,
} from '../../language/ast.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { construct } from '../../types/members/construction.ts';
import { findElement, NO_ELEMENT } from '../../types/members/indexing.ts';
import { getMember, getStatic, invokeMethod, invokeStatic } from '../../types/members/member-access.ts';
import { netException, runtimeException } from '../../types/net-exception.ts';
import type { NetType } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import { PSCustomObject, type Shape } from '../../types/values/custom-object.ts';
import { KeyedTable } from '../../types/values/hashtable.ts';
import { ScriptType } from '../classes/script-type.ts';
import { holdsNothing } from '../held-nothing.ts';
import type { Frame } from '../runspace.ts';
import { parenthesized } from './assignments.ts';
import { compileConstraints } from './call-constraints.ts';
import { invokeBaseMethod } from './classes.ts';
import type { Expr } from './code.ts';
import { compileExpression } from './expressions.ts';
import { callFamilyMember, readFamilyMember } from './family-members.ts';
import type { SourceContext } from './source-context.ts';
import { staticMethodOwner, staticOwner } from './static-owner.ts';
import { resolveTypeName, tryResolveTypeName } from './type-names.ts';

/** The name of a member when it is written plainly, else null. */
export function constantName(member: ExpressionAst): string | null {
  return member.kind === 'StringConstantExpression' ? member.value : null;
}

export function compileMember(ast: MemberExpressionAst, context: SourceContext): Expr {
  const target = compileExpression(ast.expression, context);
  const name = constantName(ast.member);
  const nameOf = name === null ? compileExpression(ast.member, context) : () => name;
  if (ast.static) return (f) => readStatic(f, target(f), name ?? toText(nameOf(f)));
  const plain = name === null ? (f: Frame, value: unknown) => readByValue(f, value, nameOf(f)) : compileNamedRead(name);
  const { inClass } = context;
  const read =
    inClass === null
      ? plain
      : (f: Frame, value: unknown) => readFamilyMember(inClass, value, name ?? toText(nameOf(f))) ?? plain(f, value);
  if (!ast.nullConditional) return (f) => read(f, target(f));
  return (f) => {
    const value = target(f);
    return value === null || value === undefined ? null : read(f, value);
  };
}

/** A read site remembers the shape of the last custom object it saw and the slot of the property in it. */
function compileNamedRead(name: string): (f: Frame, value: unknown) => unknown {
  let shape: Shape | null = null;
  let slot = -1;
  return (f, value) => {
    if (value instanceof PSCustomObject && value.extension === undefined) {
      if (value.shape === shape) return value.values[slot];
      const found = value.shape.slotOf(name);
      if (found >= 0) {
        ({ shape } = value);
        slot = found;
        return value.values[found];
      }
    }
    return readMember(f, value, name);
  };
}

/** `$x.$name` where the name may also be a script block's or a number's text. */
function readByValue(f: Frame, value: unknown, name: unknown): unknown {
  return readMember(f, value, toText(name));
}

/**
 * Reads a property; a missing one is $null, or an error in strict mode. What holds no value (a key, a note property)
 * gives none.
 */
export function readMember(f: Frame, value: unknown, name: string): unknown {
  if (value instanceof KeyedTable) {
    const entry = value.entryOf(name);
    if (entry) return entry.value;
  }
  const result = getMember(value ?? null, name, f.runspace.strictVersion(f.scope) >= 2);
  if (result === null) return holdsNothing(value, name) ? undefined : null;
  if (result !== undefined) return result;
  if (f.runspace.strictVersion(f.scope) < 2) return null;
  throw runtimeException(
    'PropertyNotFoundStrict',
    'NotSpecified',
    `The property '${name}' cannot be found on this object. Verify that the property exists.`,
    {
      typeName: 'System.Management.Automation.PropertyNotFoundException',
    },
  );
}

function readStatic(f: Frame, target: unknown, name: string): unknown {
  const type = staticOwner(target);
  const value = type ? getStatic(type, name) : undefined;
  // The value of AutomationNull is no value at all, which no property can give.
  if (type?.fullName === 'System.Management.Automation.Internal.AutomationNull' && value === null) return undefined;
  if (value !== undefined) return value;
  if (f.runspace.strictVersion(f.scope) < 2) return null;
  throw runtimeException(
    'PropertyNotFoundStrict',
    'NotSpecified',
    `The property '${name}' cannot be found on this object. Verify that the property exists.`,
    {
      typeName: 'System.Management.Automation.PropertyNotFoundException',
    },
  );
}

export function compileInvokeMember(ast: InvokeMemberExpressionAst, context: SourceContext): Expr {
  const baseCall = compileBaseCall(ast, context);
  if (baseCall) return baseCall;
  const target = compileExpression(ast.expression, context);
  const name = constantName(ast.member);
  const nameOf = name === null ? compileExpression(ast.member, context) : () => name;
  const args = ast.arguments.map((argument) => compileExpression(argument, context));
  const constraints = compileConstraints(ast.arguments, ast.genericTypeArguments, context);
  const { inClass } = context;
  if (ast.static) {
    return (f) => {
      const type = staticMethodOwner(target(f));
      const member = name ?? toText(nameOf(f));
      const values = evaluate(f, args);
      if (member.toLowerCase() === 'new') return construct(type, values, constraints?.(f));
      return invokeStatic(type, member, values, constraints?.(f));
    };
  }
  return (f) => {
    const value = target(f);
    if (ast.nullConditional && (value === null || value === undefined)) return null;
    const member = name ?? toText(nameOf(f));
    const values = evaluate(f, args);
    const ofFamily = inClass === null ? undefined : callFamilyMember(inClass, value, member, values);
    return ofFamily ? ofFamily.result : invokeMethod(value ?? null, member, values, constraints?.(f));
  };
}

/** `([Base]$object).Method()` calls the base's own method, whatever the object's class made of it. */
function compileBaseCall(ast: InvokeMemberExpressionAst, context: SourceContext): Expr | null {
  if (ast.static) return null;
  const target = parenthesized(ast.expression) ?? ast.expression;
  const name = constantName(ast.member);
  if (target.kind !== 'ConvertExpression' || name === null) return null;
  const { typeName } = target.type;
  const self = compileExpression(target, context);
  const args = ast.arguments.map((argument) => compileExpression(argument, context));
  const constraints = compileConstraints(ast.arguments, ast.genericTypeArguments, context);
  return (f) => {
    const value = self(f) ?? null;
    if (ast.nullConditional && value === null) return null;
    const values = evaluate(f, args);
    const type = tryResolveTypeName(typeName, context, f) ?? resolveTypeName(typeName, context, f);
    const own = typeOf(value);
    if (own && own !== type && isBaseCall(own, type)) return invokeBaseMethod(f, type, value, name, values);
    return invokeMethod(value, name, values, constraints?.(f));
  };
}

/** Of .NET's types only what every object has differs from the derived type's in a way that scripts see. */
function isBaseCall(own: NetType, type: NetType): boolean {
  if (own instanceof ScriptType) return !type.isInterface && type.isAssignableFrom(own);
  return type.fullName === 'System.Object';
}

function evaluate(f: Frame, args: readonly Expr[]): unknown[] {
  const values = new Array<unknown>(args.length);
  let next = 0;
  for (const arg of args) values[next++] = arg(f) ?? null;
  return values;
}

export function compileIndex(ast: IndexExpressionAst, context: SourceContext): Expr {
  const target = compileExpression(ast.target, context);
  const index = compileExpression(ast.index, context);
  const multiple = ast.index.kind === 'ArrayLiteral';
  return (f) => {
    const value = target(f);
    if (ast.nullConditional && (value === null || value === undefined)) return null;
    const at = index(f);
    if (typeof at === 'number' && Array.isArray(value)) {
      const place = at < 0 ? at + value.length : at;
      if (place >= 0 && place < value.length) return value[place];
    }
    return readElement(f, value ?? null, multiple && Array.isArray(at) ? at : [at], multiple);
  };
}

/** Elements by index; out of range is $null, an error in strict mode 3. An element may hold no value. */
function readElement(f: Frame, value: unknown, indices: readonly unknown[], multiple: boolean): unknown {
  const result = findElement(value, multiple ? [indices] : indices);
  if (result !== NO_ELEMENT) return result;
  if (f.runspace.strictVersion(f.scope) < 3) return null;
  throw netException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}
