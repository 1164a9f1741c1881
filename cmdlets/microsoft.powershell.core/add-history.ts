/** Add-History: adds entries to the history of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { getMember } from '../../src/types/members/member-access.ts';

export default cmdlet({
  verb: 'Add',
  noun: 'History',
  outputTypes: ['Microsoft.PowerShell.Commands.HistoryInfo'],
  help: {
    synopsis: 'Adds entries to the history of the session.',
    examples: [
      {
        title: 'From another session',
        transcript: 'Import-Clixml history.xml | Add-History',
        remarks: 'It needs a file of that name.',
        runnable: false,
      },
    ],
    links: ['Get-History'],
  },
  parameters: {
    InputObject: { type: 'psobject[]', position: 0, pipeline: 'value', help: 'The objects; usually piped.' },
    Passthru: { type: 'switch', help: 'Also gives the object it worked on.' },
  },
  run(ps) {
    return {
      process() {
        for (const item of ps.parameters.InputObject ?? []) {
          const line = getMember(item, 'CommandLine');
          if (typeof line !== 'string' || line === '') {
            ps.error(
              'AddHistoryInvalidInput',
              'InvalidData',
              'Cannot add history because the input object has a format that is not valid.',
              { target: item, exception: 'System.InvalidOperationException' },
            );
            continue;
          }
          const now = ps.runspace.ambient.now();
          const entry = ps.runspace.history.add(line, 'Completed', now, now);
          if (ps.parameters.Passthru) ps.write(entry);
        }
      },
    };
  },
});
