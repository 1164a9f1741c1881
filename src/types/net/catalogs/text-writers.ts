/** System.IO.TextWriter, StringWriter, StreamWriter, BinaryWriter. */

import { ambient } from '../../ambient.ts';
import { FileStream, type NetStream } from '../../files/stream.ts';
import { StreamWriter, StringWriter, type TextWriter } from '../../files/text-writer.ts';
import { compositeFormat } from '../../format/composite-format.ts';
import { netText } from '../../format/format-value.ts';
import { netException, refuseNull } from '../../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../net-type.ts';
import { requireValue } from '../../text/argument-checks.ts';
import { type Encoding, encodings } from '../../text/encoding.ts';
import type { StringBuilder } from '../../text/string-buffer.ts';
import { textOfChars } from '../../text/string-methods.ts';
import { defineType, type MethodDeclaration } from '../../type-declaration.ts';
import type { Char } from '../../values/char.ts';

type Write = (self: TextWriter, text: string) => void;

/** The overloads of Write and WriteLine. */
function writes(name: 'Write' | 'WriteLine', write: Write): MethodDeclaration[] {
  const formatted = (self: TextWriter, format: string, ...args: unknown[]) =>
    write(self, compositeFormat(format, args, ambient().culture));
  return [
    [`void ${name}(bool value)`, (self: TextWriter, value: boolean) => write(self, value ? 'True' : 'False')],
    [`void ${name}(char value)`, (self: TextWriter, value: Char) => write(self, value.toString())],
    [`void ${name}(char[] buffer)`, (self: TextWriter, chars: Char[] | null) => write(self, textOfChars(chars ?? []))],
    [
      `void ${name}(char[] buffer, int index, int count)`,
      (self: TextWriter, chars: Char[], index: number, count: number) =>
        write(self, textOfChars(chars.slice(index, index + count))),
    ],
    [`void ${name}(string value)`, (self: TextWriter, value: string | null) => write(self, value ?? '')],
    [
      `void ${name}(System.Object value)`,
      (self: TextWriter, value: unknown) => write(self, value === null ? '' : netText(value)),
    ],
    [`void ${name}(string format, System.Object arg0)`, formatted],
    [`void ${name}(string format, System.Object arg0, System.Object arg1)`, formatted],
    [`void ${name}(string format, System.Object arg0, System.Object arg1, System.Object arg2)`, formatted],
    [
      `void ${name}(string format, params System.Object[] arg)`,
      (self: TextWriter, format: string, args: unknown[]) => formatted(self, format, ...args),
    ],
  ];
}

function ofStream(given: NetStream | null, encoding?: Encoding | null, leaveOpen = false): StreamWriter {
  const stream = requireValue(given, 'stream');
  if (!stream.canWrite) throw netException('System.ArgumentException', 'Stream was not writable.');
  return new StreamWriter(stream, encoding ?? undefined, leaveOpen);
}

function ofFile(path: string, append = false, encoding?: Encoding | null): StreamWriter {
  return new StreamWriter(new FileStream(path, append ? 'Append' : 'Create', 'Write'), encoding ?? undefined);
}

/** Writes numbers and texts in their binary form, little-endian. */
class BinaryWriter extends NetObject {
  constructor(
    readonly stream: NetStream,
    readonly encoding: Encoding = encodings.utf8NoBom,
  ) {
    super();
    refuseNull(stream, 'output');
    refuseNull(encoding, 'encoding');
  }

  netType(): NetType {
    return typeNamed('System.IO.BinaryWriter');
  }

  write(size: number, put: (view: DataView) => void): void {
    const view = new DataView(new ArrayBuffer(size));
    put(view);
    this.stream.write(new Uint8Array(view.buffer));
  }

  /** A text behind its length, seven bits to the byte. */
  text(value: string): void {
    const bytes = this.encoding.encode(value);
    let rest = bytes.length;
    while (rest >= 0x80) {
      this.stream.write(Uint8Array.of((rest & 0x7f) | 0x80));
      rest >>= 7;
    }
    this.stream.write(Uint8Array.of(rest));
    this.stream.write(bytes);
  }
}

type Put<T> = (view: DataView, value: T) => void;

function binary<T>(typeName: string, size: number, put: Put<T>): MethodDeclaration {
  return [
    `void Write(${typeName} value)`,
    (self: BinaryWriter, value: T) => self.write(size, (view) => put(view, value)),
  ];
}

