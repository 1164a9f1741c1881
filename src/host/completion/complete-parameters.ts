/** Parameters of commands: those that can still be given, with their sets, types and what they are for. */
import { syntaxTypeName } from '../../engine/binder/syntax.ts';
import { CmdletInfo } from '../../engine/cmdlet-info.ts';
import { ALL_SETS, type CommandMetadata, type ParameterMetadata } from '../../engine/command-metadata.ts';
import type { CommandAst } from '../../language/ast.ts';
import { metadataOf, parameterNamed } from './argument-parameters.ts';
import { nativeValues } from './complete-values.ts';
import { beginsWith, type CompletionMatch, completionMatch, inOrder } from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';

/** `-Ty` → `-Type`; the command's own parameters before the common ones. */
export function completeParameters(place: CompletionPlace, command: CommandAst, typed: string): CompletionMatch[] {
  const { runspace, word } = place;
  const metadata = metadataOf(runspace, command);
  if (!metadata) return nativeValues(place, command) ?? [];
  const others = command.commandElements.flatMap((one) =>
    one.kind === 'CommandParameter' && one.extent.startOffset !== word.start ? [one.parameterName] : [],
  );
  const given = others.map((name) => parameterNamed(metadata, name)).filter((one) => one !== null);
  const sets = setsLeft(metadata, given);
  const help = helpOf(place, command);
  const visible = metadata.parameters.filter(
    (one) => !one.dontShow && !given.includes(one) && isInSets(one, sets) && isMeant(one, typed),
  );
  const matchOf = (parameter: ParameterMetadata): CompletionMatch => {
    const name = aliasTyped(parameter, typed) ?? parameter.name;
    return completionMatch(
      'ParameterName',
      `-${name}`,
      name,
      `[${syntaxTypeName(parameter)}] ${name}${help(parameter)}`,
    );
  };
  const own = visible.filter(({ isCommon }) => !isCommon).map(matchOf);
  return [...own, ...inOrder(visible.filter(({ isCommon }) => isCommon).map(matchOf))];
}

function isMeant(parameter: ParameterMetadata, typed: string): boolean {
  return beginsWith(parameter.name, typed) || aliasTyped(parameter, typed) !== null;
}

/** An alias is proposed where it was typed and the name does not fit. */
function aliasTyped({ name, aliases }: ParameterMetadata, typed: string): string | null {
  if (typed === '' || beginsWith(name, typed)) return null;
  return aliases.find((alias) => beginsWith(alias, typed)) ?? null;
}

/** The sets that the parameters given so far leave; null where none of them decides. */
function setsLeft(metadata: CommandMetadata, given: readonly ParameterMetadata[]): ReadonlySet<string> | null {
  let left: Set<string> | null = null;
  for (const { sets } of given) {
    if (sets.has(ALL_SETS)) continue;
    const names = new Set(sets.keys());
    left = left === null ? names : intersection(left, names);
  }
  // Parameters that go with no other: all are shown, and running the command says what is wrong.
  return left === null || left.size === 0 || metadata.parameters.length === 0 ? null : left;
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a].filter((name) => b.has(name)));
}

function isInSets({ sets }: ParameterMetadata, left: ReadonlySet<string> | null): boolean {
  return left === null || sets.has(ALL_SETS) || [...sets.keys()].some((name) => left.has(name));
}

/** What a parameter is for: the sentence of a cmdlet's help, or the one that a script declares. */
function helpOf(
  { runspace }: CompletionPlace,
  { commandElements: [first] }: CommandAst,
): (parameter: ParameterMetadata) => string {
  const info =
    first.kind === 'StringConstantExpression'
      ? runspace.commands.find(first.value, runspace.globalSession.current)
      : null;
  const declared = info instanceof CmdletInfo ? info.definition.parameters : {};
  return (parameter) => {
    const help = declared[parameter.name]?.help ?? helpMessageOf(parameter);
    return help ? ` - ${help}` : '';
  };
}

/** The HelpMessage of any of a parameter's sets; the common parameters' are resources of the engine. */
function helpMessageOf({ sets }: ParameterMetadata): string | null {
  for (const { helpMessage } of sets.values()) if (helpMessage) return helpMessage;
  return null;
}
