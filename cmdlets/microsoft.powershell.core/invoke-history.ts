/** Invoke-History: runs a command of the history again. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
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
        if (!found) return reportMissing(ps, Id);
        if (!ps.shouldProcess(found.commandLine)) return;
        ps.host(found.commandLine);
        const block = ps.runspace.scripts.fromText(found.commandLine, ps.session);
        const call = { caller: ps.runspace.activeFrame, newScope: false, allClauses: true };
        for (const value of ps.runspace.invokeBlock(block, call)) ps.write(value);
      },
    };
  },
});

function reportMissing(ps: CmdletActions, id: string | undefined): never {
  if (id === undefined) {
    return ps.fail('InvokeHistoryNoLastHistoryEntryFound', 'InvalidOperation', 'Cannot locate most recent history.', {
      exception: 'System.InvalidOperationException',
    });
  }
  const number = /^-?\d+$/.test(id) ? BigInt(id) : null;
  if (number === null) {
    const message = `Cannot locate the history for command line ${id}.`;
    return ps.fail('InvokeHistoryNoHistoryForCommandline', 'ObjectNotFound', message, {
      target: id,
      exception: 'System.ArgumentException',
    });
  }
  const target = new Int64(number);
  if (number > 0n) {
    return ps.fail('InvokeHistoryNoHistoryForId', 'ObjectNotFound', `Cannot locate the history for Id ${id}.`, {
      target,
      exception: 'System.ArgumentException',
    });
  }
  const message = `The identifier ${id} is not a valid value for a History identifier. Specify a positive number, and then try again. (Parameter 'Id')`;
  return ps.fail('InvokeHistoryInvalidIdGetHistory', 'InvalidArgument', message, {
    target,
    exception: 'System.ArgumentOutOfRangeException',
  });
}