export default [
  defineType<TextWriter>({
    name: 'System.IO.TextWriter',
    base: 'System.MarshalByRefObject',
    interfaces: ['System.IDisposable', 'System.IAsyncDisposable'],
    abstract: true,
    properties: [
      ['System.Text.Encoding Encoding {get;}', (self: TextWriter) => self.encoding],
      [
        'string NewLine {get;set;}',
        (self: TextWriter) => self.newLine,
        (self: TextWriter, value: string | null) => {
          self.newLine = value ?? '\n';
        },
      ],
    ],
    methods: [
      ...writes('Write', (self, text) => self.write(text)),
      ['void WriteLine()', (self: TextWriter) => self.write(self.newLine)],
      ...writes('WriteLine', (self, text) => self.write(text + self.newLine)),
      ['void Flush()', (self: TextWriter) => self.flush()],
      ['void Close()', (self: TextWriter) => self.close()],
      ['void Dispose()', (self: TextWriter) => self.close()],
    ],
  }),
  defineType({ name: 'System.IO.TextWriter+SyncTextWriter', base: 'System.IO.TextWriter' }),
  defineType<StringWriter>({
    name: 'System.IO.StringWriter',
    base: 'System.IO.TextWriter',
    constructors: [
      ['()', () => new StringWriter()],
      ['(System.Text.StringBuilder sb)', (builder: StringBuilder) => new StringWriter(builder)],
    ],
    methods: [
      ['System.Text.StringBuilder GetStringBuilder()', (self: StringWriter) => self.builder],
      ['string ToString()', (self: StringWriter) => self.toString()],
    ],
  }),
  defineType<StreamWriter>({
    name: 'System.IO.StreamWriter',
    base: 'System.IO.TextWriter',
    constructors: [
      ['(System.IO.Stream stream)', ofStream],
      ['(System.IO.Stream stream, System.Text.Encoding encoding)', ofStream],
      [
        '(System.IO.Stream stream, System.Text.Encoding encoding, int bufferSize, bool leaveOpen)',
        (stream: NetStream, encoding: Encoding, _size: number, leaveOpen: boolean) =>
          ofStream(stream, encoding, leaveOpen),
      ],
      ['(string path)', ofFile],
      ['(string path, bool append)', ofFile],
      ['(string path, bool append, System.Text.Encoding encoding)', ofFile],
    ],
    properties: [
      [
        'bool AutoFlush {get;set;}',
        (self: StreamWriter) => self.autoFlush,
        (self: StreamWriter, value: boolean) => {
          self.autoFlush = value;
          if (value) self.flush();
        },
      ],
      ['System.IO.Stream BaseStream {get;}', (self: StreamWriter) => self.stream],
    ],
  }),
  defineType<BinaryWriter>({
    name: 'System.IO.BinaryWriter',
    interfaces: ['System.IDisposable', 'System.IAsyncDisposable'],
    constructors: [
      ['(System.IO.Stream output)', (stream: NetStream) => new BinaryWriter(stream)],
      [
        '(System.IO.Stream output, System.Text.Encoding encoding)',
        (stream: NetStream, encoding: Encoding) => new BinaryWriter(stream, encoding),
      ],
    ],
    properties: [['System.IO.Stream BaseStream {get;}', (self: BinaryWriter) => self.stream]],
    methods: [
      binary<boolean>('bool', 1, (view, value) => view.setUint8(0, value ? 1 : 0)),
      binary<number>('byte', 1, (view, value) => view.setUint8(0, value)),
      ['void Write(byte[] buffer)', (self: BinaryWriter, bytes: Uint8Array) => self.stream.write(bytes)],
      binary<number>('short', 2, (view, value) => view.setInt16(0, value, true)),
      binary<number>('ushort', 2, (view, value) => view.setUint16(0, value, true)),
      binary<number>('int', 4, (view, value) => view.setInt32(0, value, true)),
      binary<number>('uint', 4, (view, value) => view.setUint32(0, value, true)),
      binary<bigint>('long', 8, (view, value) => view.setBigInt64(0, value, true)),
      binary<bigint>('ulong', 8, (view, value) => view.setBigUint64(0, value, true)),
      binary<number>('float', 4, (view, value) => view.setFloat32(0, value, true)),
      binary<number>('double', 8, (view, value) => view.setFloat64(0, value, true)),
      ['void Write(string value)', (self: BinaryWriter, value: string) => self.text(value)],
      ['void Flush()', (self: BinaryWriter) => self.stream.flush()],
      ['void Close()', (self: BinaryWriter) => self.stream.close()],
      ['void Dispose()', (self: BinaryWriter) => self.stream.close()],
    ],
  }),
];
