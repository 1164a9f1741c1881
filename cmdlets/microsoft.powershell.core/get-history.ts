/** Get-History: lists the commands that were entered in the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'History',
  aliases: ['ghy', 'h', 'history'],
  outputTypes: ['Microsoft.PowerShell.Commands.HistoryInfo'],
  help: {
    synopsis: 'Lists the commands that were entered in the session.',
    examples: [
      {
        title: 'The last two',
        transcript: 'Get-History -Count 2',
        remarks: 'What it shows depends on what was typed before.',
        runnable: false,
      },
    ],
    links: ['Invoke-History', 'Add-History', 'Clear-History'],
  },
  parameters: {
    Id: {
      type: 'long[]',
      position: 0,
      pipeline: 'value',
      validate: [{ kind: 'range', min: 1, max: 9223372036854775807n }],
      help: 'The number of the entry or job.',
    },
    Count: { type: 'int', position: 1, validate: [{ kind: 'range', min: 0, max: 32767 }], help: 'How many entries.' },
  },
  run(ps) {
    return {
      process() {
        const { Id, Count } = ps.parameters;
        const { entries } = ps.runspace.history;
        if (!Id) {
          for (const entry of entries.slice(Count === undefined ? 0 : Math.max(0, entries.length - Count)))
            ps.write(entry);
          return;
        }
        for (const wanted of Id) {
          const id = Number(wanted.value);
          const found = entries.find((entry) => entry.id === id);
          if (found) ps.write(found);
          else
            ps.error('GetHistoryNoHistoryForId', 'ObjectNotFound', `Cannot locate the history for Id ${id}.`, {
              target: wanted,
              exception: 'System.ArgumentException',
            });
        }
      },
    };
  },
});
