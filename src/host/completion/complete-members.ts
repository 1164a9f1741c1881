/** Members of values and types, and names of types. */

import type { Runspace } from '../../engine/runspace.ts';
import type {
  Ast,
  InvokeMemberExpressionAst,
  MemberExpressionAst,
  TypeDefinitionAst,
  TypeExpressionAst,
} from '../../language/ast.ts';
import { singleQuoted } from '../../language/quoted-text.ts';
import { listMembers, listStaticMembers } from '../../types/members/member-access.ts';
import type { PSMember } from '../../types/members/ps-member.ts';
import { knownTypes, typeNamed } from '../../types/net-type.ts';
import { isVisible } from '../../types/type-access.ts';
import { Hashtable } from '../../types/values/hashtable.ts';
import { beginsWith, type Completion, type CompletionMatch, completionMatch, inOrder } from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';
import type { Inferred } from './inferred.ts';
import { elementsIfArray } from './inferred.ts';
import { membersOfType } from './member-results.ts';

/** Members of what stands before the dot; null where the cursor is at no member. */
export function completeMembers(place: CompletionPlace): Completion | null {
  const { places, inference, cursor, standIn, text } = place;
  const access = places.innermost(cursor + standIn, (node): node is MemberExpressionAst | InvokeMemberExpressionAst => {
    if (node.kind !== 'MemberExpression' && node.kind !== 'InvokeMemberExpression') return false;
    const { startOffset, endOffset } = node.member.extent;
    // A name that is missing is given the extent of the whole.
    if (startOffset < node.expression.extent.endOffset) return false;
    return startOffset <= cursor && cursor + standIn <= endOffset;
  });
  if (!access) return null;
  const start = access.member.extent.startOffset;
  const end = access.member.extent.endOffset - standIn;
  const typed = text.slice(start, end);
  const owners = inference.infer(access.expression);
  const known = owners.filter((owner) => (owner.kind === 'static' || isStaticClass(owner)) === access.static);
  const matches = known.flatMap((owner) => membersOf(owner, typed));
  if (matches.length === 0 && !access.static && typed !== '')
    matches.push(...listMethods(access.expression, owners, typed));
  const isMethod = ({ resultType }: CompletionMatch): boolean => resultType === 'Method';
  return {
    replacementIndex: start,
    replacementLength: end - start,
    matches: [...inOrder(matches.filter((one) => !isMethod(one))), ...inOrder(matches.filter(isMethod))],
  };
}

/** What PowerShell adds to lists. */
function listMethods(expression: Ast, owners: readonly Inferred[], typed: string): CompletionMatch[] {
  const isList =
    /^Array/.test(bare(expression).kind) ||
    isRange(bare(expression)) ||
    owners.some((owner) => elementsIfArray(owner).some((element) => element !== owner));
  if (!isList) return [];
  return [
    ['ForEach', 'ForEach(expression[, arguments...])'],
    ['Where', 'Where({ expression } [, mode [, numberToReturn]])'],
  ]
    .filter(([name = '']) => beginsWith(name, typed))
    .map(([name = '', tip]) => completionMatch('Method', `${name}(`, name, tip));
}

/** What stands in parentheses. */
function bare(expression: Ast): Ast {
  if (expression.kind !== 'ParenExpression') return expression;
  const [only] = expression.pipeline.kind === 'Pipeline' ? expression.pipeline.pipelineElements : [];
  return only?.kind === 'CommandExpression' ? bare(only.expression) : expression;
}

function isRange(expression: Ast): boolean {
  return expression.kind === 'BinaryExpression' && expression.operator === 'DotDot';
}

