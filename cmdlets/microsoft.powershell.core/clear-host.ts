/** Clear-Host: empties the screen. PowerShell has it as a function around the console, which scripts cannot reach here. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Clear',
  noun: 'Host',
  aliases: ['cls', 'clear'],
  help: {
    synopsis: 'Empties the screen.',
    description: 'Where the output goes to a file or a pipe, nothing happens.',
    examples: [
      {
        title: 'An empty screen',
        transcript: 'PS> Clear-Host',
        remarks: 'What is on the screen goes, so that there is nothing to show here.',
        runnable: false,
      },
    ],
  },
  parameters: {},
  run(ps) {
    return {
      end() {
        ps.ui.clear();
      },
    };
  },
});
