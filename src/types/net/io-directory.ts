/** System.IO.Directory. */

import { hexText } from '../../platform/bytes.ts';
import { platform } from '../../platform/platform.ts';
import { ambient, hostFiles } from '../ambient.ts';
import {
  createDirectory,
  DirectoryInfo,
  deleteDirectory,
  type EntrySearch,
  type FileTime,
  searchEntries,
} from '../files/file-system-info.ts';
import { hostPathOf, statOf, withDirectory } from '../files/host-files.ts';
import { directoryName, pathRoot } from '../files/path-text.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';
import type { DateTime } from '../values/date-time.ts';
import type { EnumValue } from '../values/enum-value.ts';

/** Paths come back as the directory was written: a relative one gives relative paths. */
function searches(plural: string, kind: EntrySearch['kind']): MethodDeclaration[] {
  const find = (path: string, pattern?: string, option?: EnumValue) => {
    const recurse = option?.toString() === 'AllDirectories';
    return searchEntries(path, { pattern: pattern ?? '*', recurse, kind: kind ?? 'both' }).map((entry) => entry.path);
  };
  return [`string[] Get${plural}`, `System.Collections.Generic.IEnumerable[string] Enumerate${plural}`].flatMap(
    (head): MethodDeclaration[] => [
      [`${head}(string path)`, find],
      [`${head}(string path, string searchPattern)`, find],
      [`${head}(string path, string searchPattern, System.IO.SearchOption searchOption)`, find],
    ],
  );
}

function times(name: FileTime): MethodDeclaration[] {
  return [
    [`datetime Get${name}(string path)`, (path: string) => new DirectoryInfo(path).time(name).toLocalTime()],
    [`datetime Get${name}Utc(string path)`, (path: string) => new DirectoryInfo(path).time(name)],
    [
      `void Set${name}(string path, datetime value)`,
      (path: string, value: DateTime) => new DirectoryInfo(path).setTime(name, value),
    ],
  ];
}

function parentOf(path: string): DirectoryInfo | null {
  const parent = directoryName(ambient().files.fullPath(path));
  return parent === null || parent === '' ? null : new DirectoryInfo(parent);
}

export default defineType({
  name: 'System.IO.Directory',
  abstract: true,
  staticMethods: [
    ['bool Exists(string path)', (path: string | null) => statOf(path)?.isDirectory() ?? false],
    ...times('CreationTime'),
    ...times('LastAccessTime'),
    ...times('LastWriteTime'),
    ['string GetCurrentDirectory()', () => ambient().files.currentDirectory()],
    [
      'void SetCurrentDirectory(string path)',
      (path: string) => {
        withDirectory(path, (hostPath) => hostFiles().stat(hostPath));
        ambient().files.setCurrentDirectory(path);
      },
    ],
    ['string GetDirectoryRoot(string path)', (path: string) => pathRoot(ambient().files.fullPath(path))],
    ...searches('Directories', 'directories'),
    ...searches('Files', 'files'),
    ...searches('FileSystemEntries', 'both'),
    ['System.IO.DirectoryInfo CreateDirectory(string path)', createDirectory],
    [
      'System.IO.DirectoryInfo CreateTempSubdirectory(string prefix = null)',
      (prefix?: string | null) =>
        createDirectory(`${temporaryFolder()}${prefix ?? ''}${hexText(platform().random.bytes(4))}`),
    ],
    ['System.IO.DirectoryInfo GetParent(string path)', parentOf],
    ['void Delete(string path)', (path: string) => deleteDirectory(path, false)],
    ['void Delete(string path, bool recursive)', deleteDirectory],
    [
      'void Move(string sourceDirName, string destDirName)',
      (from: string, to: string) =>
        withDirectory(from, (source) => hostFiles().rename(source, hostPathOf(to, 'destDirName'))),
    ],
  ],
});
