/** The text of an error as `$ErrorView` asks for it. */

import { InvocationInfo } from '../engine/invocation-info.ts';
import { ExternalScriptInfo, ScriptInfo } from '../engine/script-command-info.ts';
import { categoryMessage } from '../types/category-message.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import { extendedErrorText } from './error-details.ts';
import type { FormattingContext } from './formatting-context.ts';

/** The text without a line end. */
export function errorText(record: ErrorRecord, context: FormattingContext): string {
  // What a native program wrote to its error stream shows as it is.
  if (/^NativeCommandError(?:Message)?$/.test(record.fullyQualifiedErrorId)) return record.exception.message;
  switch (context.errorView.toLowerCase()) {
    case 'categoryview':
      return categoryMessage(record.categoryInfo);
    case 'conciseview':
      return conciseText(record, context);
    case 'detailedview':
      return `\n${extendedErrorText(record)}\n\n`;
    default:
      return normalText(record);
  }
}

/**
 * The command, the message, the place, and category and id; the last two indented by four blanks as in the Windows
 * PowerShell that came with Lync.
 */
function normalText(record: ErrorRecord): string {
  const invocation = invocationOf(record);
  const position = record.invocationInfo?.positionMessage ?? '';
  const isParserError = record.categoryInfo.category === 'ParserError';
  const place = position !== '' && (invocation?.myCommand || !isParserError) ? `\n${position}` : '';
  return (
    `${commandPrefix(invocation)}${record.message}${place}` +
    `\n    + CategoryInfo          : ${categoryMessage(record.categoryInfo)}` +
    `\n    + FullyQualifiedErrorId : ${record.fullyQualifiedErrorId}`
  );
}

function invocationOf(record: ErrorRecord): InvocationInfo | null {
  return record.invocationInfo instanceof InvocationInfo ? record.invocationInfo : null;
}

/** `Get-Item : `; the path of a script, the name as it was called otherwise. */
function commandPrefix(invocation: InvocationInfo | null): string {
  if (!invocation) return '';
  const { myCommand, invocationName } = invocation;
  if (!myCommand) return invocationName ? `${invocationName} : ` : '';
  if (myCommand instanceof ExternalScriptInfo) return myCommand.path ? `${myCommand.path} : ` : '';
  if (myCommand instanceof ScriptInfo) return `${myCommand.scriptBlock ?? myCommand.name} : `;
  const name = /^[&.]?$/.test(invocationName) ? myCommand.name : invocationName;
  return name ? `${name} : ` : '';
}

/** PowerShell 7's view: what failed and why in a line; with the source line for scripts and parse errors. */
function conciseText(record: ErrorRecord, context: FormattingContext): string {
  const invocation = invocationOf(record);
  const isParserError = record.categoryInfo.category === 'ParserError';
  const { position, scriptName, lineNumber, message } = isParserError ? parseErrorPlace(record) : failurePlace(record);
  const hasPlace = (scriptName !== '' || lineNumber > 1 || isParserError) && !/\.psm1$/i.test(scriptName);
  const place = hasPlace && position !== '' ? sourcePlace(scriptName, lineNumber, position) : { text: '', prefix: '' };
  let text = `${place.prefix}${message}`;
  if (scriptName !== '' || isParserError) text = brokenMessage(text, place.prefix, context.windowWidth);
  return `${failedCommand(record, invocation, context)}: ${place.text}${text}`;
}

interface FailurePlace {
  readonly position: string;
  readonly scriptName: string;
  readonly lineNumber: number;
  readonly message: string;
}

function failurePlace(record: ErrorRecord): FailurePlace {
  const invocation = invocationOf(record);
  return {
    position: record.invocationInfo?.positionMessage ?? '',
    scriptName: invocation?.scriptName ?? '',
    lineNumber: invocation?.scriptLineNumber ?? 0,
    message: record.message,
  };
}

/** The message of a parse error holds its places; the concise view shows the first of several. */
function parseErrorPlace(record: ErrorRecord): FailurePlace {
  const first = /^At (line|.+):(\d+) char:\d+\n\+ .*\n\+ .*~\n/.exec(record.message);
  if (!first) return failurePlace(record);
  return {
    position: first[0].trimEnd(),
    scriptName: first[1] === 'line' ? '' : (first[1] ?? ''),
    lineNumber: Number(first[2]),
    message: record.message.slice(first[0].length).split('\n\n')[0] ?? '',
  };
}

/** The file and line, the source and the underlined part, each behind a bar. */
function sourcePlace(scriptName: string, lineNumber: number, position: string): { text: string; prefix: string } {
  const number = String(lineNumber);
  const header = ' '.repeat(Math.max(0, number.length - 4));
  const lines = position.split('\n');
  const source = lines[1]?.slice(1) ?? '';
  const underline = lines.at(-1)?.slice(1) ?? '';
  const prefix = `${header}     | `;
  const file = scriptName === '' ? '\n' : `${scriptName}:${lineNumber}\n`;
  const text =
    `${file}${header}Line |\n` +
    `${' '.repeat(Math.max(0, 4 - number.length))}${number} | ${source}\n` +
    (underline === '' ? '' : `${prefix}${underline}\n`);
  return { text, prefix };
}

/** Breaks a long message at blanks so that each line stands behind the bar. */
function brokenMessage(text: string, prefix: string, width: number): string {
  const message = text.replace(/\r?\n|\t/g, ' ');
  if (width <= 0 || message.length <= width) return `${message}\n`;
  let line = cutAtBlank(message, width);
  let rest = message.slice(line.length).trim();
  let result = `${line}\n`;
  while (rest.length + prefix.length > width) {
    line = cutAtBlank(prefix + rest, width);
    if (line.length <= prefix.length) break;
    result += `${line}\n`;
    rest = rest.slice(line.length - prefix.length).trim();
  }
  return `${result}${prefix}${rest}\n`;
}

function cutAtBlank(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const blank = /\s(?=\S*$)/.exec(cut);
  return blank ? cut.slice(0, blank.index) : cut;
}

/** What stands before the colon: the command, or what kind of error it is. */
function failedCommand(record: ErrorRecord, invocation: InvocationInfo | null, context: FormattingContext): string {
  const { category, activity, reason } = record.categoryInfo;
  if (record.exception.properties.get('WasThrownFromThrowStatement') === true) return 'Exception';
  const name = invocation?.myCommand?.name ?? '';
  if (name !== '' && context.isCommand(name)) return name;
  if (activity) return activity;
  if (name) return name;
  if (invocation?.invocationName) return invocation.invocationName;
  if (category !== 'NotSpecified') return category;
  return reason || 'Error';
}
