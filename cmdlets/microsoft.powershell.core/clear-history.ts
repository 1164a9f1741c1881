/** Clear-History: removes entries from the history of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { fitsAny } from '../../src/engine/modules/module-exports.ts';

export default cmdlet({
  verb: 'Clear',
  noun: 'History',
  aliases: ['clhy'],
  defaultParameterSet: 'IDParameter',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Removes entries from the history of the session.',
    examples: [{ title: 'All of it', transcript: 'PS> Clear-History' }],
    links: ['Get-History'],
  },
  parameters: {
    Id: {
      type: 'int[]',
      position: 0,
      in: ['IDParameter'],
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'The number of the entry or job.',
    },
    Count: {
      type: 'int',
      position: 1,
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'How many entries.',
    },
    CommandLine: {
      type: 'string[]',
      in: ['CommandLineParameter'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Entries by their text.',
    },
    Newest: { type: 'switch', help: 'Counts from the newest.' },
  },
  run(ps) {
    return {
      end() {
        const { Id, CommandLine, Count, Newest } = ps.parameters;
        const { history } = ps.runspace;
        let chosen = history.entries.filter(
          (entry) => (!Id || Id.includes(entry.id)) && (!CommandLine || fitsAny(entry.commandLine, CommandLine)),
        );
        if (Count !== undefined) chosen = Newest ? chosen.slice(-Count) : chosen.slice(0, Count);
        for (const entry of chosen) if (ps.shouldProcess(entry.commandLine)) history.remove(entry);
      },
    };
  },
});
