/** Values for what a variable is set to, or compared with: members of an enum, or of a validated set. */
import type { Runspace } from '../../engine/runspace.ts';
import type { AssignmentStatementAst, Ast, AttributeBaseAst, BinaryExpressionAst } from '../../language/ast.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { getMember } from '../../types/members/member-access.ts';
import { findType, type NetType } from '../../types/net-type.ts';
import { typeOf } from '../../types/type-of.ts';
import { beginsWith, type Completion, type CompletionMatch, completionMatch, inOrder } from './completion-match.ts';
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
  if (word.token && !/^(?:String|Identifier|Generic|Number)/.test(word.token.kind)) return null;
  const before = text.slice(0, word.start).trimEnd();
  const names = /(?:^|[^-=!<>])=$/.test(before)
    ? assignedTo(place, before.length)
    : /-[ci]?(?:eq|ne|(?:not)?(?:in|contains|like|match))$/i.test(before)
      ? comparedWith(place, before.length)
      : null;
  if (!names || names.length === 0) return null;
  const isClosed =
    word.quote !== '' && word.token !== null && word.token.text.length > 1 && word.token.text.endsWith(word.quote);
  const quote = word.quote === '' || (isClosed && word.end === place.cursor) ? "'" : word.quote;
  const matches = names
    .filter((name) => beginsWith(name, word.text))
    .map((name) => completionMatch('Text', /^-?\d+$/.test(name) ? name : `${quote}${name}${quote}`, name));
  return { replacementIndex: word.start, replacementLength: word.end - word.start, matches: inSequence(matches) };
}

/** Names by the alphabet, numbers by their size. */
function inSequence(matches: readonly CompletionMatch[]): CompletionMatch[] {
  const isNumeric = matches.every(({ listItemText }) => /^-?\d+$/.test(listItemText));
  return isNumeric ? [...matches].sort((a, b) => Number(a.listItemText) - Number(b.listItemText)) : inOrder(matches);
}

function assignedTo({ places, inference, runspace }: CompletionPlace, end: number): string[] | null {
  const assignment = places.innermost(
    end,
    (node): node is AssignmentStatementAst => node.kind === 'AssignmentStatement' && node.left.extent.endOffset < end,
  );
  const left: Ast | null = assignment?.left ?? null;
  if (!left) return null;
  if (left.kind === 'ConvertExpression') {
    const definition = inference.classNamed(left.type.typeName.extent.text);
    if (definition) return namesOfAll([{ kind: 'class', definition, isStatic: false }]);
    return namesOfType(findType(left.type.typeName.extent.text));
  }
  if (left.kind === 'AttributedExpression') return namesOfAttribute(left.attribute);
  if (left.kind === 'VariableExpression') {
    const preference = PREFERENCES.find(([name]) => name.test(left.name));
    if (preference) return namesOfType(findType(preference[1]));
    const held = heldTo(runspace, left.name);
    if (held) return held;
  }
  return namesOfAll(inference.infer(left));
}

/** The values that a variable of the session has to be one of. */
function heldTo(runspace: Runspace, name: string): string[] | null {
  for (const attribute of runspace.globalSession.findVariable(name)?.attributes ?? []) {
    if (attribute.netType().fullName !== 'System.Management.Automation.ValidateSetAttribute') continue;
    const values = getMember(attribute, 'ValidValues');
    if (Array.isArray(values)) return values.map((value) => toText(value));
  }
  return null;
}

function comparedWith({ places, inference }: CompletionPlace, end: number): string[] | null {
  const comparison = places.innermost(
    end,
    (node): node is BinaryExpressionAst => node.kind === 'BinaryExpression' && node.left.extent.endOffset < end,
  );
  return comparison ? namesOfAll(inference.infer(comparison.left)) : null;
}

/** The members of the enums among what a value may be. */
export function namesOfAll(all: readonly Inferred[]): string[] {
  return all.flatMap((one) => {
    if (one.kind === 'type') return namesOfType(one.type) ?? [];
    if (one.kind === 'value') return namesOfType(typeOf(one.value) ?? undefined) ?? [];
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
