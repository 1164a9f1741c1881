/** Values for what a variable is set to, or compared with: members of an enum, or of a validated set. */
import type { AssignmentStatementAst, Ast, AttributeBaseAst, BinaryExpressionAst } from '../../language/ast.ts';
import { findType, type NetType } from '../../types/net-type.ts';
import { beginsWith, type Completion, completionMatch, inOrder } from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';
import type { Inferred } from './inferred.ts';

/** Variables of the session that take only certain values. */
const PREFERENCES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:ErrorAction|Debug|Verbose|Warning|Information|Progress)Preference$/i,
    'System.Management.Automation.ActionPreference',
  ],
  [/^ConfirmPreference$/i, 'System.Management.Automation.ConfirmImpact'],
  [/^ErrorView$/i, 'System.Management.Automation.ErrorView'],
];

/** Null where no such value can be told. */
export function assignedValues(place: CompletionPlace): Completion | null {
  const { word, text } = place;
  if (word.token && !/^(?:String|Identifier|Generic)/.test(word.token.kind)) return null;
  const before = text.slice(0, word.start).trimEnd();
  const names = /(?:^|[^-=!<>])=$/.test(before)
    ? assignedTo(place, before.length)
    : /-[ci]?(?:eq|ne|in|contains|like)$/i.test(before)
      ? comparedWith(place, before.length)
      : null;
  if (!names || names.length === 0) return null;
  const quote = word.quote === '' ? "'" : word.quote;
  const matches = names
    .filter((name) => beginsWith(name, word.text))
    .map((name) => completionMatch('Text', `${quote}${name}${quote}`, name));
  return { replacementIndex: word.start, replacementLength: word.end - word.start, matches: inOrder(matches) };
}

function assignedTo({ places, inference }: CompletionPlace, end: number): string[] | null {
  const assignment = places.innermost(
    end,
    (node): node is AssignmentStatementAst => node.kind === 'AssignmentStatement' && node.left.extent.endOffset < end,
  );
  const left: Ast | null = assignment?.left ?? null;
  if (!left) return null;
  if (left.kind === 'ConvertExpression') return namesOfType(findType(left.type.typeName.extent.text));
  if (left.kind === 'AttributedExpression') return namesOfAttribute(left.attribute);
  if (left.kind === 'VariableExpression') {
    const preference = PREFERENCES.find(([name]) => name.test(left.name));
    if (preference) return namesOfType(findType(preference[1]));
  }
  return namesOfAll(inference.infer(left));
}

function comparedWith({ places, inference }: CompletionPlace, end: number): string[] | null {
  const comparison = places.innermost(
    end,
    (node): node is BinaryExpressionAst => node.kind === 'BinaryExpression' && node.left.extent.endOffset < end,
  );
  return comparison ? namesOfAll(inference.infer(comparison.left)) : null;
}

function namesOfAll(all: readonly Inferred[]): string[] {
  return all.flatMap((one) => {
    if (one.kind === 'type') return namesOfType(one.type) ?? [];
    if (one.kind === 'class' && one.definition.typeKind === 'Enum' && !one.isStatic)
      return one.definition.members.map(({ name }) => name);
    return [];
  });
}

function namesOfType(type: NetType | undefined): string[] | null {
  return type?.isEnum ? Object.keys(type.declaration.members ?? {}) : null;
}

function namesOfAttribute(attribute: AttributeBaseAst): string[] | null {
  if (attribute.kind !== 'Attribute') return namesOfType(findType(attribute.typeName.extent.text));
  if (!/^ValidateSet(?:Attribute)?$/i.test(attribute.typeName.extent.text)) return null;
  return attribute.positionalArguments.flatMap((one) => (one.kind === 'StringConstantExpression' ? [one.value] : []));
}
