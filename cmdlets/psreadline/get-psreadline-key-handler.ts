/** Get-PSReadLineKeyHandler: what the keys of the prompt do. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { allHandlers, handlersOfChords } from './key-handlers.ts';
import { promptOptionsOf } from './prompt-options.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSReadLineKeyHandler',
  className: 'Microsoft.PowerShell.GetKeyHandlerCommand',
  defaultParameterSet: 'FullListing',
  outputTypes: ['Microsoft.PowerShell.KeyHandler'],
  help: {
    synopsis: 'Lists the keys of the prompt and what they do.',
    description:
      'Keys of the command mode of vi stand between < and >. Without parameters the keys that are bound are listed.',
    examples: [
      {
        title: 'What a key does',
        transcript: 'PS> (Get-PSReadLineKeyHandler -Chord Enter).Function\nAcceptLine',
      },
    ],
    links: ['Set-PSReadLineKeyHandler', 'Remove-PSReadLineKeyHandler'],
  },
  parameters: {
    Bound: { type: 'switch', in: ['FullListing'], help: 'Lists the keys that are bound.' },
    Unbound: { type: 'switch', in: ['FullListing'], help: 'Lists the functions that no key has.' },
    Chord: {
      type: 'string[]',
      aliases: ['Key'],
      in: { SpecificBindings: { position: 0, mandatory: true } },
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Keys, such as Ctrl+a; a comma stands between the keys of a chord.',
    },
  },
  run(ps) {
    return {
      end() {
        const { Bound: bound = false, Unbound: unbound = false, Chord: chords } = ps.parameters;
        const options = promptOptionsOf(ps.runspace);
        const found = chords ? handlersOfChords(options, chords) : allHandlers(options, bound || !unbound, unbound);
        for (const handler of found) ps.write(handler);
      },
    };
  },
});
