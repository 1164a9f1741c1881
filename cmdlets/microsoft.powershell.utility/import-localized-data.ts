/** Import-LocalizedData: reads the texts of a script in the language of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { evaluateDataText } from '../../src/engine/data-file.ts';
import { isFile, joined, moduleNameOf } from '../../src/engine/modules/module-files.ts';
import { directoryOf } from '../../src/engine/script-loader.ts';
import { filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { invalidOperation } from '../../src/providers/provider-errors.ts';
import { ambient } from '../../src/types/ambient.ts';
import { readText } from '../../src/types/files/host-files.ts';

export default cmdlet({
  verb: 'Import',
  noun: 'LocalizedData',
  className: 'Microsoft.PowerShell.Commands.ImportLocalizedData',
  outputTypes: [],
  help: {
    synopsis: 'Reads the texts of a script in the language of the session.',
    description: 'Looks for the data file in the directory of the culture, its parent cultures, and beside the script.',
    examples: [
      {
        title: 'Texts beside a script',
        transcript: 'Import-LocalizedData -BindingVariable texts -BaseDirectory ./lang -FileName texts.psd1',
        remarks: 'It needs a folder of texts.',
        runnable: false,
      },
    ],
    links: ['Import-PowerShellDataFile'],
  },
  parameters: {
    BindingVariable: {
      type: 'string',
      position: 0,
      aliases: ['Variable'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Variable that gets the texts.',
    },
    UICulture: { type: 'string', position: 1, help: 'Culture whose texts are wanted.' },
    BaseDirectory: { type: 'string', help: 'Directory that holds the culture directories.' },
    FileName: { type: 'string', help: 'The data file; its name is that of the script when omitted.' },
    SupportedCommand: { type: 'string[]', help: 'Further commands that the file may call.' },
  },
  run(ps) {
    return {
      process() {
        const { BindingVariable, UICulture, BaseDirectory, FileName, SupportedCommand } = ps.parameters;
        const script = ps.runspace.activeFrame?.block.file ?? null;
        const base = BaseDirectory ?? (script ? directoryOf(script) : '');
        const name = FileName ?? (script ? moduleNameOf(script) : null);
        if (name !== null && /[\\/]/.test(name)) {
          throw invalidOperation('The argument for the FileName parameter should not contain a path.');
        }
        if (name === null) {
          return ps.fail(
            'InvalidOperation',
            'InvalidOperation',
            'The FileName parameter was not specified. The FileName parameter is required when Import-LocalizedData is not called from a script file.',
            { exception: 'System.Management.Automation.PSInvalidOperationException' },
          );
        }
        const folder = filePathOf(ps, base === '' ? '.' : base, true);
        const file = localizedFile(folder, name.replace(/\.psd1$/i, ''), UICulture ?? ambient().uiCulture);
        if (file === null) {
          const leaf = `${name.replace(/\.psd1$/i, '')}.psd1`;
          const directory = joined(folder, UICulture ?? ambient().uiCulture);
          const message = `Cannot find the PowerShell data file '${leaf}' in directory '${directory}', or in any parent culture directories.`;
          ps.error('ImportLocalizedData', 'ObjectNotFound', message, {
            target: joined(directory, leaf),
            exception: 'System.Management.Automation.PSInvalidOperationException',
          });
          return;
        }
        const value = evaluateDataText(ps.runspace, readText(file), file, SupportedCommand ?? []);
        if (BindingVariable) ps.session.setVariable(BindingVariable, value);
        else ps.write(value);
      },
    };
  },
});

/** The file of the culture, of its parents (`de-DE`, `de`), or of none. */
function localizedFile(base: string, name: string, culture: string): string | null {
  const parts = culture.split('-');
  for (let count = parts.length; count >= 0; count--) {
    const directory = parts.slice(0, count).join('-');
    const path = joined(base, `${directory === '' ? '' : `${directory}/`}${name}.psd1`);
    if (isFile(path)) return path;
  }
  return null;
}
