/** System.IO.FileInfo. */
import { DirectoryInfo, FileAttribute, FileInfo } from '../files/file-system-info.ts';
import {
  baseNameMember,
  entryExists,
  entryName,
  fileSystemExtensions,
  hiddenFileMembers,
} from '../files/file-system-members.ts';
import { FileVersionInfo } from '../files/file-version-info.ts';
import { type FileAccess, type FileMode, FileStream } from '../files/stream.ts';
import { StreamReader } from '../files/text-reader.ts';
import { StreamWriter } from '../files/text-writer.ts';
import { NativeScript } from '../members/native-script.ts';
import { ScriptProperty } from '../members/ps-member.ts';
import { requireValue } from '../text/argument-checks.ts';
import { defineType } from '../type-declaration.ts';
import type { EnumValue } from '../values/enum-value.ts';

const VERSION_INFO = '[System.Diagnostics.FileVersionInfo]::GetVersionInfo($this.FullName)';

function open(self: FileInfo, mode: EnumValue, access?: EnumValue): FileStream {
  return new FileStream(self.fullName, mode.toString() as FileMode, access?.toString() as FileAccess | undefined);
}

function writer(self: FileInfo, mode: FileMode): StreamWriter {
  return new StreamWriter(new FileStream(self.fullName, mode, 'Write'));
}

export default defineType<FileInfo>({
  name: 'System.IO.FileInfo',
  base: 'System.IO.FileSystemInfo',
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  constructors: [['(string fileName)', (path: string | null) => new FileInfo(requireValue(path, 'fileName'))]],
  properties: [
    entryName,
    ['long Length {get;}', (self: FileInfo) => BigInt(self.length)],
    ['string DirectoryName {get;}', (self: FileInfo) => self.directoryName],
    [
      'System.IO.DirectoryInfo Directory {get;}',
      (self: FileInfo) => (self.directoryName === null ? null : new DirectoryInfo(self.directoryName)),
    ],
    [
      'bool IsReadOnly {get;set;}',
      (self: FileInfo) => self.exists && (self.attributes & FileAttribute.ReadOnly) !== 0,
      (self: FileInfo, value: boolean) => {
        const bits = self.attributes;
        self.attributes = value ? bits | FileAttribute.ReadOnly : bits & ~FileAttribute.ReadOnly;
      },
    ],
    entryExists,
  ],
  methods: [
    ['System.IO.FileInfo CopyTo(string destFileName)', (self: FileInfo, to: string) => self.copyTo(to)],
    [
      'System.IO.FileInfo CopyTo(string destFileName, bool overwrite)',
      (self: FileInfo, to: string, overwrite: boolean) => self.copyTo(to, overwrite),
    ],
    ['System.IO.FileStream Create()', (self: FileInfo) => new FileStream(self.fullName, 'Create')],
    ['System.IO.FileStream Open(System.IO.FileMode mode)', open],
    ['System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access)', open],
    [
      'System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)',
      open,
    ],
    ['System.IO.FileStream OpenRead()', (self: FileInfo) => new FileStream(self.fullName, 'Open', 'Read')],
    ['System.IO.FileStream OpenWrite()', (self: FileInfo) => new FileStream(self.fullName, 'OpenOrCreate', 'Write')],
    [
      'System.IO.StreamReader OpenText()',
      (self: FileInfo) => new StreamReader(new FileStream(self.fullName, 'Open', 'Read')),
    ],
    ['System.IO.StreamWriter AppendText()', (self: FileInfo) => writer(self, 'Append')],
    ['System.IO.StreamWriter CreateText()', (self: FileInfo) => writer(self, 'Create')],
    ['void Delete()', (self: FileInfo) => self.delete()],
    ['void MoveTo(string destFileName)', (self: FileInfo, to: string) => self.moveTo(to)],
    [
      'void MoveTo(string destFileName, bool overwrite)',
      (self: FileInfo, to: string, overwrite: boolean) => self.moveTo(to, overwrite),
    ],
  ],
  hidden: hiddenFileMembers,
  extended: () =>
    fileSystemExtensions([
      new ScriptProperty(
        'VersionInfo',
        new NativeScript(VERSION_INFO, (self: FileInfo) => new FileVersionInfo(self.fullName)),
      ),
      baseNameMember(true),
    ]),
  defaultDisplay: ['LastWriteTime', 'Length', 'Name'],
});
