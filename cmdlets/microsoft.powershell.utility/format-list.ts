/** Format-List: shows each object as a list of its properties. */
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
  noun: 'List',
  aliases: ['fl'],
  className: 'Microsoft.PowerShell.Commands.FormatListCommand',
  outputTypes: FORMAT_OUTPUT_TYPES,
  help: {
    synopsis: 'Shows each object as a list of its properties.',
    description: 'With `*` as -Property every property is shown, also those that the default view leaves out.',
    examples: [
      {
        title: 'All properties of an object',
        transcript: "PS> [pscustomobject]@{ Name = 'fe01'; Port = 443 } | Format-List\n\nName : fe01\nPort : 443\n",
      },
    ],
    links: ['Format-Table', 'Format-Wide', 'Format-Custom', 'Out-String'],
  },
  parameters: { Property: PROPERTY_PARAMETER, ...COMMON_FORMAT_PARAMETERS },
  run(ps) {
    return formatBlocks(ps, 'list', PARAMETER_KEYS.list, ps.parameters.Property, () => ({}));
  },
});
