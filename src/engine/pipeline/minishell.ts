/**
 * A script block for another PowerShell: `powershell { … } -args 1, 2`. The block goes there as text, objects go there and
 * come back as CLIXML, and what comes on its streams is written to the same streams here. (MinishellParameterBinderController.)
 */
import { base64Text, utf16Bytes } from '../../platform/bytes.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { errorCategories } from '../../types/error-category.ts';
import { ErrorRecord } from '../../types/error-record.ts';
import { getMember } from '../../types/members/member-access.ts';
import { netException, runtimeException } from '../../types/net-exception.ts';
import { cliXmlStreams } from '../../types/serialization/clixml-reader.ts';
import { type StreamedValue, writeCliXmlOf, writeCliXmlStreams } from '../../types/serialization/clixml-writer.ts';
import type { CommandArgument } from '../command-metadata.ts';
import { ScriptBlock } from '../runspace.ts';
import { nativeArguments } from './native-arguments.ts';

const HEADER = '#< CLIXML';
const DEPTH = 2;

export interface MinishellCall {
  readonly args: readonly string[];
  readonly takesXml: boolean;
  readonly givesXml: boolean;
}

/** How a PowerShell is started for a block among its arguments; null where there is none. */
export function minishellCall(args: readonly CommandArgument[], hasInput: boolean): MinishellCall | null {
  const at = args.findIndex((one) => one.value instanceof ScriptBlock);
  const block = args[at]?.value;
  if (!(block instanceof ScriptBlock)) return null;
  const rest: CommandArgument[] = [];
  let given: unknown = null;
  const formats = { input: 'xml', output: 'xml' };
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] as CommandArgument;
    const option = optionOf(argument.name);
    const next = argument.hasValue ? argument : args[i + 1];
    if (i === at && option === null) continue;
    if (option === null) {
      rest.push(argument);
      continue;
    }
    if (!argument.hasValue) i++;
    if (option === 'args') given = next?.value ?? null;
    else if (option !== 'command') formats[option] = formatOf(option, next?.value);
  }
  const handedOn = `$MinishellArgs = @([System.Management.Automation.PSSerializer]::Deserialize('${quoted(given)}'))`;
  const call = `${hasInput ? '$input | ' : ''}& {${block}} @MinishellArgs`;
  const encoded = base64Text(utf16Bytes(`${handedOn}; ${call}`));
  const format = ['-InputFormat', hasInput ? formats.input : 'text', '-OutputFormat', formats.output];
  return {
    args: [...nativeArguments(rest), ...format, '-EncodedCommand', encoded],
    takesXml: hasInput && formats.input === 'xml',
    givesXml: formats.output === 'xml',
  };
}

type Option = 'command' | 'args' | 'input' | 'output';

const OPTIONS: readonly (readonly [name: string, shortest: string, option: Option])[] = [
  ['command', 'c', 'command'],
  ['args', 'ar', 'args'],
  ['inputformat', 'inp', 'input'],
  ['outputformat', 'o', 'output'],
];

function optionOf(name: string | null): Option | null {
  const typed = name?.toLowerCase() ?? '';
  const found = OPTIONS.find(([full, shortest]) => typed.startsWith(shortest) && full.startsWith(typed));
  return found?.[2] ?? null;
}

function formatOf(option: 'input' | 'output', value: unknown): string {
  const text = toText(value ?? '').toLowerCase();
  if (text === 'xml' || text === 'text') return text;
  const parameter = option === 'input' ? 'inputFormat' : 'outputFormat';
  throw runtimeException(
    'IncorrectValueForFormatParameter',
    'InvalidArgument',
    `A value that is not valid (${text}) was specified for the ${parameter} parameter. Valid values are Text and Xml.`,
    { typeName: 'System.Management.Automation.ParameterBindingException' },
  );
}

function quoted(value: unknown): string {
  const list = value === null ? [] : [...(enumerate(value) ?? [value])];
  return writeCliXmlOf(list, DEPTH).replaceAll("'", "''");
}

/** Objects as they are piped into it. */
export function minishellInput(values: readonly unknown[]): string {
  return `${HEADER}\n${writeCliXmlStreams(
    values.map((value) => ({ stream: 'Output', value })),
    DEPTH,
  )}`;
}

/** Gathers what one of its two outputs gives: CLIXML as the values of its streams, anything else as lines. */
export class MinishellOutput {
  private readonly lines: string[] = [];
  private isXml = false;

  constructor(
    private readonly line: (text: string) => void,
    private readonly value: (value: StreamedValue) => void,
  ) {}

  take(line: string): void {
    if (line === HEADER) this.isXml = true;
    else if (this.isXml) this.lines.push(line);
    else this.line(line);
  }

  end(): void {
    if (!this.isXml) return;
    for (const value of cliXmlStreams(this.lines.join('\n'))) this.value(value);
  }
}

/** An error of the other PowerShell as one of this. */
export function errorFrom(value: unknown): ErrorRecord {
  const text = toText(getMember(getMember(value, 'Exception'), 'Message') ?? value);
  const exception = netException('System.Management.Automation.RemoteException', text);
  const id = toText(getMember(value, 'FullyQualifiedErrorId') ?? 'NativeCommandError');
  const info = getMember(value, 'CategoryInfo');
  const named = toText(getMember(info, 'Category') ?? '');
  const category = errorCategories.find((one) => one === named) ?? 'NotSpecified';
  const record = new ErrorRecord(exception, id, category, null);
  record.categoryInfo.activity = toText(getMember(info, 'Activity') ?? '');
  record.categoryInfo.reason = toText(getMember(info, 'Reason') ?? '');
  return record;
}
