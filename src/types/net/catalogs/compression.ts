/** System.IO.Compression: compressed streams and ZIP archives. */
import type { CompressionLevel } from '../../../platform/platform.ts';
import { CompressedStream, type CompressionFormat } from '../../files/compressed-stream.ts';
import { DEFLATE, GZIP, ZLIB } from '../../files/compression-formats.ts';
import type { MemoryStream, NetStream } from '../../files/stream.ts';
import { ZipArchive, type ZipArchiveEntry, type ZipMode } from '../../files/zip-archive.ts';
import {
  addFile,
  archiveFolder,
  extractToFile,
  extractToFolder,
  openArchive,
  withArchive,
} from '../../files/zip-folders.ts';
import { netException } from '../../net-exception.ts';
import { genericTypeOf, typeNamed } from '../../net-type.ts';
import { requireValue } from '../../text/argument-checks.ts';
import { defineType, type PropertyDeclaration, type TypeDeclaration } from '../../type-declaration.ts';
import type { DateTimeOffset } from '../../values/date-time-offset.ts';
import type { EnumValue } from '../../values/enum-value.ts';
import { NetList } from '../../values/net-list.ts';

const LEVELS: Readonly<Record<string, CompressionLevel>> = {
  Optimal: 6,
  Fastest: 1,
  NoCompression: 0,
  SmallestSize: 9,
};
const DEFAULT_LEVEL = 6;

function levelOf(given: EnumValue | undefined): CompressionLevel {
  return given === undefined ? DEFAULT_LEVEL : (LEVELS[given.toString()] ?? DEFAULT_LEVEL);
}

const modeOf = (given: EnumValue): ZipMode => given.toString() as ZipMode;

function noPlace(): never {
  throw netException('System.NotSupportedException', 'This operation is not supported.');
}

/** Compressed streams have neither a length nor places, and say so in words of their own. */
const PLACES: readonly PropertyDeclaration[] = [
  ['long Length {get;}', noPlace],
  ['long Position {get;set;}', noPlace, noPlace],
];

/** What a stream of a format declares besides its name. */
function compressedStream(format: CompressionFormat): Partial<TypeDeclaration<CompressedStream>> {
  const byMode = (stream: NetStream, mode: EnumValue, leaveOpen = false) =>
    new CompressedStream(stream, format, mode.toString() === 'Compress' ? DEFAULT_LEVEL : null, leaveOpen);
  const byLevel = (stream: NetStream, level: EnumValue, leaveOpen = false) =>
    new CompressedStream(stream, format, levelOf(level), leaveOpen);
  return {
    base: 'System.IO.Stream',
    constructors: [
      ['(System.IO.Stream stream, System.IO.Compression.CompressionMode mode)', byMode],
      ['(System.IO.Stream stream, System.IO.Compression.CompressionMode mode, bool leaveOpen)', byMode],
      ['(System.IO.Stream stream, System.IO.Compression.CompressionLevel compressionLevel)', byLevel],
      ['(System.IO.Stream stream, System.IO.Compression.CompressionLevel compressionLevel, bool leaveOpen)', byLevel],
    ],
    properties: [['System.IO.Stream BaseStream {get;}', (self: CompressedStream) => self.baseStream], ...PLACES],
    methods: [
      ['long Seek(long offset, System.IO.SeekOrigin origin)', noPlace],
      ['void SetLength(long value)', noPlace],
    ],
  };
}

function entriesOf(archive: ZipArchive): NetList {
  const definition = typeNamed('System.Collections.ObjectModel.ReadOnlyCollection`1');
  const list = new NetList(genericTypeOf(definition, [typeNamed('System.IO.Compression.ZipArchiveEntry')]), [
    ...archive.entries,
  ]);
  list.isReadOnly = true;
  return list;
}

function created(
  source: string,
  target: string | NetStream,
  level: EnumValue | undefined,
  includeBaseDirectory = false,
): void {
  const archive = typeof target === 'string' ? openArchive(target, 'Create') : new ZipArchive(target, 'Create', true);
  withArchive(archive, () => archiveFolder(source, archive, levelOf(level), includeBaseDirectory));
}

