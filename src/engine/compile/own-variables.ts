/**
 * Reading a variable that the same statement assigns (`$x += 1`, `$x ??= 1`): PowerShell keeps the variables that a block
 * assigns as locals of the compiled block, so a name that means something only further out reads as $null there. It does
 * not know a block's locals when the block runs in a scope of others, or when a command in it may make or remove
 * variables (VariableAnalysis in PowerShell): then the name is looked up as everywhere.
 */

import type { Ast, CommandAst, VariableExpressionAst } from '../../language/ast.ts';
import { visitChildren } from '../../language/ast-walk.ts';
import { UNSET } from '../layout.ts';
import type { BlockCode, Frame } from '../runspace.ts';
import type { Expr } from './code.ts';
import { compileVariable, isPlainName } from './variables.ts';

export function compileOwnRead(ast: VariableExpressionAst): Expr {
  const key = ast.name.toLowerCase();
  const anywhere = compileVariable(ast);
  if (ast.scope !== null || !isPlainName(key)) return ast.scope === 'local' ? (f) => ownValue(f, key) : anywhere;
  return (f) => {
    const { scope } = f;
    const slot = scope.layout.slotOf(key);
    if (slot >= 0 && scope.slots[slot] !== UNSET) return scope.read(slot);
    return f.sharesScope || mayMakeVariables(f.block.code) ? anywhere(f) : ownValue(f, key);
  };
}

/** The value in the block's own scope, or that of a variable which is the same in all scopes; else $null. */
function ownValue({ scope }: Frame, key: string): unknown {
  const slot = scope.layout.slotOf(key);
  if (slot >= 0 && scope.slots[slot] !== UNSET) return scope.read(slot);
  const variable = scope.allScopeVariable(key);
  return variable ? variable.value : null;
}

/** Commands that may make or remove a variable of the block that calls them. */
const DANGEROUS = new Set(['set-variable', 'sv', 'set', 'new-variable', 'nv', 'remove-variable', 'rv']);

const known = new WeakMap<BlockCode, boolean>();

/** Whether a block has such a command, so that its variables are looked up by name. */
export function mayMakeVariables(code: BlockCode): boolean {
  let may = known.get(code);
  if (may === undefined) {
    const { beginBlock, processBlock, endBlock, cleanBlock, dynamicParamBlock } = code.ast;
    may = [beginBlock, processBlock, endBlock, cleanBlock, dynamicParamBlock].some(
      (block) => block && hasDangerous(block),
    );
    known.set(code, may);
  }
  return may;
}

function hasDangerous(ast: Ast): boolean {
  if (ast.kind === 'ScriptBlockExpression' || ast.kind === 'FunctionDefinition' || ast.kind === 'TypeDefinition')
    return false;
  if (ast.kind === 'Command' && isDangerous(ast)) return true;
  let found = false;
  visitChildren(ast, (child) => {
    found ||= hasDangerous(child);
  });
  return found;
}

function isDangerous({ invocationOperator, commandElements }: CommandAst): boolean {
  if (invocationOperator === '.') return true;
  const head = commandElements[0];
  if (head?.kind !== 'StringConstantExpression') return false;
  return DANGEROUS.has(head.value.replace(/^.*\\/, '').toLowerCase());
}
