/** All functions by name, as they are bound; what each is for stands in functions.json. */
import type { CommandTable, EditorCommand } from './command.ts';
import { editingCommands } from './editing.ts';
import { killingCommands } from './killing.ts';
import { miscellaneousCommands } from './miscellaneous.ts';
import { movementCommands } from './movement.ts';
import { predictionCommands } from './prediction.ts';
import { recallingCommands } from './recalling.ts';
import { searchingCommands } from './searching.ts';
import { selectingCommands } from './selecting.ts';
import { viCommands } from './vi.ts';
import { viOperatorCommands } from './vi-operators.ts';

export const allCommands: CommandTable = {
  ...editingCommands,
  ...killingCommands,
  ...miscellaneousCommands,
  ...movementCommands,
  ...predictionCommands,
  ...recallingCommands,
  ...searchingCommands,
  ...selectingCommands,
  ...viCommands,
  // Last: in vi's command mode BackwardDeleteWord keeps what it deletes, which harms nowhere else.
  ...viOperatorCommands,
};

/** The function of a name, in any letter case. */
export function commandNamed(name: string): EditorCommand | null {
  return Object.hasOwn(allCommands, name) ? (allCommands[name] as EditorCommand) : null;
}
