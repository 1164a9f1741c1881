/** System.ConsoleKeyInfo: a key that was pressed. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { Char } from './char.ts';
import { EnumValue } from './enum-value.ts';

/** The characters of keys that have a name as well. */
const CHARACTERS: Readonly<Record<string, string>> = {
  Enter: '\r',
  Tab: '\t',
  Backspace: '\b',
  Escape: '\u001b',
  Spacebar: ' ',
};

export class ConsoleKeyInfo extends NetObject {
  constructor(
    readonly keyChar: Char,
    /** A System.ConsoleKey. */
    readonly key: EnumValue,
    readonly modifiers: { readonly shift: boolean; readonly alt: boolean; readonly control: boolean },
  ) {
    super();
  }

  /** The key of a chord's last part, as the editor writes it (`Ctrl+a`), and the text that it types. */
  static ofPress(chord: string, text: string): ConsoleKeyInfo {
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

  netType(): NetType {
    return typeNamed('System.ConsoleKeyInfo');
  }

  /** The same for equal keys. */
  get identity(): string {
    const { shift, alt, control } = this.modifiers;
    return [this.keyChar.code, this.key.value, shift, alt, control].join();
  }
}

function controlOf(letter: string): string {
  return String.fromCharCode(letter.toUpperCase().charCodeAt(0) & 31);
}

function consoleKey(name: string): EnumValue {
  const type = typeNamed('System.ConsoleKey');
  const known = /^[A-Za-z]$/.test(name) ? name.toUpperCase() : /^[0-9]$/.test(name) ? `D${name}` : name;
  return EnumValue.of(type, type.declaration.members?.[known] ?? 0);
}
