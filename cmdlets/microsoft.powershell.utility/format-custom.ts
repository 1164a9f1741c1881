/** Format-Custom: shows objects by a custom view, or as a tree of their properties. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import {
  COMMON_FORMAT_PARAMETERS,
  FORMAT_OUTPUT_TYPES,
  formatBlocks,
  PROPERTY_PARAMETER,
} from '../../src/formatting/format-cmdlet.ts';
import { PARAMETER_KEYS } from '../../src/formatting/property-parameters.ts';

export default cmdlet({
  verb: 'Format',
  noun: 'Custom',
  aliases: ['fc'],
  className: 'Microsoft.PowerShell.Commands.FormatCustomCommand',
  outputTypes: FORMAT_OUTPUT_TYPES,
  help: {
    synopsis: 'Shows objects by a custom view, or as a tree of their properties.',
    examples: [
      {
        title: 'An object as a tree',
        transcript:
          'PS> [pscustomobject]@{ A = 1; B = 2 } | Format-Custom\n\nclass PSCustomObject\n{\n  A = 1\n  B = 2\n}\n\n',
      },
    ],
    links: ['Format-Table', 'Format-List', 'Format-Wide'],
  },
  parameters: {
    Property: PROPERTY_PARAMETER,
    Depth: {
      type: 'int',
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'How deep properties that are objects themselves are shown; 5 without it.',
    },
    ...COMMON_FORMAT_PARAMETERS,
  },
  run(ps) {
    return formatBlocks(ps, 'custom', PARAMETER_KEYS.custom, ps.parameters.Property, () => ({
      depth: ps.parameters.Depth,
    }));
  },
});
