/**
 * What can be told of a block before it runs: whether it may take long, and whether it changes what it is given. A block of
 * a thread job that takes no time runs in its session's thread, where it shares all objects; to wait is worth a thread.
 */
import type { Ast, CommandAst, InvokeMemberExpressionAst, ScriptBlockAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';

export interface BlockNature {
  /** Whether it waits for something, or turns round without a limit that one sees. */
  readonly mayTakeLong: boolean;
  /** Whether it changes objects, which may be those that it is given. */
  readonly changesThings: boolean;
}

const WAITING_COMMAND =
  /^(?:start-sleep|sleep|wait-\w+|read-host|invoke-webrequest|invoke-restmethod|iwr|irm|curl|wget|test-connection|test-netconnection|tnc|start-process|saps|start|\w*[\\/].*|.*\.(?:ps1|exe|sh|cmd|bat))$/i;
const WAITING_METHOD = /^(?:sleep|wait\w*|join|readline|readkey|downloadstring|downloadfile|connect|invoke)$/i;
const CHANGING_COMMAND = /^(?:add-member|set-variable|sv|update-\w+)$/i;
const CHANGING_METHOD =
  /^(?:add\w*|remove\w*|clear|insert\w*|push|pop|enqueue|dequeue|set\w*|try\w+|append\w*|sort|reverse|put\w*|increment|decrement|exchange|enter|exit|release\w*|getorad\w+|take)$/i;

export function natureOf(block: ScriptBlockAst): BlockNature {
  let [mayTakeLong, changesThings] = [false, false];
  walkAst(block, (node: Ast) => {
    mayTakeLong ||= waits(node);
    changesThings ||= changes(node);
  });
  return { mayTakeLong, changesThings };
}

function waits(node: Ast): boolean {
  switch (node.kind) {
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'DoUntilStatement':
      return true;
    case 'ForStatement':
      return node.condition === null;
    case 'Command':
      return WAITING_COMMAND.test(nameOf(node));
    case 'InvokeMemberExpression':
      return WAITING_METHOD.test(memberOf(node));
    default:
      return false;
  }
}

function changes(node: Ast): boolean {
  switch (node.kind) {
    case 'AssignmentStatement':
      return node.left.kind === 'MemberExpression' || node.left.kind === 'IndexExpression';
    case 'UnaryExpression':
      return /PlusPlus|MinusMinus/.test(node.operator) && node.child.kind !== 'VariableExpression';
    case 'Command':
      return CHANGING_COMMAND.test(nameOf(node));
    case 'InvokeMemberExpression':
      return CHANGING_METHOD.test(memberOf(node));
    default:
      return false;
  }
}

function nameOf({ commandElements: [name] }: CommandAst): string {
  return name.kind === 'StringConstantExpression' ? name.value : '';
}

function memberOf({ member }: InvokeMemberExpressionAst): string {
  return member.kind === 'StringConstantExpression' ? member.value : '';
}