function extracted(source: string | NetStream, folder: string, overwrite = false): void {
  const archive = typeof source === 'string' ? openArchive(source, 'Read') : new ZipArchive(source, 'Read', true);
  withArchive(archive, () => extractToFolder(archive, folder, overwrite));
}

export default [
  defineType<CompressedStream>({ name: 'System.IO.Compression.DeflateStream', ...compressedStream(DEFLATE) }),
  defineType<CompressedStream>({ name: 'System.IO.Compression.GZipStream', ...compressedStream(GZIP) }),
  defineType<CompressedStream>({ name: 'System.IO.Compression.ZLibStream', ...compressedStream(ZLIB) }),
  defineType<MemoryStream>({ name: 'System.IO.Compression.WrappedStream', base: 'System.IO.Stream' }),
  defineType<ZipArchive>({
    name: 'System.IO.Compression.ZipArchive',
    interfaces: ['System.IDisposable', 'System.IAsyncDisposable'],
    constructors: [
      ['(System.IO.Stream stream)', (stream: NetStream | null) => opened(stream, 'Read')],
      [
        '(System.IO.Stream stream, System.IO.Compression.ZipArchiveMode mode)',
        (stream: NetStream | null, mode: EnumValue) => opened(stream, modeOf(mode)),
      ],
      [
        '(System.IO.Stream stream, System.IO.Compression.ZipArchiveMode mode, bool leaveOpen)',
        (stream: NetStream | null, mode: EnumValue, leaveOpen: boolean) => opened(stream, modeOf(mode), leaveOpen),
      ],
    ],
    properties: [
      [
        'string Comment {get;set;}',
        (self: ZipArchive) => self.comment,
        (self: ZipArchive, value: string) => {
          self.comment = value;
        },
      ],
      [
        'System.Collections.ObjectModel.ReadOnlyCollection[System.IO.Compression.ZipArchiveEntry] Entries {get;}',
        entriesOf,
      ],
      ['System.IO.Compression.ZipArchiveMode Mode {get;}', (self: ZipArchive) => self.mode],
    ],
    methods: [
      [
        'System.IO.Compression.ZipArchiveEntry CreateEntry(string entryName)',
        (self: ZipArchive, name: string | null) => self.create(name ?? '', DEFAULT_LEVEL),
      ],
      [
        'System.IO.Compression.ZipArchiveEntry CreateEntry(string entryName, System.IO.Compression.CompressionLevel compressionLevel)',
        (self: ZipArchive, name: string | null, level: EnumValue) => self.create(name ?? '', levelOf(level)),
      ],
      ['void Dispose()', (self: ZipArchive) => self.dispose()],
      [
        'System.IO.Compression.ZipArchiveEntry GetEntry(string entryName)',
        (self: ZipArchive, name: string) => self.entry(name),
      ],
    ],
  }),
  defineType<ZipArchiveEntry>({
    name: 'System.IO.Compression.ZipArchiveEntry',
    properties: [
      ['System.IO.Compression.ZipArchive Archive {get;}', (self: ZipArchiveEntry) => self.archive],
      ['uint Crc32 {get;}', (self: ZipArchiveEntry) => self.record.crc],
      ['bool IsEncrypted {get;}', (self: ZipArchiveEntry) => self.record.isEncrypted],
      ['long CompressedLength {get;}', (self: ZipArchiveEntry) => BigInt(self.compressedLength)],
      [
        'int ExternalAttributes {get;set;}',
        (self: ZipArchiveEntry) => self.record.attributes,
        (self: ZipArchiveEntry, attributes: number) => self.change({ attributes }),
      ],
      [
        'string Comment {get;set;}',
        (self: ZipArchiveEntry) => self.record.comment,
        (self: ZipArchiveEntry, comment: string) => self.change({ comment }),
      ],
      ['string FullName {get;}', (self: ZipArchiveEntry) => self.fullName],
      [
        'System.DateTimeOffset LastWriteTime {get;set;}',
        (self: ZipArchiveEntry) => self.lastWriteTime,
        (self: ZipArchiveEntry, value: DateTimeOffset) => {
          self.lastWriteTime = value;
        },
      ],
      ['long Length {get;}', (self: ZipArchiveEntry) => BigInt(self.length)],
      ['string Name {get;}', (self: ZipArchiveEntry) => self.name],
    ],
    methods: [
      ['void Delete()', (self: ZipArchiveEntry) => self.archive.remove(self)],
      ['System.IO.Stream Open()', (self: ZipArchiveEntry) => self.open()],
      ['string ToString()', (self: ZipArchiveEntry) => self.fullName],
    ],
    toText: (self) => self.fullName,
  }),
  defineType({
    name: 'System.IO.Compression.ZipFile',
    abstract: true,
    staticMethods: [
      [
        'System.IO.Compression.ZipArchive OpenRead(string archiveFileName)',
        (path: string) => openArchive(path, 'Read'),
      ],
      [
        'System.IO.Compression.ZipArchive Open(string archiveFileName, System.IO.Compression.ZipArchiveMode mode)',
        (path: string, mode: EnumValue) => openArchive(path, modeOf(mode)),
      ],
      ['void CreateFromDirectory(string sourceDirectoryName, string destinationArchiveFileName)', created],
      [
        'void CreateFromDirectory(string sourceDirectoryName, string destinationArchiveFileName, System.IO.Compression.CompressionLevel compressionLevel, bool includeBaseDirectory)',
        created,
      ],
      ['void CreateFromDirectory(string sourceDirectoryName, System.IO.Stream destination)', created],
      ['void ExtractToDirectory(string sourceArchiveFileName, string destinationDirectoryName)', extracted],
      [
        'void ExtractToDirectory(string sourceArchiveFileName, string destinationDirectoryName, bool overwriteFiles)',
        extracted,
      ],
      ['void ExtractToDirectory(System.IO.Stream source, string destinationDirectoryName)', extracted],
    ],
  }),
  defineType({
    name: 'System.IO.Compression.ZipFileExtensions',
    abstract: true,
    staticMethods: [
      [
        'System.IO.Compression.ZipArchiveEntry CreateEntryFromFile(System.IO.Compression.ZipArchive destination, string sourceFileName, string entryName)',
        (archive: ZipArchive | null, path: string, name: string) =>
          addFile(requireValue(archive, 'destination'), path, name, DEFAULT_LEVEL),
      ],
      [
        'System.IO.Compression.ZipArchiveEntry CreateEntryFromFile(System.IO.Compression.ZipArchive destination, string sourceFileName, string entryName, System.IO.Compression.CompressionLevel compressionLevel)',
        (archive: ZipArchive | null, path: string, name: string, level: EnumValue) =>
          addFile(requireValue(archive, 'destination'), path, name, levelOf(level)),
      ],
      [
        'void ExtractToDirectory(System.IO.Compression.ZipArchive source, string destinationDirectoryName)',
        (archive: ZipArchive | null, folder: string) => extractToFolder(requireValue(archive, 'source'), folder, false),
      ],
      [
        'void ExtractToDirectory(System.IO.Compression.ZipArchive source, string destinationDirectoryName, bool overwriteFiles)',
        (archive: ZipArchive | null, folder: string, overwrite: boolean) =>
          extractToFolder(requireValue(archive, 'source'), folder, overwrite),
      ],
      [
        'void ExtractToFile(System.IO.Compression.ZipArchiveEntry source, string destinationFileName)',
        (entry: ZipArchiveEntry | null, path: string) => extractToFile(requireValue(entry, 'source'), path, false),
      ],
      [
        'void ExtractToFile(System.IO.Compression.ZipArchiveEntry source, string destinationFileName, bool overwrite)',
        (entry: ZipArchiveEntry | null, path: string, overwrite: boolean) =>
          extractToFile(requireValue(entry, 'source'), path, overwrite),
      ],
    ],
  }),
];

function opened(stream: NetStream | null, mode: ZipMode, leaveOpen = false): ZipArchive {
  return new ZipArchive(requireValue(stream, 'stream'), mode, leaveOpen);
}
