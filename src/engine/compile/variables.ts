/** Reading and assigning variables. See `scope.ts` for slots and layouts. */

import type { ExpressionAst, UsingExpressionAst, VariableExpressionAst } from '../../language/ast.ts';
import { runtimeException } from '../../types/net-exception.ts';
import { type Layout, UNDERSCORE_SLOT, UNSET } from '../layout.ts';
import type { Frame } from '../runspace.ts';
import type { Scope } from '../scope.ts';
import { placed } from '../statement-errors.ts';
import type { Expr } from './code.ts';

/** Names that the running script block answers for when no variable has them. */
const AUTOMATIC = new Set([
  'args',
  'input',
  'psboundparameters',
  'myinvocation',
  'pscmdlet',
  'this',
  'psscriptroot',
  'pscommandpath',
]);

/** Compiles `$name` in any of its forms. */
export function compileVariable(ast: VariableExpressionAst): Expr {
  const key = ast.name.toLowerCase();
  switch (ast.scope) {
    case null:
    case 'variable':
      return compileUnscopedRead(ast, key);
    case 'global':
      return (f) => present(f, f.runspace.globalSession.top, key, ast);
    case 'script':
      return (f) => present(f, f.scope.script, key, ast);
    case 'local':
    case 'private':
      return (f) => present(f, f.scope, key, ast);
    case 'using':
      return compileUsingRead(key);
    default:
      return compileDriveRead(ast.scope, ast.name);
  }
}

/** Names under which the values of `$using:` variables stand in the global scope of the session that a block is handed to. */
export const USING_PREFIX = '__using_';

/** The variable that `$using:name` means, under the members and elements that are read from it. */
export function usingVariable({ subExpression }: UsingExpressionAst): VariableExpressionAst {
  let inner = subExpression;
  while (inner.kind !== 'VariableExpression') {
    if (inner.kind === 'MemberExpression') inner = inner.expression;
    else if (inner.kind === 'IndexExpression') inner = inner.target;
    else throw new Error(`A using expression of a ${inner.kind}: ${subExpression.extent.text}`);
  }
  return inner;
}

/** The expression with its variable read as a `$using:` one. */
export function usingExpression(ast: ExpressionAst): ExpressionAst {
  if (ast.kind === 'VariableExpression') return { ...ast, scope: 'using' };
  if (ast.kind === 'MemberExpression') return { ...ast, expression: usingExpression(ast.expression) };
  return ast.kind === 'IndexExpression' ? { ...ast, target: usingExpression(ast.target) } : ast;
}

function compileUsingRead(key: string): Expr {
  const name = USING_PREFIX + key;
  return (f) => {
    const value = f.runspace.globalSession.top.lookup(name);
    if (typeof value !== 'symbol') return value;
    throw runtimeException(
      'UsingWithoutInvokeCommand',
      'InvalidOperation',
      'A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the script block is invoked on a remote computer.',
    );
  };
}

function compileUnscopedRead(ast: VariableExpressionAst, key: string): Expr {
  switch (key) {
    case 'true':
      return () => true;
    case 'false':
      return () => false;
    case 'null':
      return () => null;
    case '_':
    case 'psitem':
      return readUnderscore;
    case '?':
      return (f) => f.runspace.lastSucceeded;
  }
  if (AUTOMATIC.has(key)) return compileAutomaticRead(key);
  let layout: Layout | null = null;
  let slot = 0;
  return (f) => {
    const { scope } = f;
    if (scope.layout === layout) {
      const value = scope.slots[slot];
      if (typeof value !== 'symbol') return value;
    } else {
      const found = scope.layout.slotOf(key);
      if (found >= 0) {
        ({ layout } = scope);
        slot = found;
      }
    }
    return readSlow(f, ast, key);
  };
}

function readUnderscore(f: Frame): unknown {
  for (let scope: Scope | null = f.scope; scope; scope = scope.parent) {
    const value = scope.slots[UNDERSCORE_SLOT];
    if (value !== UNSET) return value;
  }
  return null;
}

function readSlow(f: Frame, ast: VariableExpressionAst, key: string): unknown {
  const value = f.scope.lookup(key);
  return value === UNSET ? missing(f, ast) : value;
}

