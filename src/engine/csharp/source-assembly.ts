/**
 * Assemblies that `Add-Type -OutputAssembly` writes. Nothing is compiled, so the file holds the source behind a line that
 * says what it is; whoever loads it gets the types of the source.
 */
import { ambient, hostFiles } from '../../types/ambient.ts';
import type { NetType } from '../../types/net-type.ts';
import { typesOfSource } from './define-types.ts';

const MARK = '// An assembly of lyncshell: the source of its types.\n';

export function writeSourceAssembly(path: string, source: string): void {
  hostFiles().writeFile(ambient().files.hostPath(path), new TextEncoder().encode(MARK + source));
}

/** The types of such a file; null where the bytes are none. */
export function typesOfSourceAssembly(bytes: Uint8Array): NetType[] | null {
  const text = new TextDecoder().decode(bytes.subarray(0, MARK.length));
  return text === MARK ? typesOfSource(new TextDecoder().decode(bytes).slice(MARK.length)) : null;
}
