/** Test-ModuleManifest: reads a module manifest and shows the module that it describes. */

import { type CmdletActions, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { isDirectory, isFile, joined } from '../../src/engine/modules/module-files.ts';
import { type ModuleManifest, readManifest } from '../../src/engine/modules/module-manifest.ts';
import { directoryOf } from '../../src/engine/script-loader.ts';
import { filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { checkManifest, rootIsThere } from './manifest-checks.ts';
import { invalidManifestPath } from './manifest-path.ts';
import { moduleOfManifest } from './module-list.ts';

export default cmdlet({
  verb: 'Test',
  noun: 'ModuleManifest',
  outputTypes: ['System.Management.Automation.PSModuleInfo'],
  help: {
    synopsis: 'Reads a module manifest and shows the module that it describes.',
    description: 'Files that the manifest names must exist.',
    examples: [
      {
        title: 'A manifest',
        transcript: 'Test-ModuleManifest ./Tools/Tools.psd1',
        remarks: 'It needs a manifest of that path.',
        runnable: false,
      },
    ],
    links: ['New-ModuleManifest', 'Import-Module'],
  },
  parameters: {
    Path: { type: 'string', position: 0, mandatory: true, pipeline: 'both', help: 'The file.' },
  },
  run(ps) {
    return {
      process() {
        const path = mandatory(ps.parameters.Path);
        const full = filePathOf(ps, path, true);
        if (isFile(full) || isDirectory(full)) {
          if (!/\.psd1$/i.test(full)) ps.throwTerminatingError(invalidManifestPath(ps, path, full));
        } else {
          ps.fail(
            'Modules_ModuleNotFound',
            'ResourceUnavailable',
            `The specified module '${path}' was not loaded because no valid module file was found in any module directory.`,
            { target: path, exception: 'System.IO.FileNotFoundException' },
          );
        }
        const manifest = readManifest(ps.runspace, full);
        if (!manifest.table.has('ModuleVersion')) {
          ps.fail(
            'Modules_ManifestFailedVersion',
            'InvalidData',
            `The module manifest '${full}' has no ModuleVersion key. Add ModuleVersion to the manifest.`,
            { target: full, exception: 'System.InvalidOperationException' },
          );
        }
        if (checkManifest(ps, manifest)) checkRoot(ps, manifest);
        ps.write(moduleOfManifest(ps.runspace, full));
      },
    };
  },
});

/** Modules of these kinds are read for what they export; other files are none. */
const MODULE_FILE = /\.(?:psd1|psm1|ps1|cdxml|dll|exe)$/i;

function checkRoot(ps: CmdletActions, manifest: ModuleManifest): void {
  const root = manifest.rootModule;
  if (root === '') return;
  if (!rootIsThere(ps, manifest))
    ps.error(
      'Modules_InvalidRootModuleInModuleManifest',
      'InvalidArgument',
      `The module manifest '${root}' could not be processed because it is not a valid PowerShell module manifest file. Remove the elements that are not permitted: ${manifest.path}`,
      { target: manifest.path, exception: 'System.ArgumentException' },
    );
  else if (/\.psd1$/i.test(root)) readManifest(ps.runspace, joined(directoryOf(manifest.path), root));
  else if (/\.\w+$/.test(root) && !MODULE_FILE.test(root) && isFile(joined(directoryOf(manifest.path), root)))
    ps.fail(
      'Modules_InvalidModuleExtension',
      'InvalidOperation',
      `The module to process '${root}', listed in field 'NestedModules' of module manifest '' was not processed. The extension '${/\.\w+$/.exec(root)?.[0] ?? ''}' is not a valid module extension. The supported module extensions are '.dll', '.ps1', '.psm1', '.psd1' and '.cdxml'. Correct the extension then try adding the file '${root}' again.`,
      { exception: 'System.Management.Automation.PSInvalidOperationException' },
    );
}
