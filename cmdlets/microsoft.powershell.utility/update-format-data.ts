/** Update-FormatData: adds the views of format files to the session. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { parseFormatFile } from '../../src/formatting/format-file.ts';
import { RunspaceContext, viewsOf } from '../../src/formatting/runspace-context.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { NetException } from '../../src/types/net-exception.ts';

export default cmdlet({
  verb: 'Update',
  noun: 'FormatData',
  className: 'Microsoft.PowerShell.Commands.UpdateFormatDataCommand',
  defaultParameterSet: 'FileSet',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  help: {
    synopsis: 'Adds the views of format files to the session.',
    description:
      'Views of prepended files come before the built-in ones and so replace them; those of appended files are for types that have none. Without paths the files of the session are read again.',
    examples: [
      {
        title: 'Use a view of your own',
        transcript: 'PS> Update-FormatData -PrependPath ./My.format.ps1xml',
        remarks: 'It needs a format file of that name.',
        runnable: false,
      },
    ],
    links: ['Get-FormatData', 'Export-FormatData', 'Update-TypeData'],
  },
  parameters: {
    AppendPath: {
      type: 'string[]',
      in: { FileSet: { position: 0, pipeline: 'both' } },
      aliases: ['PSPath', 'Path'],
      validate: [{ kind: 'notNull' }],
      help: 'Files whose views come after those there are.',
    },
    PrependPath: {
      type: 'string[]',
      in: { FileSet: {} },
      validate: [{ kind: 'notNull' }],
      help: 'Files whose views come before those there are.',
    },
  },
  run(ps) {
    const views = viewsOf(ps.runspace);
    const add = (path: string, where: 'append' | 'prepend'): void => {
      if (!/\.ps1xml$/i.test(path)) {
        ps.error(
          'WrongExtension',
          'InvalidArgument',
          `Cannot read the file ${path} because it does not have the file name extension ".ps1xml".`,
          {
            target: path,
            exception: 'System.Management.Automation.PSInvalidOperationException',
          },
        );
      } else if (ps.shouldProcess(`FileName: ${path}`, 'Update FormatData')) loadFile(ps, path, where);
    };
    return {
      process() {
        const { AppendPath, PrependPath } = ps.parameters;
        // In the order given: the first of the prepended files is looked at first.
        for (const path of [...(PrependPath ?? [])].reverse()) add(path, 'prepend');
        for (const path of AppendPath ?? []) add(path, 'append');
        if (!AppendPath && !PrependPath) for (const path of views.loadedFiles()) add(path, 'append');
      },
    };
  },
});

function loadFile(
  ps: Pick<CmdletActions, 'error' | 'writeError' | 'recordOf' | 'runspace'>,
  path: string,
  where: 'append' | 'prepend',
): void {
  const { files } = ambient();
  const full = files.fullPath(path);
  let text: string;
  try {
    text = hostFiles().readText(files.hostPath(path));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    ps.error('PathNotFound', 'ObjectNotFound', `Cannot find path '${full}' because it does not exist.`, {
      target: full,
      exception: 'System.Management.Automation.ItemNotFoundException',
    });
    return;
  }
  const context = new RunspaceContext(ps.runspace);
  try {
    const parsed = parseFormatFile(text.replace(/^\ufeff/, ''), full, (script) => context.compile(script));
    context.views.addFile(full, parsed, where);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    ps.writeError(ps.recordOf(error, 'FormatXmlUpdateException', 'InvalidOperation', null));
  }
}
