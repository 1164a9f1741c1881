/** What is in a package, put where it belongs. */
import { hostFiles } from '../../src/types/ambient.ts';
import { createDirectory, deleteDirectory } from '../../src/types/files/file-system-info.ts';
import { withFile, writeBytes } from '../../src/types/files/host-files.ts';
import { combinePaths, directoryName } from '../../src/types/files/path-text.ts';
import { isFolder } from './installed-resources.ts';
import { filesOfPackage, isOfPacking } from './package-contents.ts';
import type { Resource } from './resources.ts';

export interface OpenedPackage {
  readonly resource: Resource;
  readonly bytes: Uint8Array;
  /** What is in it, without what belongs to the packing. */
  readonly files: readonly [string, Uint8Array][];
}

export function openedPackage(resource: Resource, bytes: Uint8Array): OpenedPackage {
  const files = Object.entries(filesOfPackage(bytes, resource.name));
  return { resource, bytes, files: files.filter(([name]) => !isOfPacking(name, resource.name)) };
}

/** The file of that name and ending, for what a package is known by: its manifest, its script. */
export function fileNamed({ resource, files }: OpenedPackage, ending: string): [string, Uint8Array] | undefined {
  return files.find(([name]) => name.toLowerCase() === `${resource.name}.${ending}`.toLowerCase());
}

/** Fills the folder of a version, and empties it before. */
export function placeModule(folder: string, files: readonly [string, Uint8Array][]): void {
  if (isFolder(folder)) deleteDirectory(folder, true);
  createDirectory(folder);
  for (const [name, bytes] of files) {
    const parts = name.split(/[\\/]/).filter((part) => part !== '');
    const path = combinePaths([folder, ...parts]);
    const parent = /[\\/]$/.test(name) ? path : directoryName(path);
    if (parent !== null && !isFolder(parent)) createDirectory(parent);
    if (parent !== path) writeBytes(path, bytes);
  }
}

/** Takes away a file; one that is not there is gone already. */
export function removeFile(path: string): void {
  withFile(path, (hostPath) => hostFiles().rm(hostPath, { force: true }));
}
