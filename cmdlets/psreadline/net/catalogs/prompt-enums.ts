/** The enums of the prompt's options and keys. */
import { defineType } from '../../../../src/types/type-declaration.ts';
import { OPTION_ENUMS } from '../../option-table.ts';

export default [
  defineType({ name: 'Microsoft.PowerShell.EditMode', kind: 'enum', members: OPTION_ENUMS.EditMode }),
  defineType({ name: 'Microsoft.PowerShell.BellStyle', kind: 'enum', members: OPTION_ENUMS.BellStyle }),
  defineType({ name: 'Microsoft.PowerShell.ViModeStyle', kind: 'enum', members: OPTION_ENUMS.ViModeStyle }),
  defineType({ name: 'Microsoft.PowerShell.ViMode', kind: 'enum', members: { Insert: 0, Command: 1 } }),
  defineType({ name: 'Microsoft.PowerShell.HistorySaveStyle', kind: 'enum', members: OPTION_ENUMS.HistorySaveStyle }),
  defineType({
    name: 'Microsoft.PowerShell.PredictionSource',
    kind: 'enum',
    flags: true,
    members: OPTION_ENUMS.PredictionSource,
  }),
  defineType({
    name: 'Microsoft.PowerShell.PredictionViewStyle',
    kind: 'enum',
    members: OPTION_ENUMS.PredictionViewStyle,
  }),
  defineType({
    name: 'Microsoft.PowerShell.AddToHistoryOption',
    kind: 'enum',
    members: { SkipAdding: 0, MemoryOnly: 1, MemoryAndFile: 2 },
  }),
  defineType({
    name: 'Microsoft.PowerShell.KeyHandlerGroup',
    kind: 'enum',
    members: {
      Basic: 0,
      CursorMovement: 1,
      History: 2,
      Completion: 3,
      Prediction: 4,
      Miscellaneous: 5,
      Selection: 6,
      Search: 7,
      Custom: 8,
    },
  }),
];
