/** Invoke-History: runs a command of the history again. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { Int64 } from '../../src/types/values/numbers.ts';

export default cmdlet({
  verb: 'Invoke',
  noun: 'History',
  aliases: ['ihy', 'r'],
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Runs a command of the history again.',
    description: 'Without a number, the last one. A text means the newest command that begins with it.',
    examples: [
      {
        title: 'The last command',
        transcript: 'Invoke-History',
        remarks: 'It runs what was typed before.',
        runnable: false,
      },
    ],
    links: ['Get-History'],
  },
  parameters: {
    Id: { type: 'string', position: 0, pipeline: 'name', help: 'The number of the entry or job.' },
  },
  run(ps) {
    return {
      end() {
        const { entries } = ps.runspace.history;
        const { Id } = ps.parameters;
        const found =
          Id === undefined
            ? entries.at(-1)
            : entries.findLast((entry) =>
                /^\d+$/.test(Id)
                  ? entry.id === Number(Id)
                  : entry.commandLine.toLowerCase().startsWith(Id.toLowerCase()),
              );
        if (!found) {
          return ps.fail(
            'InvokeHistoryNoHistoryForId',
            'ObjectNotFound',
            Id === undefined ? 'Cannot locate history.' : `Cannot locate the history for Id ${Id}.`,
            {
              target: Id === undefined ? null : /^\d+$/.test(Id) ? new Int64(BigInt(Id)) : Id,
              exception: 'System.ArgumentException',
            },
          );
        }
        if (!ps.shouldProcess(found.commandLine)) return;
        ps.host(found.commandLine);
        const block = ps.runspace.scripts.fromText(found.commandLine, ps.session);
        for (const value of ps.runspace.invokeBlock(block, { caller: ps.runspace.activeFrame, newScope: false }))
          ps.write(value);
      },
    };
  },
});
