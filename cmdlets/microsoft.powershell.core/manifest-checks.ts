/** What Test-ModuleManifest looks at: whether what a manifest names is there. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { modulesOf } from '../../src/engine/module-table.ts';
import { isFile, joined, moduleFileAt, moduleFilesNamed, moduleNameOf } from '../../src/engine/modules/module-files.ts';
import type { ModuleManifest } from '../../src/engine/modules/module-manifest.ts';
import { moduleSpecification } from '../../src/engine/modules/module-specification.ts';
import { directoryOf } from '../../src/engine/script-loader.ts';
import { toText } from '../../src/types/conversion/conversion.ts';

/** Files that are read with the module, in the order in which PowerShell looks for them, and the ending that they may leave out. */
const PROCESSED = [
  ['TypesToProcess', '.ps1xml'],
  ['FormatsToProcess', '.ps1xml'],
  ['ScriptsToProcess', '.ps1'],
] as const;

type Named = (ps: CmdletActions, base: string, entry: unknown) => string | null;

/** Lists of what must be there: the key, how errors call it and their id, and the name of an entry that is not. */
const LISTS: readonly (readonly [key: string, called: string, id: string, missing: Named])[] = [
  ['RequiredAssemblies', 'RequiredAssemblies', 'InvalidRequiredAssembliesIn', missingFile],
  ['NestedModules', 'NestedModule', 'InvalidNestedModulein', missingModule],
  ['RequiredModules', 'RequiredModules', 'InvalidRequiredModulesin', missingModule],
  ['FileList', 'FileList', 'InvalidFilePathin', missingFile],
  ['ModuleList', 'ModuleList', 'InvalidModuleListin', missingListed],
];

/** Reports what a manifest names and is not there. False when what it is read with is missing: nothing else is looked at then. */
export function checkManifest(ps: CmdletActions, manifest: ModuleManifest): boolean {
  const base = directoryOf(manifest.path);
  for (const [key, extension] of PROCESSED) {
    for (const entry of manifest.list(key)) {
      const path = withExtension(pathOf(base, toText(entry)), extension);
      if (isFile(path)) continue;
      ps.error(
        'Modules_InvalidManifest',
        'ResourceUnavailable',
        `The member '${key}' in the module manifest is not valid: Cannot find path '${path}' because it does not exist.. Verify that a valid value is specified for this field in the '${manifest.path}' file.`,
        { target: manifest.path, exception: 'System.ArgumentException' },
      );
      return false;
    }
  }
  for (const [key, called, id, missing] of LISTS)
    for (const entry of manifest.list(key)) {
      const name = missing(ps, base, entry);
      if (name === null) continue;
      ps.error(
        `Modules_${id}ModuleManifest`,
        'ObjectNotFound',
        `The specified ${called} entry '${name}' in the module manifest '${manifest.path}' is invalid. Try again after updating this entry with valid values.`,
        { target: manifest.path, exception: 'System.IO.DirectoryNotFoundException' },
      );
    }
  return true;
}

/** Both kinds of slashes separate, and several of them as one. */
function pathOf(base: string, entry: string): string {
  return joined(base, entry.replace(/[\\/]+/g, '/'));
}

function withExtension(path: string, extension: string): string {
  return path.toLowerCase().endsWith(extension) ? path : path + extension;
}

function missingFile(_ps: CmdletActions, base: string, entry: unknown): string | null {
  const name = toText(entry);
  return isFile(pathOf(base, name)) ? null : name;
}

/** A module lies beside the manifest, is loaded, or can be found by its name. */
function missingModule(ps: CmdletActions, base: string, entry: unknown): string | null {
  const { name } = moduleSpecification(entry);
  const beside = pathOf(base, name);
  return isFile(beside) || moduleFileAt(beside) !== null || isKnown(ps, name) ? null : name;
}

/** A bare name in a list of modules is looked for where modules lie, not beside the manifest. */
function missingListed(ps: CmdletActions, base: string, entry: unknown): string | null {
  const { name } = moduleSpecification(entry);
  const isThere = /[\\/]/.test(name) ? isFile(pathOf(base, name)) : isKnown(ps, name);
  return isThere ? null : name;
}

function isKnown(ps: CmdletActions, name: string): boolean {
  const modules = modulesOf(ps.runspace);
  return modules.loader.builtIn(moduleNameOf(name)) !== null || moduleFilesNamed(name).length > 0;
}

/** Whether the file of a root module is there: a script module, another manifest, or compiled code, which is not read. */
export function rootIsThere(ps: CmdletActions, manifest: ModuleManifest): boolean {
  const root = manifest.rootModule;
  const path = pathOf(directoryOf(manifest.path), root);
  return (
    moduleFileAt(path) !== null || isFile(path) || modulesOf(ps.runspace).loader.builtIn(moduleNameOf(root)) !== null
  );
}