/** Static members behind a type that is closed: `[int]` goes on with `::MaxValue`. */
export function completeStatics({ places, inference, cursor, text, tokens }: CompletionPlace): Completion | null {
  if (text[cursor - 1] !== ']' || !tokens.some(({ extent }) => extent.endOffset === cursor)) return null;
  const type = places.innermost(
    cursor,
    (node): node is TypeExpressionAst => node.kind === 'TypeExpression' && node.extent.endOffset === cursor,
  );
  if (!type) return null;
  const matches = inference.infer(type).flatMap((owner) => membersOf(owner, ''));
  return {
    replacementIndex: cursor,
    replacementLength: 0,
    matches: inOrder(matches.map((match) => ({ ...match, completionText: `::${match.completionText}` }))),
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
        ...keys.filter((key) => beginsWith(key, typed)).map(keyMatch),
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
      return [...owner.properties.keys()].filter((name) => beginsWith(name, typed)).map(keyMatch);
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
  if (!isStatic || isEnum) return matches;
  const made = beginsWith('new', typed) ? [completionMatch('Method', 'new(', 'new', constructorsOf(definition))] : [];
  const inherited = listStaticMembers(typeNamed('System.Object')).filter(({ name }) => name !== 'new');
  return [...matches, ...made, ...matching(inherited, typed, null)];
}

/** How objects of a class are made, a way a line. */
function constructorsOf({ name, members }: TypeDefinitionAst): string {
  const ways = members.filter((one) => one.kind === 'FunctionMember' && one.isConstructor);
  if (ways.length === 0) return `${name}()`;
  return ways
    .map((way) => {
      const parameters = way.kind === 'FunctionMember' ? way.parameters : [];
      const texts = parameters.map((one) => `${one.staticType?.typeName.extent.text ?? 'Object'} ${one.name.name}`);
      return `${name}(${texts.join(', ')})`;
    })
    .join('\n');
}

function headOf(node: Ast): string {
  return node.extent.text.replace(/\s*\{.*$/s, '');
}

function stringKeys(table: Hashtable): string[] {
  return [...table.keys()].filter((key): key is string => typeof key === 'string');
}

/** A key as it is written behind a dot. */
function keyMatch(key: string): CompletionMatch {
  const isName = /^[A-Za-z_]\w*$/.test(key);
  return completionMatch('Property', isName ? key : singleQuoted(key), key);
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

/**
 * Types by accelerator, by full name, by name without `System.`, or by their name alone. Where namespaces are typed, what
 * lies directly in one, and the namespaces below it.
 */
export function completeTypes(_runspace: Runspace, typed: string): CompletionMatch[] {
  const depth = typed.split('.').length;
  const matches: CompletionMatch[] = [];
  const namespaces = new Set<string>();
  const types = [...knownTypes()].filter(({ name }) => isVisible(name));
  const short = new Set(types.flatMap(({ accelerators }) => accelerators));
  for (const { name: fullName, accelerators } of types) {
    const name = fullName.slice(Math.max(fullName.lastIndexOf('.'), fullName.lastIndexOf('+')) + 1);
    const namespace = fullName.slice(0, Math.max(0, fullName.lastIndexOf('.')));
    // The short name means another type than this one: that of [pscustomobject] is PSObject.
    if (depth === 1 && accelerators.length === 0 && short.has(name.toLowerCase())) continue;
    const tip = `Class ${fullName}`;
    const accelerator = accelerators.find((one) => beginsWith(one, typed));
    const withoutSystem = fullName.replace(/^System\./, '');
    if (accelerator) matches.push(completionMatch('Type', accelerator, accelerator, tip));
    else if (depth === 1 && beginsWith(name, typed)) matches.push(completionMatch('Type', fullName, name, tip));
    else if (isDirectly(fullName, typed, depth)) matches.push(completionMatch('Type', fullName, name, tip));
    else if (depth > 1 && isDirectly(withoutSystem, typed, depth))
      matches.push(completionMatch('Type', withoutSystem, name, tip));
    const above = namespace.split('.').slice(0, depth).join('.');
    if (above.split('.').length === depth && beginsWith(above, typed)) namespaces.add(above);
  }
  const spaces = [...namespaces].map((name) =>
    completionMatch('Namespace', name, name.replace(/^.*\./, ''), `Namespace ${name}`),
  );
  return [...inOrder(matches), ...inOrder(spaces)];
}

function isDirectly(fullName: string, typed: string, depth: number): boolean {
  return beginsWith(fullName, typed) && fullName.split('.').length === depth;
}
