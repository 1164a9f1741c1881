/**
 * How a key press is written: `Ctrl+a`, `Alt+B`, `Shift+Ctrl+Enter`, as in PSReadLine's tables. A letter carries Shift in
 * its case (`Ctrl+C` is Ctrl+Shift+c); a sign is written as it is typed, whatever keys that takes on a keyboard.
 */

/** A key press: its chord, and what it inserts where nothing is bound to it. */
export interface KeyPress {
  readonly chord: string;
  /** Empty for keys that insert nothing. */
  readonly text: string;
}

export interface Modifiers {
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
}

export const NO_MODIFIERS: Modifiers = { shift: false, ctrl: false, alt: false };

/** Keys with a name, by their lower-case name: those of System.ConsoleKey that a console has. */
const NAMED_KEYS: ReadonlyMap<string, string> = new Map(
  [
    ...['Backspace', 'Tab', 'Clear', 'Enter', 'Pause', 'Escape', 'Spacebar', 'PageUp', 'PageDown', 'End', 'Home'],
    ...['LeftArrow', 'UpArrow', 'RightArrow', 'DownArrow', 'Select', 'Print', 'Execute', 'PrintScreen', 'Insert'],
    ...['Delete', 'Help', 'LeftWindows', 'RightWindows', 'Applications', 'Sleep', 'Multiply', 'Add', 'Separator'],
    ...['Subtract', 'Decimal', 'Divide'],
    ...Array.from({ length: 24 }, (_, i) => `F${i + 1}`),
    ...Array.from({ length: 10 }, (_, i) => `NumPad${i}`),
  ].map((name) => [name.toLowerCase(), name]),
);

/** The chord of a named key. */
export function chordOfName(name: string, { shift, ctrl, alt }: Modifiers): string {
  return `${shift ? 'Shift+' : ''}${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${name}`;
}

/** The key press that types a character with modifiers held down. */
export function pressOfCharacter(character: string, modifiers: Modifiers): KeyPress {
  const { shift, ctrl, alt } = modifiers;
  if (character === ' ') return { chord: chordOfName('Spacebar', modifiers), text: ctrl || alt ? '' : ' ' };
  const sign = shift ? character.toUpperCase() : character;
  const chord = `${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${sign}`;
  return { chord, text: ctrl || alt ? '' : sign };
}

/** What is wrong with the spelling of a chord, in PSReadLine's words. */
export class ChordError extends Error {}

/**
 * Reads a chord as a person writes it (`ctrl+SHIFT+c`, `Ctrl+x,Ctrl+e`) into the canonical spelling.
 * @throws ChordError
 * @internal the cmdlets of PSReadLine are to read chords with it
 */
export function readChord(written: string): string {
  const keys = splitKeys(written);
  if (keys.length > 2) throw new ChordError(`Invalid sequence '${written}'.`);
  return keys.map(readKey).join(',');
}

/** `,` separates keys, and is a key itself: `Ctrl+,` and `,`. */
function splitKeys(written: string): string[] {
  const keys: string[] = [];
  let key = '';
  for (const [at, c] of [...written].entries()) {
    const isKey = key === '' || key.endsWith('+');
    if (c === ',' && !(isKey && (at > 0 || written.length === 1))) {
      keys.push(key);
      key = '';
    } else key += c;
  }
  keys.push(key);
  return keys;
}

function readKey(written: string): string {
  const parts = written.split('+');
  // `Ctrl++` is the plus sign.
  if (parts.length > 1 && parts.at(-1) === '') parts.splice(-2, 2, '+');
  const name = parts.pop() as string;
  const modifiers = { shift: false, ctrl: false, alt: false };
  for (const part of parts) {
    switch (part.toLowerCase()) {
      case 'shift':
        modifiers.shift = true;
        break;
      case 'ctrl':
      case 'control':
        modifiers.ctrl = true;
        break;
      case 'alt':
        modifiers.alt = true;
        break;
      default:
        throw new ChordError(`Invalid modifier '${part}'. The modifiers are 'Ctrl', 'Alt', and 'Shift'.`);
    }
  }
  if ([...name].length === 1) return pressOfCharacter(name, modifiers).chord;
  const named = NAMED_KEYS.get(name.toLowerCase());
  if (named === undefined)
    throw new ChordError(
      `Unrecognized key '${name}'. Please use a character literal or a well-known key name from the System.ConsoleKey enumeration.`,
    );
  return chordOfName(named, modifiers);
}

/** The chord without Shift, for keys that are not bound with it. */
export function withoutShift(chord: string): string | null {
  return chord.startsWith('Shift+') ? chord.slice('Shift+'.length) : null;
}
