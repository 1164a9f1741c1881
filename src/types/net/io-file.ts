/** System.IO.File. */

import { hostErrorCode } from '../../platform/host-error.ts';
import { hostFiles } from '../ambient.ts';
import { enumerate } from '../enumeration.ts';
import {
  fileError,
  hostPathOf,
  linesOf,
  readBytes,
  readText,
  statOf,
  withFile,
  writeBytes,
  writeText,
} from '../files/host-files.ts';
import { type FileAccess, type FileMode, FileStream } from '../files/stream.ts';
import { StreamReader } from '../files/text-reader.ts';
import { StreamWriter } from '../files/text-writer.ts';
import { netException } from '../net-exception.ts';
import type { Encoding } from '../text/encoding.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import { DateTime } from '../values/date-time.ts';
import type { EnumValue } from '../values/enum-value.ts';

function textOfLines(lines: unknown): string {
  return Array.from(enumerate(lines) ?? [lines], (line) => `${String(line ?? '')}\n`).join('');
}

function open(path: string, mode: EnumValue, access?: EnumValue): FileStream {
  return new FileStream(path, mode.toString() as FileMode, access?.toString() as FileAccess | undefined);
}

function writerOf(path: string, mode: FileMode): StreamWriter {
  return new StreamWriter(new FileStream(path, mode, 'Write'));
}

function copy(from: string, to: string, overwrite = false): void {
  const target = hostPathOf(to, 'destFileName');
  if (!overwrite && hostFiles().exists(target))
    throw netException('System.IO.IOException', `The file '${to}' already exists.`);
  withFile(from, (source) => hostFiles().copyFile(source, target));
}

function move(from: string, to: string, overwrite = false): void {
  const target = hostPathOf(to, 'destFileName');
  if (!overwrite && hostFiles().exists(target)) {
    throw netException('System.IO.IOException', 'Cannot create a file when that file already exists.');
  }
  withFile(from, (source) => hostFiles().rename(source, target));
}

/** A file that is not there is deleted already; its directory has to be there. */
function remove(path: string): void {
  withFile(path, (hostPath) => {
    try {
      hostFiles().unlink(hostPath);
    } catch (error) {
      if (hostErrorCode(error) !== 'ENOENT') throw error;
      const problem = fileError(error, path);
      if (problem.typeName === 'System.IO.DirectoryNotFoundException') throw problem;
    }
  });
}

type TimeField = 'birthtimeMs' | 'mtimeMs' | 'atimeMs';

/** A missing file has the time 1601-01-01. */
function timeOf(name: string, field: TimeField): MethodDeclaration[] {
  const read = (path: string): DateTime => {
    const stats = statOf(path);
    return stats ? DateTime.fromUnixMs(stats[field]) : DateTime.create(1601, 1, 1, 0, 0, 0, 0, 0, 'Utc');
  };
  return [
    [`datetime Get${name}(string path)`, (path: string) => read(path).toLocalTime()],
    [`datetime Get${name}Utc(string path)`, read],
  ];
}

function setTime(path: string, field: 'atime' | 'mtime', value: DateTime): void {
  withFile(path, (hostPath) => {
    const stats = hostFiles().stat(hostPath);
    const date = new Date(value.toUniversalTime().unixMs);
    hostFiles().utimes(hostPath, field === 'atime' ? date : stats.atime, field === 'mtime' ? date : stats.mtime);
  });
}

export default defineType({
  name: 'System.IO.File',
  abstract: true,
  staticMethods: [
    [
      'void AppendAllLines(string path, System.Collections.Generic.IEnumerable[string] contents)',
      (path: string, lines: unknown) => writeText(path, textOfLines(lines), undefined, true),
    ],
    [
      'void AppendAllText(string path, string contents)',
      (path: string, text: string | null) => writeText(path, text ?? '', undefined, true),
    ],
    [
      'void AppendAllText(string path, string contents, System.Text.Encoding encoding)',
      (path: string, text: string | null, encoding: Encoding) => writeText(path, text ?? '', encoding, true),
    ],
    ['System.IO.StreamWriter AppendText(string path)', (path: string) => writerOf(path, 'Append')],
    ['System.IO.FileStream Create(string path)', (path: string) => new FileStream(path, 'Create')],
    ['System.IO.FileStream Create(string path, int bufferSize)', (path: string) => new FileStream(path, 'Create')],
    ['System.IO.StreamWriter CreateText(string path)', (path: string) => writerOf(path, 'Create')],
    ['System.IO.FileStream Open(string path, System.IO.FileMode mode)', open],
    ['System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access)', open],
    [
      'System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)',
      open,
    ],
    ['System.IO.FileStream OpenRead(string path)', (path: string) => new FileStream(path, 'Open', 'Read')],
    [
      'System.IO.StreamReader OpenText(string path)',
      (path: string) => new StreamReader(new FileStream(path, 'Open', 'Read')),
    ],
    ['System.IO.FileStream OpenWrite(string path)', (path: string) => new FileStream(path, 'OpenOrCreate', 'Write')],
    ['void Copy(string sourceFileName, string destFileName)', (from: string, to: string) => copy(from, to)],
    ['void Copy(string sourceFileName, string destFileName, bool overwrite)', copy],
    ['void Delete(string path)', remove],
    ['bool Exists(string path)', (path: string | null) => statOf(path)?.isFile() ?? false],
    ...timeOf('CreationTime', 'birthtimeMs'),
    ...timeOf('LastAccessTime', 'atimeMs'),
    ...timeOf('LastWriteTime', 'mtimeMs'),
    ['void Move(string sourceFileName, string destFileName)', (from: string, to: string) => move(from, to)],
    ['void Move(string sourceFileName, string destFileName, bool overwrite)', move],
    ['byte[] ReadAllBytes(string path)', readBytes],
    ['string[] ReadAllLines(string path)', (path: string) => linesOf(readText(path))],
    [
      'string[] ReadAllLines(string path, System.Text.Encoding encoding)',
      (path: string, encoding: Encoding) => linesOf(readText(path, encoding)),
    ],
    ['string ReadAllText(string path)', (path: string) => readText(path)],
    [
      'string ReadAllText(string path, System.Text.Encoding encoding)',
      (path: string, encoding: Encoding) => readText(path, encoding),
    ],
    [
      'System.Collections.Generic.IEnumerable[string] ReadLines(string path)',
      (path: string) => linesOf(readText(path)),
    ],
    [
      'void SetLastAccessTime(string path, datetime lastAccessTime)',
      (path: string, value: DateTime) => setTime(path, 'atime', value),
    ],
    [
      'void SetLastWriteTime(string path, datetime lastWriteTime)',
      (path: string, value: DateTime) => setTime(path, 'mtime', value),
    ],
    ['void WriteAllBytes(string path, byte[] bytes)', (path: string, bytes: Uint8Array) => writeBytes(path, bytes)],
    [
      'void WriteAllLines(string path, System.Collections.Generic.IEnumerable[string] contents)',
      (path: string, lines: unknown) => writeText(path, textOfLines(lines)),
    ],
    [
      'void WriteAllLines(string path, System.Collections.Generic.IEnumerable[string] contents, System.Text.Encoding encoding)',
      (path: string, lines: unknown, encoding: Encoding) => writeText(path, textOfLines(lines), encoding),
    ],
    [
      'void WriteAllText(string path, string contents)',
      (path: string, text: string | null) => writeText(path, text ?? ''),
    ],
    [
      'void WriteAllText(string path, string contents, System.Text.Encoding encoding)',
      (path: string, text: string | null, encoding: Encoding) => writeText(path, text ?? '', encoding),
    ],
  ],
});
