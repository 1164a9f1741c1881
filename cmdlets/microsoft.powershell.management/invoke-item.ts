/** Invoke-Item: refused: there is no desktop. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { notSupported } from '../../src/providers/provider.ts';

export default cmdlet({
  verb: 'Invoke',
  noun: 'Item',
  aliases: ['ii'],
  defaultParameterSet: 'Path',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Would open an item with its program; this shell has no desktop and refuses.',
    examples: [
      {
        title: 'The refusal',
        transcript:
          'PS> Invoke-Item . -ErrorAction SilentlyContinue -ErrorVariable refusal\nPS> $refusal.FullyQualifiedErrorId\nNotSupported,Microsoft.PowerShell.Commands.InvokeItemCommand',
      },
    ],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['Path'],
      help: 'The items, by path; wildcards find several.',
    },
    Filter: { type: 'string', help: 'A pattern in the language of the provider, which looks for itself.' },
    Include: { type: 'string[]', help: 'Only items whose names fit one of these patterns.' },
    Exclude: { type: 'string[]', help: 'Leaves out items whose names fit one of these patterns.' },
    Credential: {
      type: 'pscredential',
      pipeline: 'name',
      help: 'Ignored: no provider of this shell takes credentials.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The items, by path; no character is a wildcard.',
    },
  },
  run(ps) {
    return {
      process() {
        forEachItem(ps, ps.parameters, () => {
          throw notSupported();
        });
      },
    };
  },
});
