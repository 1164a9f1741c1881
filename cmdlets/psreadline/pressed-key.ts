/** A key as the editor has it (`Ctrl+a`), of one that a script hands over (System.ConsoleKeyInfo). */
import { chordOfName, type KeyPress, pressOfCharacter } from '../../src/prompt/keys/chord.ts';
import type { ConsoleKeyInfo } from '../../src/types/values/console-key-info.ts';

/** The key press that a script hands to a function of the editor. */
export function pressOf(info: ConsoleKeyInfo): KeyPress {
  const { shift, alt, control } = info.modifiers;
  const name = info.key.toString();
  const modifiers = { shift, alt, ctrl: control };
  if (/^[A-Z]$/.test(name)) return pressOfCharacter(name.toLowerCase(), modifiers);
  const character = info.keyChar.toString();
  if (character >= ' ' && character !== '\u007f') return pressOfCharacter(character, { ...modifiers, shift: false });
  return { chord: chordOfName(name, modifiers), text: '' };
}
