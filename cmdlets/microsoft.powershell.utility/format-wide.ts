/** Format-Wide: shows one property of each object, several objects beside each other. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { COMMON_FORMAT_PARAMETERS, FORMAT_OUTPUT_TYPES, formatBlocks } from '../../src/formatting/format-cmdlet.ts';
import { PARAMETER_KEYS } from '../../src/formatting/property-parameters.ts';

export default cmdlet({
  verb: 'Format',
  noun: 'Wide',
  aliases: ['fw'],
  className: 'Microsoft.PowerShell.Commands.FormatWideCommand',
  outputTypes: FORMAT_OUTPUT_TYPES,
  help: {
    synopsis: 'Shows one property of each object, several objects beside each other.',
    examples: [
      {
        title: 'Names in three columns',
        transcript:
          "PS> 'fe01', 'fe02', 'fe03' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | Format-Wide Name -Column 3\n\nfe01                                    fe02                                    fe03\n",
      },
    ],
    links: ['Format-Table', 'Format-List', 'Format-Custom'],
  },
  parameters: {
    Property: {
      type: 'object',
      position: 0,
      help: 'The property to show: a name, a script block, or a table with Expression and FormatString.',
    },
    AutoSize: { type: 'switch', help: 'As many columns as the widest value allows.' },
    Column: {
      type: 'int',
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'How many columns there are; 2 without it.',
    },
    ...COMMON_FORMAT_PARAMETERS,
  },
  run(ps) {
    const { Property, AutoSize, Column } = ps.parameters;
    const properties = Property === undefined || Property === null ? undefined : [Property];
    return formatBlocks(ps, 'wide', PARAMETER_KEYS.wide, properties, () => {
      if (AutoSize && Column !== undefined) {
        ps.fail(
          'FormatCannotSpecifyAutosizeAndColumns',
          'InvalidArgument',
          'Cmdlet parameters AutoSize and Column are mutually exclusive.',
          { exception: 'System.IO.InvalidDataException' },
        );
      }
      return { autoSize: AutoSize, columns: Column };
    });
  },
});
