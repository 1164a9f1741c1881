/** Export-FormatData: saves views in a format file. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ExtendedTypeDefinition } from '../../src/formatting/format-definitions.ts';
import { formatFileText, isExportable } from '../../src/formatting/format-file-writer.ts';
import type { View } from '../../src/formatting/view-definition.ts';
import { filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { makeWritable } from '../../src/types/files/host-files.ts';

export default cmdlet({
  verb: 'Export',
  noun: 'FormatData',
  className: 'Microsoft.PowerShell.Commands.ExportFormatDataCommand',
  defaultParameterSet: 'ByPath',
  help: {
    synopsis: 'Saves views in a format file.',
    description: 'Views whose columns are computed by the shell itself cannot be saved; a warning names each of them.',
    examples: [
      {
        title: 'Save a view to change it',
        transcript:
          'PS> Get-FormatData System.Globalization.CultureInfo | Export-FormatData -Path culture.format.ps1xml\nPS> Test-Path culture.format.ps1xml\nTrue',
      },
    ],
    links: ['Get-FormatData', 'Update-FormatData'],
  },
  parameters: {
    InputObject: {
      type: 'other[]',
      typeName: 'System.Management.Automation.ExtendedTypeDefinition',
      mandatory: true,
      pipeline: 'value',
      help: 'What Get-FormatData gave.',
    },
    Path: { type: 'string', in: { ByPath: { mandatory: true } }, aliases: ['FilePath'], help: 'The file to write.' },
    LiteralPath: {
      type: 'string',
      in: { ByLiteralPath: { mandatory: true } },
      aliases: ['PSPath', 'LP'],
      help: 'The file to write; no character is a wildcard.',
    },
    Force: { type: 'switch', help: 'Overwrites read-only files, too.' },
    NoClobber: { type: 'switch', aliases: ['NoOverwrite'], help: 'Fails when the file exists.' },
    IncludeScriptBlock: {
      type: 'switch',
      help: 'Saves script blocks, too; views with script blocks are left out without it.',
    },
  },
  run(ps) {
    const views: View[] = [];
    return {
      process() {
        for (const one of ps.parameters.InputObject ?? []) {
          if (one instanceof ExtendedTypeDefinition) views.push(...one.views.map((definition) => definition.view));
        }
      },
      end() {
        const { Path, LiteralPath, NoClobber, Force, IncludeScriptBlock = false } = ps.parameters;
        const path = Path ?? LiteralPath ?? '';
        const full = filePathOf(ps, path, LiteralPath !== undefined);
        const target = ambient().files.hostPath(full);
        if (NoClobber && hostFiles().exists(target)) {
          ps.fail('NoClobber', 'ResourceExists', `The file '${full}' already exists.`, {
            target: path,
            exception: 'System.IO.IOException',
          });
        }
        const saved = views.filter((view) => isExportable(view, IncludeScriptBlock));
        for (const view of views)
          if (!saved.includes(view)) ps.warning(`The view ${view.name} is computed and was not saved.`);
        if (Force) makeWritable(full);
        hostFiles().writeFile(target, formatFileText(saved));
      },
    };
  },
});
