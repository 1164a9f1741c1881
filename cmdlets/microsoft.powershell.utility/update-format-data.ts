/** Update-FormatData: adds the views of format files to the session. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { parseFormatFile } from '../../src/formatting/format-file.ts';
import { RunspaceContext, viewsOf } from '../../src/formatting/runspace-context.ts';
import { readSessionFile, type SessionFile } from '../../src/formatting/session-file.ts';
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
    return {
      process() {
        const { AppendPath, PrependPath } = ps.parameters;
        const files = (paths: readonly string[] | undefined, errorId: string) =>
          (paths ?? []).map((path) => readSessionFile(ps, path, errorId)).filter((file) => file !== null);
        // In the order given: the first of the prepended files is looked at first.
        const prepended = files(PrependPath, 'FormatPrependPathException').reverse();
        for (const file of prepended) load(ps, file, 'prepend');
        const appended = AppendPath ?? (PrependPath ? [] : viewsOf(ps.runspace).loadedFiles());
        for (const file of files([...appended], 'FormatAppendPathException')) load(ps, file, 'append');
      },
    };
  },
});

function load(
  ps: Pick<CmdletActions, 'writeError' | 'recordOf' | 'runspace' | 'shouldProcess'>,
  { path, text }: SessionFile,
  where: 'append' | 'prepend',
): void {
  if (!ps.shouldProcess(`FileName: ${path}`, 'Update FormatData')) return;
  const context = new RunspaceContext(ps.runspace);
  try {
    const parsed = parseFormatFile(text, path, (script) => context.compile(script));
    context.views.addFile(path, parsed, where);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    ps.writeError(ps.recordOf(error, 'FormatXmlUpdateException', 'InvalidOperation', null));
  }
}
