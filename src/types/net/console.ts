/** System.Console: what a script writes past the pipeline. */
import { ambient } from '../ambient.ts';
import { ConsoleStream } from '../files/console-stream.ts';
import { compositeFormat } from '../format/composite-format.ts';
import { formatValue } from '../format/format-value.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';

function text(value: unknown): string {
  return formatValue(value, null, ambient().culture);
}

/** The overloads of Write or WriteLine. */
function writers(name: string, end: string): MethodDeclaration[] {
  const write = (value: string): void => ambient().console.write(value + end);
  return [
    [`void ${name}(string value)`, (value: string | null) => write(value ?? '')],
    [`void ${name}(System.Object value)`, (value: unknown) => write(text(value))],
    [
      `void ${name}(string format, params System.Object[] arg)`,
      (format: string, args: unknown[]) => write(compositeFormat(format, args, ambient().culture)),
    ],
  ];
}

export default defineType({
  name: 'System.Console',
  abstract: true,
  staticMethods: [
    ...writers('Write', ''),
    ['void WriteLine()', () => ambient().console.write('\n')],
    ...writers('WriteLine', '\n'),
    ['string ReadLine()', () => ambient().console.readLine()],
    ['System.IO.Stream OpenStandardInput()', () => new ConsoleStream('input')],
    ['System.IO.Stream OpenStandardOutput()', () => new ConsoleStream('output')],
    ['System.IO.Stream OpenStandardError()', () => new ConsoleStream('error')],
  ],
});