function compileAutomaticRead(key: string): Expr {
  // A block that shares its caller's scope has only this of its own.
  if (key === 'myinvocation')
    return (f) => (f.sharesScope && f.invokedAs === 'callback' ? f.invocation : automaticValue(f, key));
  if (key === 'args') return (f) => (f.sharesScope && f.invokedAs !== 'command' ? f.args : automaticValue(f, key));
  return (f) => automaticValue(f, key);
}

/** The value of an automatic name: a variable of that name first, then what the innermost running block offers. */
export function automaticValue(f: Frame, key: string): unknown {
  for (let scope: Scope | null = f.scope; scope; scope = scope.parent) {
    if (scope.has(key)) return scope.read(scope.layout.slotOf(key));
    const value = scope.automatic?.automaticValue(key);
    if (value !== undefined) return value;
  }
  return null;
}

function present(f: Frame, scope: Scope, key: string, ast: VariableExpressionAst): unknown {
  const slot = scope.layout.slotOf(key);
  if (slot >= 0 && scope.slots[slot] !== UNSET) return scope.read(slot);
  if (AUTOMATIC.has(key)) return scope.automatic?.automaticValue(key) ?? null;
  return missing(f, ast);
}

/** Strict mode's error stands at the variable itself, wherever in a statement that is. */
function missing(f: Frame, { userPath: target, extent }: VariableExpressionAst): unknown {
  if (f.runspace.strictVersion(f.scope) === 0) return null;
  const message = `The variable '$${target}' cannot be retrieved because it has not been set.`;
  throw placed(runtimeException('VariableIsUndefined', 'InvalidOperation', message, { target }), extent);
}

/** `$env:PATH`, `$function:prompt`, `${c:file.txt}`: the content of a provider item. */
function compileDriveRead(drive: string, name: string): Expr {
  return (f) => f.runspace.driveVariables.read(drive, name);
}

/** Compiles the assignment of a value to a plain variable; returns what does it. */
export function compileVariableStore(ast: VariableExpressionAst): (f: Frame, value: unknown) => void {
  const key = ast.name.toLowerCase() === 'psitem' ? '_' : ast.name.toLowerCase();
  const name = key === '_' ? key : ast.name;
  switch (ast.scope) {
    case null:
    case 'variable':
      return compileLocalStore(name, key);
    case 'local':
      return (f, value) => f.scope.assign(name, value);
    case 'private':
      return (f, value) => void f.scope.define(name, value, { options: ['Private'] });
    case 'global':
      return (f, value) => f.runspace.globalSession.top.assign(name, value);
    case 'script':
      return (f, value) => f.scope.script.assign(name, value);
    case 'using':
      return () => {
        throw runtimeException(
          'UsingVariableNotAssignable',
          'InvalidOperation',
          'The assignment to a Using variable is not valid.',
        );
      };
    default: {
      const { scope: drive } = ast;
      return (f, value) => f.runspace.driveVariables.write(drive, name, value);
    }
  }
}

function compileLocalStore(name: string, key: string): (f: Frame, value: unknown) => void {
  if (key === 'null') return () => {};
  if (isConstantName(key)) return () => refuseConstant(name);
  let layout: Layout | null = null;
  let slot = 0;
  return (f, value) => {
    const { scope } = f;
    if (scope.layout !== layout) {
      slot = scope.slotFor(name);
      ({ layout } = scope);
    }
    if (scope.variables === null && scope.constraints === null && scope.slots[slot] !== UNSET)
      scope.slots[slot] = value;
    else scope.assignSlot(slot, value);
  };
}

/** Whether a name without a scope stands for nothing but the variable in the scope's slot. */
export function isPlainName(key: string): boolean {
  return key !== '_' && key !== 'psitem' && key !== 'null' && !isConstantName(key) && !AUTOMATIC.has(key);
}

/** Whether a variable is a constant of the language. */
export function isConstantName(key: string): boolean {
  return key === '?' || key === 'true' || key === 'false';
}

/** `$true`, `$false` and `$?` are never assigned to. */
export function refuseConstant(name: string): never {
  throw runtimeException(
    'VariableNotWritable',
    'WriteError',
    `Cannot overwrite variable ${name} because it is read-only or constant.`,
    {
      target: name,
      typeName: 'System.Management.Automation.SessionStateUnauthorizedAccessException',
    },
  );
}
