/** Members of values and types, and names of types. */

import type { Runspace } from '../../engine/runspace.ts';
import type { Ast, InvokeMemberExpressionAst, MemberExpressionAst } from '../../language/ast.ts';
import { listMembers, listStaticMembers } from '../../types/members/member-access.ts';
import type { PSMember } from '../../types/members/ps-member.ts';
import { registeredTypes, typeNamed } from '../../types/net-type.ts';
import { Hashtable } from '../../types/values/hashtable.ts';
import { beginsWith, type Completion, type CompletionMatch, completionMatch, inOrder } from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';
import { membersOfType } from './infer-types.ts';
import type { Inferred } from './inferred.ts';
import { elementsIfArray } from './inferred.ts';

/** Members of what stands before the dot; null where the cursor is at no member. */
export function completeMembers(place: CompletionPlace): Completion | null {
  const { places, inference, cursor, standIn, text } = place;
  const access = places.innermost(cursor + standIn, (node): node is MemberExpressionAst | InvokeMemberExpressionAst => {
    if (node.kind !== 'MemberExpression' && node.kind !== 'InvokeMemberExpression') return false;
    const { startOffset, endOffset } = node.member.extent;
    return startOffset <= cursor && cursor + standIn <= endOffset;
  });
  if (!access) return null;
  const start = access.member.extent.startOffset;
  const end = access.member.extent.endOffset - standIn;
  const typed = text.slice(start, end);
  const owners = inference.infer(access.expression);
  const known = owners.filter((owner) => (owner.kind === 'static' || isStaticClass(owner)) === access.static);
  const matches = known.flatMap((owner) => membersOf(owner, typed));
  const isMethod = ({ resultType }: CompletionMatch): boolean => resultType === 'Method';
  return {
    replacementIndex: start,
    replacementLength: end - start,
    matches: [...inOrder(matches.filter((one) => !isMethod(one))), ...inOrder(matches.filter(isMethod))],
  };
}

function isStaticClass(owner: Inferred): boolean {
  return owner.kind === 'class' && owner.isStatic;
}

function membersOf(owner: Inferred, typed: string): CompletionMatch[] {
  switch (owner.kind) {
    case 'value': {
      const { value } = owner;
      const keys = value instanceof Hashtable ? stringKeys(value) : [];
      return [
        ...matching(listMembers(value), typed, value),
        ...keys.filter((key) => beginsWith(key, typed)).map((key) => completionMatch('Property', key)),
        // A list has the members of its elements too.
        ...elementsIfArray(owner).flatMap((element) => (element === owner ? [] : membersOf(element, typed))),
      ];
    }
    case 'type':
      return [
        ...matching(membersOfType(owner.type), typed, null),
        ...elementsIfArray(owner).flatMap((element) => (element === owner ? [] : membersOf(element, typed))),
      ];
    case 'static':
      return matching(listStaticMembers(owner.type), typed, owner.type);
    case 'object':
      return [...owner.properties.keys()]
        .filter((name) => beginsWith(name, typed))
        .map((name) => completionMatch('Property', name));
    case 'class':
      return classMembers(owner, typed);
  }
}

function classMembers(
  { definition, isStatic }: Extract<Inferred, { kind: 'class' }>,
  typed: string,
): CompletionMatch[] {
  const isEnum = definition.typeKind === 'Enum';
  const matches = definition.members
    .filter((member) => member.kind !== 'FunctionMember' || !member.isConstructor)
    .filter((member) => (isEnum || member.isStatic) === isStatic && !member.isHidden && beginsWith(member.name, typed))
    .map((member) =>
      member.kind === 'FunctionMember'
        ? completionMatch('Method', `${member.name}(`, member.name, headOf(member))
        : completionMatch('Property', member.name, member.name, headOf(member)),
    );
  if (isEnum && isStatic) return [...matches, ...matching(listStaticMembers(typeNamed('System.Enum')), typed, null)];
  return isStatic && !isEnum && beginsWith('new', typed)
    ? [...matches, completionMatch('Method', 'new(', 'new')]
    : matches;
}

function headOf(node: Ast): string {
  return node.extent.text.replace(/\s*\{.*$/s, '');
}

/** Keys that can be written as a member's name. */
function stringKeys(table: Hashtable): string[] {
  return [...table.keys()].filter((key): key is string => typeof key === 'string' && /^[A-Za-z_]\w*$/.test(key));
}

function matching(members: readonly PSMember[], typed: string, owner: unknown): CompletionMatch[] {
  return members.filter(({ name }) => beginsWith(name, typed)).map((member) => memberMatch(member, owner));
}

/** The definition as the tip: of a method its overloads, one a line. */
function memberMatch(member: PSMember, owner: unknown): CompletionMatch {
  const isMethod = /Method$/.test(member.memberType);
  const definition = /^(?:Note|Script|Alias|Code)/.test(member.memberType) ? member.name : member.definition(owner);
  return completionMatch(
    isMethod ? 'Method' : 'Property',
    isMethod ? `${member.name}(` : member.name,
    member.name,
    isMethod ? definition.replace(/\), /g, ')\n') : definition,
  );
}

/** Types by accelerator, by full name, or by name without `System.`. */
export function completeTypes(_runspace: Runspace, typed: string): CompletionMatch[] {
  const matches: CompletionMatch[] = [];
  for (const type of registeredTypes()) {
    const { fullName } = type;
    const accelerator = type.declaration.accelerators?.find((name) => beginsWith(name, typed));
    if (accelerator) {
      matches.push(completionMatch('Type', accelerator, accelerator, `Class ${fullName}`));
      continue;
    }
    const short = fullName.replace(/^System\./, '');
    if (beginsWith(fullName, typed)) matches.push(completionMatch('Type', fullName, type.name, fullName));
    else if (beginsWith(short, typed)) matches.push(completionMatch('Type', short, type.name, fullName));
    else if (!typed.includes('.') && beginsWith(type.name, typed))
      matches.push(completionMatch('Type', fullName, type.name, fullName));
  }
  return inOrder(matches);
}
