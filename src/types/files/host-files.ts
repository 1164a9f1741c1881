/** The file operations of System.IO on the host's files, with .NET's exceptions. Paths are those that scripts write. */
import type { FileStatus } from '../../platform/files.ts';
import { hostErrorCode } from '../../platform/host-error.ts';
import { ambient, hostFiles } from '../ambient.ts';
import { hostException } from '../host-exception.ts';
import { HostRefusal } from '../host-refusal.ts';
import { argumentException, NetException, netException } from '../net-exception.ts';
import { type Encoding, encodings } from '../text/encoding.ts';
import { directoryName } from './path-text.ts';

/** The host's path of a path argument. */
export function hostPathOf(path: string | null, paramName = 'path'): string {
  if (path === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', paramName);
  if (path === '') throw argumentException('ArgumentException', 'The value cannot be an empty string.', paramName);
  return ambient().files.hostPath(path);
}

function parentExists(path: string): boolean {
  const parent = directoryName(ambient().files.fullPath(path));
  return parent === null || hostFiles().exists(ambient().files.hostPath(parent));
}

/** The exception of .NET for an error of the host's file system. */
export function fileError(error: unknown, path: string): NetException {
  const shown = ambient().files.fullPath(path);
  if (hostErrorCode(error) === 'ENOENT' && !parentExists(path)) return directoryNotFound(shown);
  const exception = hostException(error, shown);
  if (!exception) throw error;
  return exception;
}

function directoryNotFound(shown: string): NetException {
  return netException('System.IO.DirectoryNotFoundException', `Could not find a part of the path '${shown}'.`);
}

/** Runs a file operation and translates its failure. */
export function withFile<T>(path: string, run: (hostPath: string) => T): T {
  const hostPath = hostPathOf(path);
  try {
    return run(hostPath);
  } catch (error) {
    if (hostErrorCode(error) !== undefined) throw fileError(error, path);
    throw error;
  }
}

/** The same for a directory: one that is not there is a part of a path that is not there. */
export function withDirectory<T>(path: string, run: (hostPath: string) => T): T {
  return withFile(path, (hostPath) => {
    try {
      return run(hostPath);
    } catch (error) {
      throw hostErrorCode(error) === 'ENOENT' ? directoryNotFound(ambient().files.fullPath(path)) : error;
    }
  });
}

/** Takes the read-only attribute from a file; one that is not there has none. */
export function makeWritable(path: string): void {
  withFile(path, (hostPath) => {
    const status = hostFiles().stat(hostPath, { throwIfNoEntry: false });
    if (status && (status.mode & 0o200) === 0) hostFiles().chmod(hostPath, status.mode | 0o200);
  });
}

export function readBytes(path: string): Uint8Array {
  return withFile(path, (hostPath) => Uint8Array.from(hostFiles().readFile(hostPath)));
}

const MARKED = [
  encodings.utf8,
  encodings.utf32,
  encodings.utf32BigEndian,
  encodings.unicode,
  encodings.bigEndianUnicode,
];

/** Text of bytes: a byte order mark decides, else the encoding asked for. */
export function decodeText(bytes: Uint8Array, encoding: Encoding = encodings.utf8): string {
  const marked = MARKED.find((one) => one.preamble.every((byte, i) => bytes[i] === byte));
  return marked ? marked.decode(bytes.subarray(marked.preamble.length)) : encoding.decode(bytes);
}

export function readText(path: string, encoding?: Encoding): string {
  return decodeText(readBytes(path), encoding);
}

/** Lines without their ends; an end of line at the end of the text begins no further one. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

export function writeBytes(path: string, bytes: Uint8Array, append = false): void {
  withFile(path, (hostPath) => hostFiles().writeFile(hostPath, bytes, { flag: append ? 'a' : 'w' }));
}

/** Adds bytes to a file that is open. @param path what errors name */
export function writeToOpenFile(path: string, file: number, bytes: Uint8Array): void {
  withFile(path, () => {
    let at = 0;
    while (at < bytes.length) at += hostFiles().write(file, bytes, at);
  });
}

/** Writes the byte order mark of the encoding unless it appends to what is there. */
export function writeText(path: string, text: string, encoding: Encoding = encodings.utf8NoBom, append = false): void {
  const hostPath = hostPathOf(path);
  const continued = append && hostFiles().exists(hostPath) && hostFiles().stat(hostPath).size > 0;
  const preamble = continued ? [] : encoding.preamble;
  writeBytes(path, Uint8Array.from([...preamble, ...encoding.encode(text)]), append);
}

/** What stands at a path: undefined for nothing, and for what can be no path. */
export function statOf(path: string | null): FileStatus | undefined {
  if (path === null || path === '') return undefined;
  try {
    return hostFiles().stat(ambient().files.hostPath(path), { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof NetException && !(error instanceof HostRefusal)) return undefined;
    throw error;
  }
}
