/** Test-ModuleManifest: reads a module manifest and shows the module that it describes. */

import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { modulesOf } from '../../src/engine/module-table.ts';
import { isDirectory, isFile, moduleFileAt } from '../../src/engine/modules/module-files.ts';
import { readManifest } from '../../src/engine/modules/module-manifest.ts';
import { directoryOf } from '../../src/engine/script-loader.ts';
import { filePathOf } from '../../src/providers/cmdlet-paths.ts';
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
        const root = manifest.rootModule;
        if (root !== '' && !moduleFileAt(root, directoryOf(full)) && !modulesOf(ps.runspace).loader.builtIn(root)) {
          ps.error(
            'Modules_InvalidRootModuleInModuleManifest',
            'ObjectNotFound',
            `The specified RootModule value '${root}' is invalid in the module manifest '${full}'. Specify a valid value, and then try again.`,
            { target: full, exception: 'System.Management.Automation.ItemNotFoundException' },
          );
          return;
        }
        ps.write(moduleOfManifest(ps.runspace, full));
      },
    };
  },
});
