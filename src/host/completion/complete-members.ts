/** Members of values and types, and names of types. */

import type { Runspace } from '../../engine/runspace.ts';
import type { Ast, ExpressionAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import { parse } from '../../language/parser.ts';
import { getMember, listMembers, listStaticMembers } from '../../types/members/member-access.ts';
import type { PSMember } from '../../types/members/ps-member.ts';
import { NetException } from '../../types/net-exception.ts';
import { findType, NetType, registeredTypes } from '../../types/net-type.ts';
import { Hashtable } from '../../types/values/hashtable.ts';
import { beginsWith, type CompletionMatch, completionMatch, inOrder } from './completion-match.ts';

/** Stands for the member's name, so that the text before it parses as a whole. */
const STAND_IN = 'x';

/** Members of the value before the last dot; null when that is no value which can be looked at without running code. */
export function completeMembers(runspace: Runspace, text: string, typed: string): CompletionMatch[] | null {
  const whole = text.slice(0, text.length - typed.length) + STAND_IN;
  const access = memberAccessAtEnd(parse(whole).ast, whole.length);
  if (!access) return null;
  try {
    const owner = plainValue(runspace, access.expression);
    if (owner === undefined || owner === null) return null;
    const members = access.static && owner instanceof NetType ? listStaticMembers(owner) : listMembers(owner);
    const keys = owner instanceof Hashtable ? stringKeys(owner) : [];
    return inOrder([
      ...members.filter(({ name }) => beginsWith(name, typed)).map(memberMatch),
      ...keys.filter((key) => beginsWith(key, typed)).map((key) => completionMatch('Property', key)),
    ]);
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

/** Keys that can be written as a member's name. */
function stringKeys(table: Hashtable): string[] {
  return [...table.keys()].filter((key): key is string => typeof key === 'string' && /^[A-Za-z_]\w*$/.test(key));
}

function memberAccessAtEnd(ast: Ast, end: number): { expression: ExpressionAst; static: boolean } | null {
  let found: { expression: ExpressionAst; static: boolean } | null = null;
  walkAst(ast, (node) => {
    if ((node.kind === 'MemberExpression' || node.kind === 'InvokeMemberExpression') && node.extent.endOffset === end)
      found = node;
  });
  return found;
}

/** Only what has no effects: variables, literals, types, properties. */
function plainValue(runspace: Runspace, expression: ExpressionAst): unknown {
  switch (expression.kind) {
    case 'VariableExpression':
      return runspace.globalSession.getVariable(expression.name);
    case 'StringConstantExpression':
    case 'ConstantExpression':
      return expression.value;
    case 'ExpandableStringExpression':
      return '';
    case 'TypeExpression':
      return findType(expression.typeName.extent.text);
    case 'ArrayExpression':
    case 'ArrayLiteral':
      return [];
    case 'MemberExpression': {
      const owner = plainValue(runspace, expression.expression);
      const name = expression.member.kind === 'StringConstantExpression' ? expression.member.value : null;
      return owner === undefined || owner === null || name === null ? undefined : getMember(owner, name);
    }
    case 'ParenExpression': {
      const { pipeline } = expression;
      const [only] = pipeline.kind === 'Pipeline' ? pipeline.pipelineElements : [];
      return only?.kind === 'CommandExpression' ? plainValue(runspace, only.expression) : undefined;
    }
    default:
      return undefined;
  }
}

function memberMatch(member: PSMember): CompletionMatch {
  const isMethod = /Method$/.test(member.memberType);
  return completionMatch(isMethod ? 'Method' : 'Property', isMethod ? `${member.name}(` : member.name, member.name);
}

/** Types by full name, or by name without `System.`. */
export function completeTypes(typed: string): CompletionMatch[] {
  const matches: CompletionMatch[] = [];
  for (const type of registeredTypes()) {
    const short = type.fullName.replace(/^System\./, '');
    if (beginsWith(type.fullName, typed))
      matches.push(completionMatch('Type', type.fullName, type.name, type.fullName));
    else if (beginsWith(short, typed)) matches.push(completionMatch('Type', short, type.name, type.fullName));
  }
  return inOrder(matches);
}
