/** System.IO.DirectoryInfo. */
import {
  childPath,
  createDirectory,
  DirectoryInfo,
  type EntrySearch,
  infoOf,
  searchEntries,
} from '../files/file-system-info.ts';
import {
  baseNameMember,
  entryExists,
  entryName,
  fileSystemExtensions,
  hiddenFileMembers,
} from '../files/file-system-members.ts';
import { requireValue } from '../text/argument-checks.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import type { EnumValue } from '../values/enum-value.ts';

/** Get… (an array) and Enumerate… with their patterns. */
function searches(plural: string, type: string, kind: EntrySearch['kind']): MethodDeclaration[] {
  const find = (self: DirectoryInfo, pattern?: string, option?: EnumValue) =>
    searchEntries(self.fullName, {
      pattern: pattern ?? '*',
      recurse: option?.toString() === 'AllDirectories',
      kind: kind ?? 'both',
    }).map((entry) => infoOf(entry.path, entry.isDirectory));
  return [
    [`${type}[] Get${plural}`, find],
    [`System.Collections.Generic.IEnumerable[${type}] Enumerate${plural}`, find],
  ].flatMap(([head, run]): MethodDeclaration[] => [
    [`${head as string}()`, run as typeof find],
    [`${head as string}(string searchPattern)`, run as typeof find],
    [`${head as string}(string searchPattern, System.IO.SearchOption searchOption)`, run as typeof find],
  ]);
}

export default defineType<DirectoryInfo>({
  name: 'System.IO.DirectoryInfo',
  base: 'System.IO.FileSystemInfo',
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  constructors: [['(string path)', (path: string | null) => new DirectoryInfo(requireValue(path, 'path'))]],
  properties: [
    entryName,
    ['System.IO.DirectoryInfo Parent {get;}', (self: DirectoryInfo) => self.parent],
    ['System.IO.DirectoryInfo Root {get;}', (self: DirectoryInfo) => self.root],
    entryExists,
  ],
  methods: [
    ...searches('Directories', 'System.IO.DirectoryInfo', 'directories'),
    ...searches('Files', 'System.IO.FileInfo', 'files'),
    ...searches('FileSystemInfos', 'System.IO.FileSystemInfo', 'both'),
    [
      'System.IO.DirectoryInfo CreateSubdirectory(string path)',
      (self: DirectoryInfo, path: string) => createDirectory(childPath(self.fullName, path)),
    ],
    ['void Create()', (self: DirectoryInfo) => self.create()],
    ['void Delete()', (self: DirectoryInfo) => self.delete()],
    ['void Delete(bool recursive)', (self: DirectoryInfo, recursive: boolean) => self.delete(recursive)],
    ['void MoveTo(string destDirName)', (self: DirectoryInfo, to: string) => self.moveTo(to)],
  ],
  hidden: hiddenFileMembers,
  extended: () => fileSystemExtensions([baseNameMember(false)]),
});
