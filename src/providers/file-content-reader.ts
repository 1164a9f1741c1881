/** What Get-Content reads of a file: lines, parts between delimiters, the whole, or bytes. */

import { decodeText, linesOf, readBytes } from '../types/files/host-files.ts';
import { type NetException, runtimeException } from '../types/net-exception.ts';
import { arrayItems } from '../types/values/typed-array.ts';
import type { ReadOptions } from './provider.ts';

export function readFileContent(path: string, options: ReadOptions): Iterable<unknown> {
  if (options.asBytes && options.delimiter !== undefined) throw noDelimiter(path);
  const bytes = readBytes(path);
  if (options.asBytes) return options.raw ? [bytes] : chosen(arrayItems(bytes), options);
  const text = decodeText(bytes, options.encoding);
  if (options.raw) return text === '' ? [] : [text];
  const parts = options.delimiter === undefined ? linesOf(text) : delimited(text, options.delimiter);
  return chosen(parts, options);
}

function noDelimiter(path: string): NetException {
  const message = "A delimiter cannot be specified when reading the stream one byte at a time. (Parameter 'delimiter')";
  return runtimeException('GetContentReaderArgumentError', 'InvalidArgument', message, {
    target: path,
    typeName: 'System.ArgumentException',
  });
}

function chosen<T>(parts: T[], { first, last }: ReadOptions): T[] {
  if (last !== undefined) return last === 0 ? [] : parts.slice(-last);
  return first === undefined ? parts : parts.slice(0, first);
}

/** Parts without the delimiter; what follows the last one is a part when there is anything. */
function delimited(text: string, delimiter: string): string[] {
  if (delimiter === '') return text === '' ? [] : [text];
  const parts = text.split(delimiter);
  if (parts.at(-1) === '') parts.pop();
  return parts;
}
