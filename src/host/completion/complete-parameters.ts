/** Parameters of commands, and the values that a parameter takes. */
import { completersOf } from '../../engine/argument-completers.ts';
import { syntaxTypeName } from '../../engine/binder/syntax.ts';
import type { ParameterMetadata } from '../../engine/command-metadata.ts';
import type { Runspace, ScriptBlock } from '../../engine/runspace.ts';
import type { CommandAst } from '../../language/ast.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { getMember } from '../../types/members/member-access.ts';
import { Hashtable } from '../../types/values/hashtable.ts';
import { metadataOf, parameterOfArgument } from './argument-parameters.ts';
import { beginsWith, type CompletionMatch, completionMatch, inOrder, quotedArgument } from './completion-match.ts';

/** `-Ty` → `-Type`; the command's own parameters before the common ones. */
export function completeParameters(runspace: Runspace, command: CommandAst, typed: string): CompletionMatch[] {
  const metadata = metadataOf(runspace, command);
  if (!metadata) return [];
  const visible = metadata.parameters.filter(({ name, dontShow }) => !dontShow && beginsWith(name, typed));
  const matchOf = (parameter: ParameterMetadata): CompletionMatch =>
    completionMatch(
      'ParameterName',
      `-${parameter.name}`,
      parameter.name,
      `[${syntaxTypeName(parameter)}] ${parameter.name}`,
    );
  const own = visible.filter(({ isCommon }) => !isCommon).map(matchOf);
  return [...own, ...inOrder(visible.filter(({ isCommon }) => isCommon).map(matchOf))];
}

/** Enumeration members, members of a validated set, names of commands. */
export function completeValues(
  runspace: Runspace,
  command: CommandAst,
  wordStart: number,
  typed: string,
  quote: string,
): CompletionMatch[] {
  const metadata = metadataOf(runspace, command);
  const parameter = metadata && parameterOfArgument(metadata, command, wordStart);
  if (!parameter) return [];
  const registered = completersOf(runspace).forParameter(metadata.name, parameter.name);
  if (registered)
    return registeredValues(runspace, registered, [metadata.name, parameter.name, typed, null, new Hashtable()], quote);
  const candidates = parameter.type.fullName === 'System.Boolean' ? ['$true', '$false'] : parameter.candidates;
  return candidates
    .filter((candidate) => beginsWith(candidate, typed))
    .map((candidate) => completionMatch('ParameterValue', quotedArgument(candidate, quote), candidate));
}

/** What a block of Register-ArgumentCompleter proposes: texts, or CompletionResults. */
function registeredValues(
  runspace: Runspace,
  block: ScriptBlock,
  args: readonly unknown[],
  quote: string,
): CompletionMatch[] {
  const proposals = runspace.invokeBlock(block, { caller: null, args });
  return proposals.map((proposal) => {
    const result = getMember(proposal, 'CompletionText') ?? null;
    return result === null
      ? completionMatch('ParameterValue', quotedArgument(toText(proposal), quote), toText(proposal))
      : completionMatch('ParameterValue', toText(result));
  });
}
