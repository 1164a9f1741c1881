/** Keys of hash tables: those that a parameter takes, those of the type that the table becomes, parameters of a splat. */
import type { Ast, CommandAst, HashtableAst } from '../../language/ast.ts';
import { findType } from '../../types/net-type.ts';
import { boundLiterals, metadataOf, parameterOfArgument } from './argument-parameters.ts';
import { beginsWith, type Completion, type CompletionMatch, completionMatch } from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';
import type { Inferred } from './inferred.ts';
import { membersOfType } from './member-results.ts';

const COLUMN = ['Expression', 'FormatString', 'Label', 'Width', 'Alignment'];

/** Keys by command and parameter. */
const KEYS: readonly (readonly [command: RegExp, parameter: RegExp, keys: readonly string[]])[] = [
  [/^Sort-Object$/, /^Property$/, ['Expression', 'Ascending', 'Descending']],
  [/^(?:Group|Measure|Compare)-Object$/, /^Property$/, ['Expression']],
  [/^Select-Object$/, /^(?:Property|ExcludeProperty)$/, ['Name', 'Expression']],
  [/^Format-Table$/, /^Property$/, COLUMN],
  [/^Format-List$/, /^Property$/, ['Expression', 'FormatString', 'Label']],
  [/^Format-Wide$/, /^Property$/, ['Expression', 'FormatString']],
  [/^Format-Custom$/, /^Property$/, ['Expression', 'Depth']],
  [/^Format-/, /^GroupBy$/, ['Expression', 'FormatString', 'Label']],
  [
    /^Get-WinEvent$/,
    /^FilterHashtable$/,
    [
      'LogName',
      'ProviderName',
      'Path',
      'Keywords',
      'ID',
      'Level',
      'StartTime',
      'EndTime',
      'UserID',
      'Data',
      'SuppressHashFilter',
    ],
  ],
];

/** A key of a list of a setting: `@{Add=…}`. */
const LIST_KEYS = ['Add', 'Remove', 'Replace'];

/** Null where the cursor is at no key. */
export function completeKeys(place: CompletionPlace): Completion | null {
  const { places, word, tokens, cursor } = place;
  const before = tokens.filter(({ extent, kind }) => extent.endOffset <= word.start && kind !== 'EndOfInput').at(-1);
  if (!before || !/^(?:AtCurly|Semi|NewLine)$/.test(before.kind)) return null;
  const table = places.innermost(
    before.extent.endOffset,
    (node): node is HashtableAst => node.kind === 'Hashtable' && node.extent.startOffset < cursor,
  );
  if (!table || table.extent.endOffset < cursor) return null;
  const keys = keysFor(place, table);
  if (keys.length === 0) return null;
  const taken = new Set(
    table.keyValuePairs
      .map(([key]) => key.extent)
      .filter(({ startOffset }) => startOffset !== word.start)
      .map(({ text }) => text.toLowerCase()),
  );
  const matches = keys.filter(
    ({ listItemText }) => !taken.has(listItemText.toLowerCase()) && beginsWith(listItemText, word.text),
  );
  return { replacementIndex: word.start, replacementLength: word.end - word.start, matches };
}

function keysFor(place: CompletionPlace, table: HashtableAst): CompletionMatch[] {
  const made = typesMade(place, table);
  if (made.length > 0) return made.flatMap(keysOfType);
  const command = commandOf(place, table);
  if (command) return keysOfArgument(place, command, table);
  return keysOfSplat(place, table);
}

/** What a table becomes by a cast, by being assigned, or as a property of a table that becomes something. */
function typesMade(place: CompletionPlace, table: HashtableAst): Inferred[] {
  const { places, inference } = place;
  const parent = places.parentOf(table);
  if (parent?.kind === 'ConvertExpression') return inference.infer(parent);
  const holder = [...places.around(table)].find(
    (node) => node !== table && !/^(?:CommandExpression|Pipeline|StatementBlock|NamedBlock)$/.test(node.kind),
  );
  if (holder?.kind === 'AssignmentStatement')
    return holder.left.kind === 'VariableExpression' ? [] : inference.infer(holder.left);
  if (holder?.kind !== 'Hashtable') return [];
  const key = holder.keyValuePairs.find(([, value]) => contains(value, table))?.[0];
  if (key?.kind !== 'StringConstantExpression') return [];
  return typesMade(place, holder).flatMap((owner) => inference.typesOfMember(owner, key.value));
}

