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
import type { CommandAst, CommandElementAst, ExpressionAst, FunctionDefinitionAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import { parse } from '../../language/parser.ts';
import type { BoundArgument } from '../../prompt/history/secret-rule.ts';
import { beginsWith } from './completion-match.ts';

/** What is known of the command that an AST names; null where nothing is. */
export function metadataOf(runspace: Runspace, command: CommandAst): CommandMetadata | null {
  const [first] = command.commandElements;
  if (first?.kind !== 'StringConstantExpression') return null;
  return metadataOfName(runspace, first.value) ?? metadataInText(runspace, command, first.value);
}

/** What is known of the command that a name means in the session. */
export function metadataOfName(runspace: Runspace, name: string): CommandMetadata | null {
  const info = runspace.commands.find(name, runspace.globalSession.current);
  if (info instanceof CmdletInfo) return (info.metadata ??= metadataOfCmdlet(info.definition));
  if (info instanceof FunctionInfo) return metadataOfScript(info.scriptBlock.code, runspace.topFrame());
  if (info instanceof ExternalScriptInfo)
    return metadataOfScript(runspace.scripts.load(info).code, runspace.topFrame());
  return null;
}

/** A function that the same text defines, which nobody has run yet. */
function metadataInText(runspace: Runspace, command: CommandAst, name: string): CommandMetadata | null {
  const { text } = command.extent.source;
  if (!/\b(?:function|filter)\b/i.test(text)) return null;
  let found: FunctionDefinitionAst | null = null;
  walkAst(parse(text).ast, (node) => {
    if (node.kind === 'FunctionDefinition' && node.name.toLowerCase() === name.toLowerCase()) found = node;
  });
  if (!found) return null;
  const { body } = found as FunctionDefinitionAst;
  const inner = body.extent.text.replace(/^\{/, '').replace(/\}$/, '');
  return metadataOfScript(runspace.scripts.fromText(inner, runspace.globalSession).code, runspace.topFrame());
}

/** The parameter that the argument at a place goes to: that of the name before it, or the one of its position. */
export function parameterOfArgument(
  metadata: CommandMetadata,
  command: CommandAst,
  wordStart: number,
): ParameterMetadata | null {
  // A list that the place lies in is the argument itself.
  const before = command.commandElements
    .slice(1)
    .filter(({ extent }) => extent.startOffset < wordStart && !isBeingTyped(command, extent.endOffset, wordStart));
  const last = before.at(-1);
  if (last?.kind === 'CommandParameter' && last.argument === null) {
    const named = parameterNamed(metadata, last.parameterName);
    if (named && !named.isSwitch) return named;
  }
  const isBlock = command.extent.source.text[wordStart] === '{';
  return parameterAt(metadata, positionalCount(metadata, before), namesIn(metadata, before), isBlock);
}

/** Whether an element that began before a place goes on there: it ends later, or a comma stands between. */
function isBeingTyped(command: CommandAst, end: number, place: number): boolean {
  return end > place || /^\s*,\s*$/.test(command.extent.source.text.slice(end, place));
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
  isBlock: boolean,
): ParameterMetadata | null {
  const positional = metadata.parameters.filter((parameter) => !taken.has(parameter) && positionOf(parameter) !== null);
  const places = [...new Set(positional.map((parameter) => positionOf(parameter) as number))].sort((a, b) => a - b);
  const there = positional.filter((parameter) => positionOf(parameter) === places[index]);
  // Sets may have different parameters at a place: a script block goes to the one that takes blocks, a word to another.
  return there.find(({ type }) => /\bScriptBlock(?:\[\])?$/.test(type.fullName) === isBlock) ?? there[0] ?? null;
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

/** The texts that a command was given for other parameters than the one at a place, by the parameter's name in lower case. */
export function boundLiterals(metadata: CommandMetadata, command: CommandAst, place: number): Map<string, string> {
  const bound = new Map<string, string>();
  for (const element of command.commandElements.slice(1)) {
    const value = element.kind === 'CommandParameter' ? element.argument : element;
    if (!value || value.extent.startOffset === place) continue;
    if (value.kind !== 'StringConstantExpression' && value.kind !== 'ConstantExpression') continue;
    const parameter =
      element.kind === 'CommandParameter'
        ? parameterNamed(metadata, element.parameterName)
        : parameterOfArgument(metadata, command, value.extent.startOffset);
    if (parameter) bound.set(parameter.name.toLowerCase(), String(value.value));
  }
  return bound;
}
