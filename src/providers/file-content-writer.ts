/** Set-Content and Add-Content on files: every object as its text and a line end. */

import { hostErrorCode } from '../platform/host-error.ts';
import { ambient, hostFiles } from '../types/ambient.ts';
import { enumerate } from '../types/enumeration.ts';
import { fileError, makeWritable, writeToOpenFile } from '../types/files/host-files.ts';
import { netText } from '../types/format/format-value.ts';
import { HostRefusal } from '../types/host-refusal.ts';
import { NetException } from '../types/net-exception.ts';
import { encodings } from '../types/text/encoding.ts';
import { Byte } from '../types/values/numbers.ts';
import { baseOf } from '../types/values/ps-object.ts';
import type { ContentWriter, WriteOptions } from './provider.ts';
import { argumentError } from './provider-errors.ts';

/** Text is written together once there is this much of it. */
const BUFFER_LENGTH = 1 << 16;

/** Writes with the errors that the provider reports. @throws NetException with an id */
export function writeFileContent(path: string, options: WriteOptions): ContentWriter {
  try {
    return openFileContent(path, options);
  } catch (error) {
    if (!(error instanceof NetException) || error instanceof HostRefusal) throw error;
    throw openError(error, path);
  }
}

/** Opens a file for writing. @throws NetException as .NET does */
export function openFileContent(path: string, options: WriteOptions): ContentWriter {
  return new FileContentWriter(path, open(path, options), options);
}

class FileContentWriter implements ContentWriter {
  private pending = '';
  private closed = false;
  private readonly end: string;

  constructor(
    private readonly path: string,
    private readonly file: number,
    private readonly options: WriteOptions,
  ) {
    this.end = options.noNewline ? '' : '\n';
    const mark = (options.encoding ?? encodings.utf8NoBom).preamble;
    if (!options.asBytes && mark.length > 0 && hostFiles().fstat(file).size === 0) this.put(mark);
  }

  write(value: unknown): void {
    const plain = baseOf(value);
    if (this.options.asBytes) this.writeBytes(plain);
    else if (Array.isArray(plain)) for (const item of plain) this.writeText(item);
    else this.writeText(plain);
  }

  private writeText(value: unknown): void {
    this.pending += (value === null || value === undefined ? '' : netText(value)) + this.end;
    if (this.pending.length > BUFFER_LENGTH) this.flush();
  }

  private writeBytes(value: unknown): void {
    const items = value instanceof Uint8Array ? [...value] : [...(enumerate(value) ?? [value])];
    const bytes = items.map((item) => byteOf(baseOf(item)));
    this.put(Uint8Array.from(bytes));
  }

  private flush(): void {
    if (this.pending === '') return;
    const bytes = (this.options.encoding ?? encodings.utf8NoBom).encode(this.pending);
    this.pending = '';
    this.put(bytes);
  }

  private put(bytes: Uint8Array): void {
    writeToOpenFile(this.path, this.file, bytes);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    try {
      this.flush();
    } finally {
      hostFiles().close(this.file);
    }
  }
}

function byteOf(item: unknown): number {
  if (item instanceof Byte) return Number(item.value);
  throw argumentError('Cannot proceed with byte encoding. When using byte encoding the content must be of type byte.');
}

function open(path: string, options: WriteOptions): number {
  const hostPath = ambient().files.hostPath(path);
  try {
    if (options.force) makeWritable(path);
    return hostFiles().open(hostPath, options.append ? 'a' : 'w');
  } catch (error) {
    if (hostErrorCode(error) === undefined) throw error;
    throw fileError(error, path);
  }
}

function openError(error: NetException, path: string): NetException {
  switch (error.typeName) {
    case 'System.IO.DirectoryNotFoundException':
      return new NetException(error.typeName, error.message, {
        errorId: 'GetContentWriterDirectoryNotFoundError',
        category: 'ObjectNotFound',
        target: path,
      });
    case 'System.UnauthorizedAccessException':
      return new NetException(error.typeName, error.message, {
        errorId: 'GetContentWriterUnauthorizedAccessError',
        category: 'PermissionDenied',
        target: path,
      });
    case 'System.ArgumentException':
      return new NetException(error.typeName, error.message, {
        errorId: 'GetContentWriterArgumentError',
        category: 'InvalidArgument',
        target: path,
      });
    default:
      return new NetException(error.typeName, error.message, {
        errorId: 'GetContentWriterIOError',
        category: 'WriteError',
        target: path,
      });
  }
}
