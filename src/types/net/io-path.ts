/** System.IO.Path. */
import { platform } from '../../platform/platform.ts';
import { ambient, hostFiles } from '../ambient.ts';
import {
  changeExtension,
  combinePaths,
  directoryName,
  endsInSeparator,
  extension,
  fileName,
  fileNameWithoutExtension,
  isPathRooted,
  joinPaths,
  pathRoot,
  relativePath,
  requireNoNul,
} from '../files/path-text.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { argumentException } from '../net-exception.ts';
import { defineType, type MethodDeclaration } from '../type-declaration.ts';

function requirePath(path: string | null, paramName = 'path'): string {
  if (path === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', paramName);
  return path;
}

function fullPath(path: string): string {
  requireNoNul(path);
  return ambient().files.fullPath(path);
}

/** A function of one path, for which null is null. */
function ofPath(name: string, run: (path: string) => string | null): MethodDeclaration {
  return [`string ${name}(string path)`, (path: string | null) => (path === null ? null : run(path))];
}

function combine(...parts: (string | null)[]): string {
  return combinePaths(parts.map((part, i) => requirePath(part, `path${i + 1}`)));
}

function join(...parts: (string | null)[]): string {
  return joinPaths(parts.map((part) => part ?? ''));
}

/** Eight and three characters of base 32, as .NET makes them. */
function randomFileName(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz012345';
  const name = Array.from(platform().random.bytes(11), (byte) => letters[byte & 31]).join('');
  return `${name.slice(0, 8)}.${name.slice(8)}`;
}

/** Makes an empty file of a name that nobody has. */
function temporaryFile(): string {
  for (;;) {
    const path = join(temporaryFolder(), `tmp${randomFileName().slice(0, 6)}.tmp`);
    const hostPath = ambient().files.hostPath(path);
    if (hostFiles().exists(hostPath)) continue;
    hostFiles().writeFile(hostPath, '');
    return path;
  }
}

export default defineType({
  name: 'System.IO.Path',
  abstract: true,
  staticProperties: [
    ['char DirectorySeparatorChar {get;}', () => '/'],
    ['char AltDirectorySeparatorChar {get;}', () => '/'],
    ['char VolumeSeparatorChar {get;}', () => '/'],
    ['char PathSeparator {get;}', () => ':'],
  ],
  staticMethods: [
    [
      'string ChangeExtension(string path, string extension)',
      (path: string | null, to: string | null) => (path === null ? null : changeExtension(path, to)),
    ],
    ['string Combine(string path1, string path2)', combine],
    ['string Combine(string path1, string path2, string path3)', combine],
    ['string Combine(string path1, string path2, string path3, string path4)', combine],
    ['string Combine(params string[] paths)', (paths: string[]) => combine(...paths)],
    ['bool EndsInDirectorySeparator(string path)', (path: string) => endsInSeparator(path)],
    ofPath('GetDirectoryName', directoryName),
    ofPath('GetExtension', extension),
    ofPath('GetFileName', fileName),
    ofPath('GetFileNameWithoutExtension', fileNameWithoutExtension),
    ['string GetFullPath(string path)', (path: string | null) => fullPath(requirePath(path))],
    [
      'string GetFullPath(string path, string basePath)',
      (path: string | null, base: string) => fullPath(combinePaths([base, requirePath(path)])),
    ],
    ['char[] GetInvalidFileNameChars()', () => ['\0', '/']],
    ['char[] GetInvalidPathChars()', () => ['\0']],
    ofPath('GetPathRoot', pathRoot),
    ['string GetRandomFileName()', randomFileName],
    [
      'string GetRelativePath(string relativeTo, string path)',
      (from: string, to: string) => relativePath(ambient().files.fullPath(from), ambient().files.fullPath(to)),
    ],
    ['string GetTempFileName()', temporaryFile],
    ['string GetTempPath()', temporaryFolder],
    ['bool HasExtension(string path)', (path: string | null) => path !== null && extension(path) !== ''],
    ['bool IsPathFullyQualified(string path)', (path: string) => isPathRooted(path)],
    ['bool IsPathRooted(string path)', (path: string | null) => path !== null && isPathRooted(path)],
    ['string Join(string path1, string path2)', join],
    ['string Join(string path1, string path2, string path3)', join],
    ['string Join(params string[] paths)', (paths: string[]) => join(...paths)],
    [
      'string TrimEndingDirectorySeparator(string path)',
      (path: string) => (endsInSeparator(path) && path !== pathRoot(path) ? path.slice(0, -1) : path),
    ],
  ],
});
