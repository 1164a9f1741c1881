/** System.Console: what a script writes and reads past the pipeline. */
import { ambient } from '../ambient.ts';
import { type ConsoleState, consoleColor, consoleState } from '../files/console-state.ts';
import { ConsoleStream } from '../files/console-stream.ts';
import type { TextReader } from '../files/text-reader.ts';
import type { TextWriter } from '../files/text-writer.ts';
import { compositeFormat } from '../format/composite-format.ts';
import { formatValue } from '../format/format-value.ts';
import { argumentException, netException } from '../net-exception.ts';
import type { Encoding } from '../text/encoding.ts';
import {
  defineType,
  type MethodDeclaration,
  type PropertyDeclaration,
  type StaticPropertyDeclaration,
} from '../type-declaration.ts';
import { ConsoleKeyInfo } from '../values/console-key-info.ts';
import type { EnumValue } from '../values/enum-value.ts';

function text(value: unknown): string {
  return formatValue(value, null, ambient().culture);
}

/** The overloads of Write or WriteLine. */
function writers(name: string, end: string): MethodDeclaration[] {
  const write = (value: string): void => consoleState().output.write(value + end);
  return [
    [`void ${name}(string value)`, (value: string | null) => write(value ?? '')],
    [`void ${name}(System.Object value)`, (value: unknown) => write(text(value))],
    [
      `void ${name}(string format, params System.Object[] arg)`,
      (format: string, args: unknown[]) => write(compositeFormat(format, args, ambient().culture)),
    ],
  ];
}

/** A stream that scripts may replace. */
function replacing(
  name: string,
  type: string,
  parameter: string,
  put: (state: ConsoleState, value: never) => void,
): MethodDeclaration {
  return [
    `void ${name}(${type} ${parameter})`,
    (value: unknown) => {
      if (value === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', parameter);
      put(consoleState(), value as never);
    },
  ];
}

function encoding(name: string, key: 'outputEncoding' | 'inputEncoding'): PropertyDeclaration {
  return [
    `System.Text.Encoding ${name} {get;set;}`,
    () => consoleState()[key],
    (value: Encoding | null) => {
      if (value === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'value');
      consoleState()[key] = value;
    },
  ];
}

function colorProperty(name: string, key: 'foreground' | 'background'): StaticPropertyDeclaration {
  return [
    `System.ConsoleColor ${name} {get;set;}`,
    () => consoleColor(key),
    (value: EnumValue) => consoleState().paint({ [key]: String(value) }),
  ];
}

function readKey(echoes: boolean): ConsoleKeyInfo {
  const { chord, text: typed } = ambient().console.readKey(echoes);
  return ConsoleKeyInfo.ofPress(chord, typed);
}

function fixedSize(): never {
  throw netException('System.PlatformNotSupportedException', 'Operation is not supported on this platform.');
}

const size = () => ambient().console.size;
const isRedirected = () => !ambient().console.isTerminal;

export default defineType({
  name: 'System.Console',
  abstract: true,
  staticProperties: [
    ['System.IO.TextReader In {get;}', () => consoleState().input],
    ['System.IO.TextWriter Out {get;}', () => consoleState().output],
    ['System.IO.TextWriter Error {get;}', () => consoleState().error],
    encoding('InputEncoding', 'inputEncoding'),
    encoding('OutputEncoding', 'outputEncoding'),
    ['bool IsInputRedirected {get;}', isRedirected],
    ['bool IsOutputRedirected {get;}', isRedirected],
    ['bool IsErrorRedirected {get;}', isRedirected],
    colorProperty('ForegroundColor', 'foreground'),
    colorProperty('BackgroundColor', 'background'),
    ['int WindowWidth {get;set;}', () => size().width, fixedSize],
    ['int WindowHeight {get;set;}', () => size().height, fixedSize],
    ['int BufferWidth {get;set;}', () => size().width, fixedSize],
    ['int BufferHeight {get;set;}', () => size().height, fixedSize],
    ['int LargestWindowWidth {get;}', () => size().width],
    ['int LargestWindowHeight {get;}', () => size().height],
    [
      'string Title {get;set;}',
      () => ambient().console.title,
      (title: string | null) => {
        if (title === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'value');
        ambient().console.title = title;
      },
    ],
  ],
  staticMethods: [
    ...writers('Write', ''),
    ['void WriteLine()', () => consoleState().output.write('\n')],
    ...writers('WriteLine', '\n'),
    ['string ReadLine()', () => consoleState().input.readLine()],
    ['System.ConsoleKeyInfo ReadKey()', () => readKey(true)],
    ['System.ConsoleKeyInfo ReadKey(bool intercept)', (intercept: boolean) => readKey(!intercept)],
    ['int Read()', () => consoleState().input.read()],
    ['System.IO.Stream OpenStandardInput()', () => new ConsoleStream('input')],
    ['System.IO.Stream OpenStandardOutput()', () => new ConsoleStream('output')],
    ['System.IO.Stream OpenStandardError()', () => new ConsoleStream('error')],
    replacing('SetOut', 'System.IO.TextWriter', 'newOut', (state, writer: TextWriter) => {
      state.output = writer;
    }),
    replacing('SetError', 'System.IO.TextWriter', 'newError', (state, writer: TextWriter) => {
      state.error = writer;
    }),
    replacing('SetIn', 'System.IO.TextReader', 'newIn', (state, reader: TextReader) => {
      state.input = reader;
    }),
    ['void ResetColor()', () => consoleState().resetColors()],
    ['void Clear()', () => ambient().console.clear()],
    ['void Beep()', () => ambient().console.write('\u0007')],
  ],
});
