/** Parameters of commands, and the values that a parameter takes. */
import { metadataOfCmdlet } from '../../engine/binder/metadata-from-cmdlet.ts';
import { metadataOfScript } from '../../engine/binder/metadata-from-script.ts';
import { syntaxTypeName } from '../../engine/binder/syntax.ts';
import { CmdletInfo, ExternalScriptInfo, FunctionInfo } from '../../engine/command-info.ts';
import { ALL_SETS, type CommandMetadata, type ParameterMetadata } from '../../engine/command-metadata.ts';
import type { Runspace } from '../../engine/runspace.ts';
import type { ScriptBlock } from '../../engine/script-block.ts';
import type { CommandAst, CommandElementAst } from '../../language/ast.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { getMember } from '../../types/members/member-access.ts';
import { Hashtable } from '../../types/values/hashtable.ts';
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
  const registered = runspace.completers.forParameter(metadata.name, parameter.name);
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

function metadataOf(runspace: Runspace, command: CommandAst): CommandMetadata | null {
  const [first] = command.commandElements;
  if (first?.kind !== 'StringConstantExpression') return null;
  const info = runspace.commands.find(first.value, runspace.globalSession.current);
  if (info instanceof CmdletInfo) return (info.metadata ??= metadataOfCmdlet(info.definition));
  if (info instanceof FunctionInfo) return metadataOfScript(info.scriptBlock.code, runspace.topFrame());
  if (info instanceof ExternalScriptInfo)
    return metadataOfScript(runspace.scripts.load(info).code, runspace.topFrame());
  return null;
}

/** The parameter that the argument at a place goes to: that of the name before it, or the one of its position. */
function parameterOfArgument(
  metadata: CommandMetadata,
  command: CommandAst,
  wordStart: number,
): ParameterMetadata | null {
  const before = command.commandElements.slice(1).filter(({ extent }) => extent.startOffset < wordStart);
  const last = before.at(-1);
  if (last?.kind === 'CommandParameter' && last.argument === null) {
    const named = parameterNamed(metadata, last.parameterName);
    if (named && !named.isSwitch) return named;
  }
  return parameterAt(metadata, positionalCount(metadata, before), namesIn(metadata, before));
}

function parameterNamed(metadata: CommandMetadata, name: string): ParameterMetadata | null {
  const lower = name.toLowerCase();
  const { parameters } = metadata;
  const exact = parameters.find(
    (one) => one.name.toLowerCase() === lower || one.aliases.some((alias) => alias.toLowerCase() === lower),
  );
  return exact ?? parameters.find((one) => beginsWith(one.name, name)) ?? null;
}

function namesIn(metadata: CommandMetadata, elements: readonly CommandElementAst[]): Set<ParameterMetadata> {
  const named = new Set<ParameterMetadata>();
  for (const element of elements) {
    const parameter = element.kind === 'CommandParameter' ? parameterNamed(metadata, element.parameterName) : null;
    if (parameter) named.add(parameter);
  }
  return named;
}

/** Arguments that no name took. */
function positionalCount(metadata: CommandMetadata, elements: readonly CommandElementAst[]): number {
  let count = 0;
  elements.forEach((element, index) => {
    if (element.kind === 'CommandParameter') return;
    const previous = elements[index - 1];
    const parameter =
      previous?.kind === 'CommandParameter' && previous.argument === null
        ? parameterNamed(metadata, previous.parameterName)
        : null;
    if (!parameter || parameter.isSwitch) count++;
  });
  return count;
}

function parameterAt(
  metadata: CommandMetadata,
  index: number,
  taken: ReadonlySet<ParameterMetadata>,
): ParameterMetadata | null {
  const positional = metadata.parameters
    .filter((parameter) => !taken.has(parameter) && positionOf(parameter) !== null)
    .sort((a, b) => positionOf(a)! - positionOf(b)!);
  return positional[index] ?? null;
}

function positionOf(parameter: ParameterMetadata): number | null {
  const inAll = parameter.sets.get(ALL_SETS)?.position;
  if (inAll !== null && inAll !== undefined) return inAll;
  for (const { position } of parameter.sets.values()) if (position !== null) return position;
  return null;
}
