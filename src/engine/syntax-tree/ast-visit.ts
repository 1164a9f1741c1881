/** Going through a tree with a visitor: an object with a method for each class of nodes. */
import { invokeMethod, resolveMethod } from '../../types/members/member-access.ts';
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import type { AstObject } from './ast-object.ts';

const SKIP_CHILDREN = 1n;
const STOP = 2n;

/** What the base class of a script's visitor makes. */
export class Visitor extends NetObject {
  constructor(private readonly typeName: string) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }
}

/** The name of the method for a class of nodes. */
export function visitMethodOf(className: string): string {
  return className === 'TrapStatementAst' ? 'VisitTrap' : `Visit${className.replace(/Ast$/, '')}`;
}

/** Calls a visitor's own method, which may be that of a script's class. */
export function callVisitor(visitor: object, method: string, node: AstObject): unknown {
  return invokeMethod(visitor, method, [node]);
}

/** ICustomAstVisitor: the visitor alone decides where to go on; its answer is the result. */
export function accept(node: AstObject, visitor: object): unknown {
  return callVisitor(visitor, visitMethodOf(`${node.node.kind}Ast`), node) ?? null;
}

/** AstVisitor: the whole tree, as far as the visitor does not skip or stop. */
export function visitTree(node: AstObject, visitor: object): void {
  const handler = typeNamed('System.Management.Automation.Language.IAstPostVisitHandler');
  const type = typeOf(visitor);
  const looksBack = type !== null && handler.isAssignableFrom(type);
  const go = (at: AstObject): boolean => {
    const action = actionAt(at, visitor);
    if (action === STOP) return false;
    if (action !== SKIP_CHILDREN && !at.children.every(go)) return false;
    if (looksBack) callVisitor(visitor, 'PostVisit', at);
    return true;
  };
  go(node);
}

/** Nodes that a visitor has no method for are gone through. */
function actionAt(node: AstObject, visitor: object): bigint {
  const method = visitMethodOf(`${node.node.kind}Ast`);
  const type = typeOf(visitor);
  if (type === null || resolveMethod(type, method) === null) return 0n;
  const action = callVisitor(visitor, method, node);
  return action instanceof EnumValue ? action.value : 0n;
}
