/** Format-Table: shows objects as rows of a table. */
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
  noun: 'Table',
  aliases: ['ft'],
  className: 'Microsoft.PowerShell.Commands.FormatTableCommand',
  outputTypes: FORMAT_OUTPUT_TYPES,
  help: {
    synopsis: 'Shows objects as rows of a table.',
    description:
      'Without -Property the view of the first object decides which columns there are. The result is for showing only: pipe it to Out-* cmdlets, not to cmdlets that work on objects.',
    examples: [
      {
        title: 'Choose columns',
        transcript:
          "PS> [pscustomobject]@{ Name = 'fe01'; Port = 443; Role = 'FE' } | Format-Table Name, Port\n\nName Port\n---- ----\nfe01  443\n",
      },
      {
        title: 'Compute a column',
        transcript:
          "PS> [pscustomobject]@{ Name = 'a'; Size = 3MB } | Format-Table Name, @{ n = 'MB'; e = { $_.Size / 1MB } }\n\nName MB\n---- --\na     3\n",
      },
    ],
    links: ['Format-List', 'Format-Wide', 'Format-Custom', 'Out-String'],
  },
  parameters: {
    Property: PROPERTY_PARAMETER,
    AutoSize: { type: 'switch', help: 'Fits the columns to the content of all rows before the first is shown.' },
    RepeatHeader: { type: 'switch', help: 'Repeats the header after each screenful.' },
    HideTableHeaders: { type: 'switch', help: 'Leaves the header out.' },
    Wrap: { type: 'switch', help: 'Continues long values on further lines instead of cutting them.' },
    ...COMMON_FORMAT_PARAMETERS,
  },
  run(ps) {
    return formatBlocks(ps, 'table', PARAMETER_KEYS.table, ps.parameters.Property, () => ({
      autoSize: ps.parameters.AutoSize,
      repeatHeader: ps.parameters.RepeatHeader,
      hideHeaders: ps.parameters.HideTableHeaders,
      wrap: ps.parameters.Wrap,
    }));
  },
});
