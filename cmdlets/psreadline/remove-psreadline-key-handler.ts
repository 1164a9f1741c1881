/** Remove-PSReadLineKeyHandler: takes the binding of keys of the prompt away. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { chordParameters, tableOf } from './chord-parameters.ts';
import { chordNamed } from './key-handlers.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'PSReadLineKeyHandler',
  className: 'Microsoft.PowerShell.RemoveKeyHandlerCommand',
  help: {
    synopsis: 'Takes the binding of keys of the prompt away.',
    examples: [
      {
        title: 'F1 does nothing any more',
        transcript: 'PS> Remove-PSReadLineKeyHandler -Chord F1\nPS> @(Get-PSReadLineKeyHandler -Chord F1).Count\n0',
      },
    ],
    links: ['Get-PSReadLineKeyHandler', 'Set-PSReadLineKeyHandler'],
  },
  parameters: { ...chordParameters },
  run(ps) {
    return {
      end() {
        const { Chord: chords = [] } = ps.parameters;
        const { options, table } = tableOf(ps);
        for (const chord of chords.map(chordNamed)) options.bind({ table, chord, binding: null });
      },
    };
  },
});