function contains(outer: Ast, inner: Ast): boolean {
  return outer.extent.startOffset <= inner.extent.startOffset && inner.extent.endOffset <= outer.extent.endOffset;
}

function commandOf({ places }: CompletionPlace, table: Ast): CommandAst | null {
  for (const around of places.around(table)) {
    if (around.kind === 'Command') return around;
    if (around.kind === 'AssignmentStatement' || around.kind === 'ScriptBlockExpression') return null;
  }
  return null;
}

function keysOfArgument(place: CompletionPlace, command: CommandAst, table: HashtableAst): CompletionMatch[] {
  const metadata = metadataOf(place.runspace, command);
  if (!metadata) return [];
  let argument: Ast = table;
  for (const around of place.places.around(table)) {
    if (around === command) break;
    argument = around;
  }
  const parameter = parameterOfArgument(metadata, command, argument.extent.startOffset);
  if (!parameter) return [];
  const known = KEYS.find(([names, parameters]) => names.test(metadata.name) && parameters.test(parameter.name));
  if (known) return known[2].map((key) => completionMatch('Property', key));
  if (metadata.name === 'New-Object' && parameter.name === 'Property') {
    const typeName = boundLiterals(metadata, command, argument.extent.startOffset).get('typename');
    const type = typeName === undefined ? undefined : findType(typeName);
    return type ? keysOfType({ kind: 'type', type }) : [];
  }
  const own = keysOfType({ kind: 'type', type: parameter.type.elementType ?? parameter.type });
  if (own.length > 0) return own;
  if (/^[A-Z][a-z]+-Cs/.test(metadata.name) && parameter.name !== 'Filter')
    return LIST_KEYS.map((key) => completionMatch('Property', key));
  return [];
}

/** Tables of any keys. */
const FREE = /^System\.(?:Object|String|Collections\.\S+|Management\.Automation\.(?:PSObject|PSCustomObject))$/;

/** Properties that a table sets of an object; of a class whose objects need arguments there are none. */
function keysOfType(made: Inferred): CompletionMatch[] {
  if (made.kind === 'class') {
    const { members } = made.definition;
    const needsArguments = members.some(
      (one) => one.kind === 'FunctionMember' && one.isConstructor && one.parameters.length > 0,
    );
    if (needsArguments) return [];
    return members
      .filter((one) => one.kind === 'PropertyMember' && !one.isStatic && !one.isHidden)
      .map(({ name, extent }) => completionMatch('Property', name, name, extent.text));
  }
  if (made.kind !== 'type' || FREE.test(made.type.fullName) || made.type.isEnum) return [];
  return membersOfType(made.type)
    .filter(({ memberType, definition }) => memberType === 'Property' && definition !== undefined)
    .filter((member) => /\bset;/.test(member.definition(null)))
    .map((member) => completionMatch('Property', member.name, member.name, member.definition(null)));
}

/** `$h = @{ ^ }; Get-Item @h`: the parameters of the command that the table is splatted to. */
function keysOfSplat({ places, runspace }: CompletionPlace, table: HashtableAst): CompletionMatch[] {
  for (const around of places.around(table)) {
    if (around.kind !== 'AssignmentStatement') continue;
    const { left } = around;
    if (left.kind !== 'VariableExpression') return [];
    for (const node of places.all()) {
      if (node.kind !== 'Command') continue;
      const isSplatted = node.commandElements.some(
        (one) =>
          one.kind === 'VariableExpression' &&
          one.splatted &&
          one.userPath.toLowerCase() === left.userPath.toLowerCase(),
      );
      if (!isSplatted) continue;
      const parameters = metadataOf(runspace, node)?.parameters ?? [];
      return parameters.filter(({ dontShow }) => !dontShow).map(({ name }) => completionMatch('Property', name));
    }
    return [];
  }
  return [];
}
