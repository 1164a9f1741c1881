/** SafeGetValue: the value of an expression that is nothing but data. */
import type { Ast } from '../../language/ast.ts';
import { netException } from '../../types/net-exception.ts';
import { currentRunspace } from '../current-runspace.ts';
import { ScriptBlock } from '../runspace.ts';
import { SessionState } from '../scope.ts';
import type { AstObject } from './ast-object.ts';

/** Kinds of nodes that are data when what is in them is. */
const CONTAINERS: ReadonlySet<Ast['kind']> = new Set([
  'ArrayExpression',
  'ArrayLiteral',
  'BinaryExpression',
  'CommandExpression',
  'ConstantExpression',
  'ExpandableStringExpression',
  'Hashtable',
  'IndexExpression',
  'ParenExpression',
  'ScriptBlockExpression',
  'StatementBlock',
  'StringConstantExpression',
  'SubExpression',
  'TernaryExpression',
  'TypeConstraint',
  'UnaryExpression',
]);

/** Variables that mean the same in every session. */
const VARIABLES =
  /^(?:true|false|null|psscriptroot|psculture|psuiculture|psversiontable|psedition|ishost|iscoreclr|islinux|ismacos|iswindows|pid|pshome|shellid)$/i;

/** More pairs than these are no data, unless that is not to be looked at. */
const MOST_PAIRS = 500;

function isSafe(node: AstObject, anySize: boolean): boolean {
  const { node: at } = node;
  switch (at.kind) {
    case 'VariableExpression':
      return VARIABLES.test(at.userPath);
    case 'ScriptBlockExpression':
      return true;
    case 'Hashtable':
      if (!anySize && at.keyValuePairs.length > MOST_PAIRS) return false;
      break;
    case 'Pipeline':
      if (at.pipelineElements.length > 1 || at.background) return false;
      break;
    case 'StatementBlock':
      if (at.traps.length > 0) return false;
      break;
    default:
      if (!CONTAINERS.has(at.kind)) return false;
  }
  return node.children.every((child) => isSafe(child, anySize));
}

/** @throws NetException for what is more than data. */
export function safeValueOf(self: AstObject, anySize: boolean): unknown {
  if (!isSafe(self, anySize)) {
    const message = `Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: ${self}.`;
    throw netException('System.InvalidOperationException', message);
  }
  const runspace = currentRunspace();
  const { code } = runspace.scripts.fromText(`,(${self})`, null);
  // A session state of its own: nothing that the session has defined shows through.
  const block = new ScriptBlock(code, new SessionState(runspace, null, runspace.globalSession.top));
  const [value = null] = runspace.invokeBlock(block, { caller: runspace.activeFrame });
  return value;
}
