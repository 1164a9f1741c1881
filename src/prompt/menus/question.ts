/** Modes of one key: a question for y or n, and "what is this key". */
import type { KeyPress } from '../keys/chord.ts';
import type { StyledLine } from '../screen/cells.ts';
import type { Mode } from './mode.ts';

/** Shows a line until a key comes, and hands that key on. */
export class OneKeyMode implements Mode {
  constructor(
    private readonly text: string,
    private readonly answer: (key: KeyPress) => void,
  ) {}

  handle(key: KeyPress): 'done' {
    this.answer(key);
    return 'done';
  }

  lines(): StyledLine[] {
    return [[{ text: this.text, style: '' }]];
  }

  cursorColumn(): null {
    return null;
  }
}
