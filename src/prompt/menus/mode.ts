/** Something that takes the keys for a time, and shows itself below the text. */
import type { KeyPress } from '../keys/chord.ts';
import type { StyledLine } from '../screen/cells.ts';
import type { Size } from '../screen/compose.ts';

export interface Mode {
  /** `stay`: the key was taken; `done`: it was taken, and the mode is over; `pass`: it is over, and the key is for what is below. */
  handle(key: KeyPress): 'stay' | 'done' | 'pass';
  /** What is shown below the text. */
  lines(size: Size): StyledLine[];
  /** Where the cursor stands in the first of these lines; null when it stays in the text. */
  cursorColumn(): number | null;
  /** Pasted text; null when that ends the mode. */
  paste?(text: string): void;
}
