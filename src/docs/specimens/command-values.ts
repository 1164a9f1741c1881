/**
 * The values that stand in a command's text, each with the command and the parameter that it is for. What a page has in
 * place of something real is found by where it stands, not by what it looks like alone.
 */

import type { CommandAst, CommandElementAst, ExpressionAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import { doubleQuoted } from '../../language/quoted-text.ts';
import { parseWithPlaceholders, placeholdersIn } from '../placeholders.ts';

export interface CommandValue {
  /** The command's name as written. */
  readonly command: string;
  /** The parameter's name as written; '' for a value by position. */
  readonly parameter: string;
  /** Place of a value by position, from 0. */
  readonly position: number;
  /** What was written, without quotes. */
  readonly value: string;
  /** Where it stands in the text, quotes included. */
  readonly start: number;
  readonly end: number;
  /** The placeholders in it. */
  readonly placeholders: readonly string[];
  /** The other values of the command, by their parameter in lower case. */
  readonly siblings: ReadonlyMap<string, string>;
  /** The switches and parameters that the command has, in lower case. */
  readonly parameters: ReadonlySet<string>;
}

/** The literal values of all commands in a text, in order; lists item by item. */
export function commandValues(text: string): CommandValue[] {
  const { ast } = parseWithPlaceholders(text);
  const values: CommandValue[] = [];
  walkAst(ast, (node) => {
    if (node.kind === 'Command') values.push(...valuesOf(node, text));
  });
  return values.sort((a, b) => a.start - b.start);
}

/** The parameters behind which no value stands, and where one would begin. */
export function valuelessParameters(
  text: string,
): { readonly command: string; readonly parameter: string; readonly at: number }[] {
  const found: { command: string; parameter: string; at: number }[] = [];
  walkAst(parseWithPlaceholders(text).ast, (node) => {
    if (node.kind !== 'Command') return;
    const [first, ...rest] = node.commandElements;
    if (first?.kind !== 'StringConstantExpression') return;
    rest.forEach((element, index) => {
      const next = rest[index + 1];
      if (element.kind !== 'CommandParameter' || element.argument || (next && next.kind !== 'CommandParameter')) return;
      found.push({ command: first.value, parameter: element.parameterName, at: element.extent.endOffset });
    });
  });
  return found;
}

/** Words by position behind the values of parameters: where a dash may be missing. */
export function looseWords(text: string): { readonly command: string; readonly word: string; readonly at: number }[] {
  return commandValues(text)
    .filter(
      ({ parameter, value, parameters }) => parameter === '' && parameters.size > 0 && /^[A-Z][A-Za-z]+$/.test(value),
    )
    .filter(({ start }) => /[\s]/.test(text[start - 1] ?? ''))
    .map(({ command, value, start }) => ({ command, word: value, at: start }));
}

type Bare = Omit<CommandValue, 'siblings' | 'parameters'>;

function valuesOf(command: CommandAst, text: string): CommandValue[] {
  const [first, ...rest] = command.commandElements;
  if (first?.kind !== 'StringConstantExpression') return [];
  const bare: Bare[] = [];
  const parameters = new Set<string>();
  let parameter = '';
  let position = 0;
  const take = (element: CommandElementAst | ExpressionAst): void => {
    for (const item of literals(element)) {
      const [start, end] = [item.extent.startOffset, item.extent.endOffset];
      const value = text.slice(start, end).replace(/^["'“”‘’](.*)["'“”‘’]$/s, '$1');
      bare.push({ command: first.value, parameter, position, value, start, end, placeholders: placeholdersIn(value) });
    }
    if (parameter === '') position++;
    parameter = '';
  };
  for (const element of rest) {
    if (element.kind !== 'CommandParameter') {
      take(element);
      continue;
    }
    parameter = element.parameterName;
    parameters.add(parameter.toLowerCase());
    if (element.argument) take(element.argument);
  }
  const siblings = new Map(bare.map((one) => [one.parameter.toLowerCase(), one.value]));
  return bare.map((one) => ({ ...one, siblings, parameters }));
}

/** What is written out: strings, words, numbers; the items of a list. */
function literals(element: CommandElementAst | ExpressionAst): (CommandElementAst | ExpressionAst)[] {
  switch (element.kind) {
    case 'ArrayLiteral':
      return element.elements.flatMap(literals);
    case 'StringConstantExpression':
    case 'ConstantExpression':
      return [element];
    case 'ExpandableStringExpression':
      return element.parts.every((part) => typeof part === 'string') ? [element] : [];
    default:
      return [];
  }
}

/** A text with values put in the place of others; `edits` are in the order of the text. */
export function withValues(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: put } of edits) {
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}

/** A value as it is written: in quotes where it holds more than letters, digits and the signs of names. */
export function quoted(value: string): string {
  return /^[\w.:\\/@-]+$/.test(value) && !value.startsWith('-') ? value : doubleQuoted(value);
}
