/** Invoke-Expression: runs a text as a script. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { UNDERSCORE_SLOT } from '../../src/engine/layout.ts';

export default cmdlet({
  verb: 'Invoke',
  noun: 'Expression',
  aliases: ['iex'],
  help: {
    synopsis: 'Runs a text as a script, in the scope of the caller.',
    examples: [
      { title: 'A text that is a script', transcript: "PS> Invoke-Expression '$answer = 6 * 7'\nPS> $answer\n42" },
    ],
    links: ['Invoke-Command'],
  },
  parameters: {
    Command: { type: 'string', position: 0, mandatory: true, pipeline: 'value', help: 'The text.' },
  },
  run(ps) {
    return {
      process() {
        const block = ps.runspace.scripts.fromText(ps.parameters.Command ?? '', null);
        const item = ps.session.current.slots[UNDERSCORE_SLOT];
        ps.streamFor(block, item);
      },
    };
  },
});
