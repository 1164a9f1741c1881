/**
 * The help of functions and scripts, from the comments that belong to them; where there are none, their syntax. Mirrors
 * what PowerShell makes of comments (HelpCommentsParser), down to the title of an example and the default of a switch.
 */

import type { ExpressionAst } from '../../language/ast.ts';
import { type CommentHelp, functionHelp, scriptHelp } from '../../language/comment-help.ts';
import type { SourceText } from '../../language/extent.ts';
import { parse } from '../../language/parser.ts';
import type { Token } from '../../language/token.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { defaultValueOf } from '../../types/members/default-value.ts';
import { numberFromLiteral } from '../../types/values/numeric-literal.ts';
import { syntaxLines } from '../binder/syntax.ts';
import { metadataOf } from '../command-description.ts';
import type { CommandMetadata, ParameterMetadata } from '../command-metadata.ts';
import { currentRunspace } from '../current-runspace.ts';
import type { BlockCode } from '../runspace.ts';
import { ExternalScriptInfo, FunctionInfo } from '../script-command-info.ts';
import type { CommandHelp, ExampleHelp, LinkHelp } from './command-help.ts';
import { type ParameterNotes, parametersHelp, shortName, syntaxHelp } from './parameter-help.ts';

export type ScriptCommand = FunctionInfo | ExternalScriptInfo;

/** The sections of the comments that belong to a command; null when it has none. */
export function commentHelpOf(info: ScriptCommand): CommentHelp | null {
  const code = codeOf(info);
  const { source } = code.ast.extent;
  return code.definition ? functionHelp(code.definition, tokensOf(source)) : scriptHelp(code.ast, tokensOf(source));
}

/** @param aliases names that stand for the command; shown where there are no comments. */
export function scriptCommandHelp(
  info: ScriptCommand,
  comments: CommentHelp | null,
  aliases: readonly string[],
): CommandHelp {
  const name = info instanceof ExternalScriptInfo ? info.path : info.name;
  const metadata = metadataOf(info);
  if (!metadata) throw new Error(`${name} has no parameters to tell of.`);
  const notes = comments ? notesOf(comments, codeOf(info), metadata) : SYNTAX_ONLY;
  const links = (comments?.links ?? []).map(linkOf);
  return {
    name,
    category: info.commandType,
    moduleName: info.moduleName,
    isWritten: comments !== null,
    synopsis: comments ? (comments.synopsis?.trim() ?? '') : syntaxText(metadata, name),
    description: textOf(comments?.description),
    syntax: syntaxHelp(metadata, name, notes),
    parameters: parametersHelp(metadata, notes),
    hasCommonParameters: metadata.isAdvanced,
    inputs: comments ? comments.inputs.map((text) => text.trim()) : pipelineTypes(metadata),
    outputs:
      comments && comments.outputs.length > 0 ? comments.outputs.map((text) => text.trim()) : metadata.outputTypes,
    notes: comments?.notes?.trim() ?? null,
    examples: (comments?.examples ?? []).map(exampleOf),
    links,
    online: (metadata.helpUri || links.find((link) => link.uri !== null)?.uri) ?? null,
    aliases,
    component: comments?.component?.trim() ?? null,
    role: comments?.role?.trim() ?? null,
    functionality: comments?.functionality?.trim() ?? null,
  };
}

/** What stands for a synopsis where there are no comments. */
function syntaxText(metadata: CommandMetadata, name: string): string {
  return `\n${syntaxLines(metadata, name)
    .map((line) => line.text)
    .join('\n\n')}\n`;
}

/** The types of parameters that take pipeline objects or what is left over. */
function pipelineTypes({ parameters }: CommandMetadata): string[] {
  const takes = parameters.filter(({ sets }) =>
    [...sets.values()].some((data) => data.byValue || data.byPropertyName || data.remaining),
  );
  return [...new Set(takes.map(({ type }) => type.fullName))];
}

function codeOf(info: ScriptCommand): BlockCode {
  return info instanceof FunctionInfo ? info.scriptBlock.code : currentRunspace().scripts.codeOfFile(info.path);
}

const tokens = new WeakMap<SourceText, readonly Token[]>();

/** Comments are not in the AST, so the text is read once more. */
function tokensOf(source: SourceText): readonly Token[] {
  let known = tokens.get(source);
  if (!known) tokens.set(source, (known = parse(source.text).tokens));
  return known;
}

const SYNTAX_ONLY: ParameterNotes = { description: () => [], defaultValue: () => '', typeName: shortName };

/** Help from comments shows types by .NET's names: `String`, where syntax otherwise says `string`. */
function notesOf(comments: CommentHelp, code: BlockCode, metadata: CommandMetadata): ParameterNotes {
  const defaults = new Map(code.parameters.map((p) => [p.name.name.toLowerCase(), p.defaultValue]));
  const own = new Set(metadata.parameters);
  return {
    description: ({ name }) => textOf(comments.parameters.get(name.toUpperCase())),
    defaultValue: (parameter) =>
      own.has(parameter) ? defaultText(parameter, defaults.get(parameter.name.toLowerCase())) : '',
    typeName: ({ type }) => type.name,
  };
}

/** The constants among the variables, as text; `$null` is none. */
const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['true', 'True'],
  ['false', 'False'],
]);

/** What is written behind the parameter, constants as their value; else what the type has of itself. */
function defaultText({ type, isSwitch }: ParameterMetadata, written: ExpressionAst | null | undefined): string {
  if (written?.kind === 'StringConstantExpression') return written.value;
  if (written?.kind === 'ConstantExpression') return toText(numberFromLiteral(written.value));
  if (written?.kind === 'VariableExpression' && written.isConstantVariable)
    return CONSTANTS.get(written.name.toLowerCase()) ?? '';
  if (written) return written.extent.text;
  if (isSwitch) return 'False';
  return type.isValueType && type.genericArguments.length === 0 ? toText(defaultValueOf(type)) : '';
}

function textOf(text: string | null | undefined): string[] {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? [] : [trimmed];
}

/** A comment's example: a prompt up to the first `>`, code up to the first empty line, remarks. */
function exampleOf(text: string, index: number): ExampleHelp {
  const prompt = /^.*?>/.exec(text);
  const rest = prompt ? text.slice(prompt[0].length) : text;
  const parts = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(rest);
  return {
    title: `-------------------------- EXAMPLE ${index + 1} --------------------------`,
    introduction: prompt?.[0] ?? 'PS > ',
    code: (parts?.[1] ?? rest).trim(),
    // Four empty paragraphs follow the remarks, for spacing.
    remarks: [(parts?.[2] ?? '').trim(), '', '', '', ''],
  };
}

function linkOf(text: string): LinkHelp {
  return URL.canParse(text) && /^[a-z][a-z0-9+.-]*:/i.test(text) ? { text: null, uri: text } : { text, uri: null };
}
