/**
 * Which parameter an argument goes to, told from the text alone: nothing is run. Completion asks so, and the history,
 * which keeps secrets out.
 */

import { metadataOfCmdlet } from '../../engine/binder/metadata-from-cmdlet.ts';
import { metadataOfScript } from '../../engine/binder/metadata-from-script.ts';
import { CmdletInfo } from '../../engine/cmdlet-info.ts';
import { ALL_SETS, type CommandMetadata, type ParameterMetadata } from '../../engine/command-metadata.ts';
import type { Runspace } from '../../engine/runspace.ts';
import { ExternalScriptInfo, FunctionInfo } from '../../engine/script-command-info.ts';
import type { CommandAst, CommandElementAst, ExpressionAst } from '../../language/ast.ts';
import type { BoundArgument } from '../../prompt/history/secret-rule.ts';
import { beginsWith } from './completion-match.ts';

/** What is known of the command that an AST names; null where nothing is. */
export function metadataOf(runspace: Runspace, command: CommandAst): CommandMetadata | null {
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
export function parameterOfArgument(
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

/** By its name, an alias or a beginning of its name. */
export function parameterNamed(metadata: CommandMetadata, name: string): ParameterMetadata | null {
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

/** The arguments of a command with the parameters that take them; null for a command that nothing is known of. */
export function boundArguments(runspace: Runspace, command: CommandAst): BoundArgument[] | null {
  const metadata = runspace.enter(() => metadataOf(runspace, command));
  if (!metadata) return null;
  const elements = command.commandElements.slice(1);
  const bound: BoundArgument[] = [];
  const add = (parameter: ParameterMetadata | null, value: ExpressionAst | null): void => {
    if (parameter) bound.push({ parameter: parameter.name, typeName: parameter.type.fullName, value });
  };
  elements.forEach((element) => {
    if (element.kind !== 'CommandParameter') {
      add(parameterOfArgument(metadata, command, element.extent.startOffset), element);
      return;
    }
    const parameter = parameterNamed(metadata, element.parameterName);
    if (parameter?.isSwitch || element.argument) add(parameter, element.argument);
  });
  return bound;
}
