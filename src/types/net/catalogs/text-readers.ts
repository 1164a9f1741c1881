/** System.IO.TextReader, StringReader, StreamReader, BinaryReader. */
import { FileStream, type NetStream } from '../../files/stream.ts';
import { StreamReader, StringReader, type TextReader } from '../../files/text-reader.ts';
import { netException, refuseNull } from '../../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../net-type.ts';
import { requireValue } from '../../text/argument-checks.ts';
import { type Encoding, encodings } from '../../text/encoding.ts';
import { defineType } from '../../type-declaration.ts';
import { Char } from '../../values/char.ts';
import { Task } from '../../values/task.ts';

function fill(reader: TextReader, buffer: Char[], index: number, count: number): number {
  const text = reader.readBlock(count);
  for (let i = 0; i < text.length; i++) buffer[index + i] = Char.of(text.charCodeAt(i));
  return text.length;
}

function ofStream(given: NetStream | null, encoding?: Encoding | null, detect?: boolean): StreamReader {
  const stream = requireValue(given, 'stream');
  if (!stream.canRead) throw netException('System.ArgumentException', 'Stream was not readable.');
  return new StreamReader(stream, encoding ?? undefined, detect);
}

function ofFile(path: string, encoding?: Encoding | null, detect?: boolean): StreamReader {
  return new StreamReader(new FileStream(path, 'Open', 'Read'), encoding ?? undefined, detect);
}

/** Reads numbers and texts in their binary form, little-endian. */
class BinaryReader extends NetObject {
  constructor(
    readonly stream: NetStream,
    readonly encoding: Encoding = encodings.utf8NoBom,
  ) {
    super();
    refuseNull(stream, 'input');
    refuseNull(encoding, 'encoding');
  }

  netType(): NetType {
    return typeNamed('System.IO.BinaryReader');
  }

  view(size: number): DataView {
    const bytes = Uint8Array.from(this.stream.read(size));
    if (bytes.length < size) {
      throw netException('System.IO.EndOfStreamException', 'Unable to read beyond the end of the stream.');
    }
    return new DataView(bytes.buffer);
  }

  /** A text behind its length, seven bits to the byte. */
  text(): string {
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.view(1).getUint8(0);
      length += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    return this.encoding.decode(new Uint8Array(this.view(length).buffer));
  }
}

export default [
  defineType<TextReader>({
    name: 'System.IO.TextReader',
    base: 'System.MarshalByRefObject',
    interfaces: ['System.IDisposable'],
    abstract: true,
    methods: [
      ['int Peek()', (self: TextReader) => self.peek()],
      ['int Read()', (self: TextReader) => self.read()],
      ['int Read(char[] buffer, int index, int count)', fill],
      ['int ReadBlock(char[] buffer, int index, int count)', fill],
      ['string ReadLine()', (self: TextReader) => self.readLine()],
      ['string ReadToEnd()', (self: TextReader) => self.readToEnd()],
      [
        'System.Threading.Tasks.Task[string] ReadLineAsync()',
        (self: TextReader) => Task.of('System.String', () => self.readLine()),
      ],
      [
        'System.Threading.Tasks.Task[string] ReadToEndAsync()',
        (self: TextReader) => Task.of('System.String', () => self.readToEnd()),
      ],
      ['void Close()', (self: TextReader) => self.close()],
      ['void Dispose()', (self: TextReader) => self.close()],
    ],
  }),
  defineType({ name: 'System.IO.SyncTextReader', base: 'System.IO.TextReader' }),
  defineType<StringReader>({
    name: 'System.IO.StringReader',
    base: 'System.IO.TextReader',
    constructors: [['(string s)', (text: string | null) => new StringReader(requireValue(text, 's'))]],
  }),
  defineType<StreamReader>({
    name: 'System.IO.StreamReader',
    base: 'System.IO.TextReader',
    constructors: [
      ['(System.IO.Stream stream)', ofStream],
      [
        '(System.IO.Stream stream, bool detectEncodingFromByteOrderMarks)',
        (stream: NetStream, detect: boolean) => ofStream(stream, undefined, detect),
      ],
      ['(System.IO.Stream stream, System.Text.Encoding encoding)', ofStream],
      ['(System.IO.Stream stream, System.Text.Encoding encoding, bool detectEncodingFromByteOrderMarks)', ofStream],
      ['(string path)', ofFile],
      [
        '(string path, bool detectEncodingFromByteOrderMarks)',
        (path: string, detect: boolean) => ofFile(path, undefined, detect),
      ],
      ['(string path, System.Text.Encoding encoding)', ofFile],
      ['(string path, System.Text.Encoding encoding, bool detectEncodingFromByteOrderMarks)', ofFile],
    ],
    properties: [
      ['System.Text.Encoding CurrentEncoding {get;}', (self: StreamReader) => self.encoding],
      ['System.IO.Stream BaseStream {get;}', (self: StreamReader) => self.stream],
      ['bool EndOfStream {get;}', (self: StreamReader) => self.atEnd],
    ],
    methods: [['void DiscardBufferedData()', (self: StreamReader) => self.discardBuffered()]],
  }),
  defineType<BinaryReader>({
    name: 'System.IO.BinaryReader',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['(System.IO.Stream input)', (stream: NetStream) => new BinaryReader(stream)],
      [
        '(System.IO.Stream input, System.Text.Encoding encoding)',
        (stream: NetStream, encoding: Encoding) => new BinaryReader(stream, encoding),
      ],
    ],
    properties: [['System.IO.Stream BaseStream {get;}', (self: BinaryReader) => self.stream]],
    methods: [
      ['bool ReadBoolean()', (self: BinaryReader) => self.view(1).getUint8(0) !== 0],
      ['byte ReadByte()', (self: BinaryReader) => self.view(1).getUint8(0)],
      ['byte[] ReadBytes(int count)', (self: BinaryReader, count: number) => self.stream.read(count)],
      ['short ReadInt16()', (self: BinaryReader) => self.view(2).getInt16(0, true)],
      ['ushort ReadUInt16()', (self: BinaryReader) => self.view(2).getUint16(0, true)],
      ['int ReadInt32()', (self: BinaryReader) => self.view(4).getInt32(0, true)],
      ['uint ReadUInt32()', (self: BinaryReader) => self.view(4).getUint32(0, true)],
      ['long ReadInt64()', (self: BinaryReader) => self.view(8).getBigInt64(0, true)],
      ['ulong ReadUInt64()', (self: BinaryReader) => self.view(8).getBigUint64(0, true)],
      ['float ReadSingle()', (self: BinaryReader) => self.view(4).getFloat32(0, true)],
      ['double ReadDouble()', (self: BinaryReader) => self.view(8).getFloat64(0, true)],
      ['string ReadString()', (self: BinaryReader) => self.text()],
      ['void Close()', (self: BinaryReader) => self.stream.close()],
      ['void Dispose()', (self: BinaryReader) => self.stream.close()],
    ],
  }),
];
