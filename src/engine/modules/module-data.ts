/**
 * What a module adds to the types of its session: the files that a manifest names under TypesToProcess and
 * FormatsToProcess. Members and views are read by formatting, which the engine does not know; it gives the service.
 */

import { toText } from '../../types/conversion/conversion.ts';
import { readText } from '../../types/files/host-files.ts';
import { NetException, netException, runtimeException } from '../../types/net-exception.ts';
import { ServiceKey } from '../services.ts';
import { isFile, joined } from './module-files.ts';
import type { ModuleManifest } from './module-manifest.ts';

/** Each adds what a file says, and gives what takes it out again. @throws NetException that says what is wrong with it */
export interface ModuleData {
  addTypes(path: string, text: string): () => void;
  addFormats(path: string, text: string): () => void;
}

export const MODULE_DATA = new ServiceKey<ModuleData>('type and format data');

const KEYS = ['TypesToProcess', 'FormatsToProcess'] as const;
type DataKey = (typeof KEYS)[number];

/** What stands before the problems of a file, by the key that names it. (Modules.resx, TypesXmlStrings.resx) */
const PROBLEMS: Readonly<Record<DataKey, string>> = {
  TypesToProcess: 'The following error occurred while loading the extended type data file: ',
  FormatsToProcess: 'Errors occurred while loading the format data file: ',
};

/** The full paths of the files that a manifest names under a key; the extension may be left out. */
export function dataFilesOf(manifest: Pick<ModuleManifest, 'listOf'>, key: DataKey, moduleBase: string): string[] {
  return manifest.listOf(key).map((item) => {
    const path = joined(moduleBase, toText(item));
    return /\.ps1xml$/i.test(path) ? path : `${path}.ps1xml`;
  });
}

/**
 * Adds the files of a manifest: all of them, or none when something is wrong with one.
 * @returns what takes each out again
 */
export function addModuleData(data: ModuleData, manifest: ModuleManifest, moduleBase: string): (() => void)[] {
  const files = KEYS.flatMap((key) =>
    dataFilesOf(manifest, key, moduleBase).map((path) => ({ key, path, text: dataText(manifest, key, path) })),
  );
  const undo: (() => void)[] = [];
  try {
    for (const { key, path, text } of files) {
      undo.push(key === 'TypesToProcess' ? data.addTypes(path, text) : data.addFormats(path, text));
    }
  } catch (error) {
    for (const one of undo) one();
    if (!(error instanceof NetException)) throw error;
    const key = files[undo.length]?.key ?? 'TypesToProcess';
    throw runtimeException('FormatXmlUpdateException', 'InvalidOperation', `${PROBLEMS[key]}\n${error.message}\n`);
  }
  return undo;
}

function dataText(manifest: ModuleManifest, key: DataKey, path: string): string {
  if (isFile(path)) return readText(path);
  const problem = `Cannot find path '${path}' because it does not exist.`;
  const message = `The member '${key}' in the module manifest is not valid: ${problem}. Verify that a valid value is specified for this field in the '${manifest.path}' file.`;
  throw runtimeException('Modules_InvalidManifest', 'ResourceUnavailable', message, {
    target: manifest.path,
    typeName: 'System.ArgumentException',
    inner: netException('System.Management.Automation.ItemNotFoundException', problem),
  });
}
