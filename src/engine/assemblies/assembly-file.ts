/** What the file of a .NET assembly tells of itself: the name and version in its resource of version information. */
import { netException } from '../../types/net-exception.ts';

export interface AssemblyFile {
  /** The simple name: the original file name without `.dll`. */
  readonly name: string;
  readonly version: readonly [major: number, minor: number, build: number, revision: number];
}

/** @throws NetException BadImageFormatException where the bytes are no assembly. */
export function readAssemblyFile(bytes: Uint8Array, path: string): AssemblyFile {
  const text = isExecutable(bytes) ? utf16(bytes) : '';
  const name = versionString(text, 'OriginalFilename')?.replace(/\.(?:dll|exe)$/i, '');
  const version = versionString(text, 'Assembly Version')?.split('.').map(Number);
  if (!name || version?.length !== 4) {
    throw netException('System.BadImageFormatException', `Bad IL format. The format of the file '${path}' is invalid.`);
  }
  const [major, minor, build, revision] = version as [number, number, number, number];
  return { name, version: [major, minor, build, revision] };
}

/** Executables begin with `MZ`. */
function isExecutable(bytes: Uint8Array): boolean {
  return bytes[0] === 0x4d && bytes[1] === 0x5a;
}

/** The bytes read as little-endian UTF-16, the form of the texts in resources, which lie at even places. */
function utf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le').decode(bytes);
}

/** A `String` of the resource: the key ends with a zero and fills up to four bytes, then the value ends with a zero. */
function versionString(text: string, key: string): string | undefined {
  const at = text.indexOf(`${key}\0`);
  return at < 0 ? undefined : /^\0+([^\0]+)\0/.exec(text.slice(at + key.length, at + key.length + 300))?.[1];
}
