/** System.IO.FileSystemInfo and what a file's version information is. */

import { ambient } from '../../ambient.ts';
import { fileSystemMethods, fileSystemProperties } from '../../files/file-system-members.ts';
import type { FileVersionInfo } from '../../files/file-version-info.ts';
import { FileVersionInfo as VersionInfo } from '../../files/file-version-info.ts';
import { defineType } from '../../type-declaration.ts';

export default [
  defineType({ name: 'System.MarshalByRefObject', abstract: true }),
  defineType({ name: 'System.ConsolePal+UnixConsoleStream', base: 'System.IO.Stream' }),
  defineType({ name: 'System.IO.Pipes.AnonymousPipeClientStream', base: 'System.IO.Stream' }),
  defineType({
    name: 'System.IO.FileSystemInfo',
    base: 'System.MarshalByRefObject',
    interfaces: ['System.Runtime.Serialization.ISerializable'],
    abstract: true,
    properties: fileSystemProperties,
    methods: fileSystemMethods,
  }),
  defineType<FileVersionInfo>({
    name: 'System.Diagnostics.FileVersionInfo',
    properties: [
      ['string FileName {get;}', (self: FileVersionInfo) => self.fileName],
      ...[
        'FileVersion',
        'ProductVersion',
        'FileDescription',
        'ProductName',
        'CompanyName',
        'InternalName',
        'OriginalFilename',
        'Language',
      ].map((name) => [`string ${name} {get;}`, () => null] as const),
    ],
    methods: [['string ToString()', (self: FileVersionInfo) => self.toString()]],
    staticMethods: [
      [
        'System.Diagnostics.FileVersionInfo GetVersionInfo(string fileName)',
        (path: string) => new VersionInfo(ambient().files.fullPath(path)),
      ],
    ],
  }),
];
