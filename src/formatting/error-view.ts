/** The text of an error as `$ErrorView` asks for it. */

import { InvocationInfo } from '../engine/invocation-info.ts';
import { ExternalScriptInfo, ScriptInfo } from '../engine/script-command-info.ts';
import { categoryMessage } from '../types/category-message.ts';
import { toText } from '../types/conversion/conversion.ts';
import type { ErrorRecord } from '../types/error-record.ts';
import { findMember } from '../types/members/member-access.ts';
import { PSProperty } from '../types/members/ps-member.ts';
import { extendedErrorText } from './error-details.ts';
import type { ErrorColors, FormattingContext } from './formatting-context.ts';

/** The text without a line end. */
export function errorText(record: ErrorRecord, context: FormattingContext): string {
  const { error, reset } = context.errorColors;
  // What a native program wrote to its error stream shows as it is.
  if (/^NativeCommandError(?:Message)?$/.test(record.fullyQualifiedErrorId))
    return `${error}${record.exception.message}${reset}`;
  switch (context.errorView.toLowerCase()) {
    case 'categoryview':
      return `${error}${categoryMessage(record.categoryInfo)}${reset}`;
    case 'conciseview':
      return conciseText(record, context);
    case 'detailedview':
      return `${error}\n${extendedErrorText(record)}\n\n${reset}`;
    default:
      return normalText(record, context.errorColors);
  }
}

/**
 * The command, the message, the place, and category and id; the last two indented by four blanks as in the Windows
 * PowerShell that came with Lync.
 */
function normalText(record: ErrorRecord, { error, reset }: ErrorColors): string {
  const invocation = invocationOf(record);
  const position = record.invocationInfo?.positionMessage ?? '';
  const isParserError = record.categoryInfo.category === 'ParserError';
  const place = position !== '' && (invocation?.myCommand || !isParserError) ? `\n${position}` : '';
  return (
    `${error}${commandPrefix(invocation)}${error}${record.message}${place}` +
    `\n    + CategoryInfo          : ${categoryMessage(record.categoryInfo)}` +
    `\n    + FullyQualifiedErrorId : ${record.fullyQualifiedErrorId}${originLine(record)}${reset}`
  );
}

/** Where it happened, if that was elsewhere. */
function originLine(record: ErrorRecord): string {
  const origin = record.isFromElsewhere ? findMember(record, 'PSComputerName') : null;
  return origin instanceof PSProperty ? `\n    + PSComputerName        : ${toText(origin.get(record))}` : '';
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
  const { errorColors } = context;
  const head = `${errorColors.error}${failedCommand(record, context)}: `;
  const isParserError = record.categoryInfo.category === 'ParserError';
  const failure = failurePlace(record);
  const { position, scriptName, lineNumber, message } = failure;
  // A text that could not be read has its place, also in the only line; not so where a command was to read it.
  const isUnreadable = isParserError && !invocationOf(record)?.myCommand;
  const hasPlace = (scriptName !== '' || lineNumber > 1 || isUnreadable) && !/\.psm1$/i.test(scriptName);
  const isWrapped = scriptName !== '' || isParserError;
  if (!hasPlace || position === '') {
    const text = isWrapped ? brokenMessage(message, '', context) : message;
    return `${head}${errorColors.error}${text}${errorColors.reset}${isWrapped ? '\n' : ''}`;
  }
  const bar = `${aside(lineNumber)}     | `;
  const text = isWrapped ? brokenMessage(message, bar, context) : barred(message, bar, errorColors);
  const { error, reset } = errorColors;
  return `${head}${sourcePlace(failure, bar, errorColors)}${error}${text}${reset}${isWrapped ? '\n' : ''}`;
}

/** A line of the message behind the bar. */
function barred(text: string, bar: string, { error, accent }: ErrorColors): string {
  return `${accent}${text === '' ? bar.trimEnd() : bar}${error}${text}`;
}

/** What bars stand further to the right by, where a line number has more than four digits. */
function aside(lineNumber: number): string {
  return ' '.repeat(Math.max(0, String(lineNumber).length - 4));
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
    message: conciseMessage(record),
  };
}

/** The message of a parse error holds its places; the concise view shows what the first of several says. */
function conciseMessage({ message, errorDetails, categoryInfo }: ErrorRecord): string {
  if (errorDetails?.message || categoryInfo.category !== 'ParserError') return message;
  const first = message.split('~\n')[1];
  return first?.split('\n\n')[0] ?? message;
}

/** The file and line, the source and the underlined part, each behind a bar. */
function sourcePlace(failure: FailurePlace, bar: string, { error, accent, reset }: ErrorColors): string {
  const { scriptName, lineNumber, position } = failure;
  const lines = position.split('\n');
  const source = lines[1]?.slice(1) ?? '';
  const underline = lines.at(-1)?.slice(1) ?? '';
  const start = underline.indexOf('~');
  const end = underline.length;
  const marked =
    start < 0 ? source : source.slice(0, start) + accent + source.slice(start, end) + reset + source.slice(end);
  return (
    `${reset}${scriptName === '' ? '' : `${scriptName}:${lineNumber}`}\n` +
    `${accent}${aside(lineNumber)}Line |\n` +
    `${accent}${String(lineNumber).padStart(4)} | ${reset}${marked}\n` +
    (underline === '' ? '' : `${accent}${bar}${error}${underline}\n`)
  );
}

/** A message in one line, or broken at blanks so that each line stands behind the bar. A word that is too long is not cut. */
function brokenMessage(text: string, bar: string, { windowWidth, errorColors }: FormattingContext): string {
  const whole = text.replace(/\r?\n|\t/g, ' ');
  const lines: string[] = [];
  let rest = whole;
  while (windowWidth > 0 && bar.length + rest.length > windowWidth) {
    const line = cutAtBlank(bar + rest, windowWidth).slice(bar.length);
    if (line === '' && lines.length > 0) break;
    lines.push(line);
    rest = rest.slice(line.length).trim();
  }
  return [...lines, rest].map((line) => (bar === '' ? line : barred(line, bar, errorColors))).join('\n');
}

function cutAtBlank(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const blank = /\s(?=\S*$)/.exec(cut);
  return blank ? cut.slice(0, blank.index) : cut;
}

/** What stands before the colon: the command, or what kind of error it is. */
function failedCommand(record: ErrorRecord, context: FormattingContext): string {
  const invocation = invocationOf(record);
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
