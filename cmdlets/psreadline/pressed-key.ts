/** Keys between the two forms: as the editor writes them (`Ctrl+a`), and as scripts get them (System.ConsoleKeyInfo). */
import { chordOfName, type KeyPress, pressOfCharacter } from '../../src/prompt/keys/chord.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { Char } from '../../src/types/values/char.ts';
import { ConsoleKeyInfo } from '../../src/types/values/console-key-info.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';

/** The characters of keys that have a name as well. */
const CHARACTERS: Readonly<Record<string, string>> = {
  Enter: '\r',
  Tab: '\t',
  Backspace: '\b',
  Escape: '\u001b',
  Spacebar: ' ',
};

/** The key of a chord's last part as a script block of a key gets it. */
export function keyInfo(chord: string, text: string): ConsoleKeyInfo {
  const last = /(?:^|,)((?:(?:Shift|Ctrl|Alt)\+)*(?:,|[^,]+))$/.exec(chord)?.[1] ?? chord;
  const parts = /^((?:(?:Shift|Ctrl|Alt)\+)*)(.+)$/s.exec(last);
  const name = parts?.[2] ?? last;
  const has = (modifier: string): boolean => parts?.[1]?.includes(`${modifier}+`) ?? false;
  const isLetter = /^[A-Za-z]$/.test(name);
  const modifiers = {
    shift: has('Shift') || (isLetter && name !== name.toLowerCase()),
    alt: has('Alt'),
    control: has('Ctrl'),
  };
  const character =
    text !== ''
      ? text[0]
      : isLetter && modifiers.control
        ? controlOf(name)
        : (CHARACTERS[name] ?? (name.length === 1 ? name : '\0'));
  return new ConsoleKeyInfo(Char.of((character ?? '\0').charCodeAt(0)), consoleKey(name), modifiers);
}

function controlOf(letter: string): string {
  return String.fromCharCode(letter.toUpperCase().charCodeAt(0) & 31);
}

function consoleKey(name: string): EnumValue {
  const type = typeNamed('System.ConsoleKey');
  const known = /^[A-Za-z]$/.test(name) ? name.toUpperCase() : /^[0-9]$/.test(name) ? `D${name}` : name;
  return EnumValue.of(type, type.declaration.members?.[known] ?? 0);
}

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
