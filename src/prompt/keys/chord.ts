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
 * Reads a chord as a person writes it (`ctrl+SHIFT+c`, `Ctrl+x,Ctrl+e`, `Alt-f`) into the canonical spelling.
 * @throws ChordError
 */
export function readChord(written: string): string {
  const first = readKey(written, 0);
  if (first.end >= written.length) return first.chord;
  if (written[first.end] !== ',') throw invalidSequence(written);
  const second = readKey(written, first.end + 1);
  if (second.end < written.length) throw invalidSequence(written);
  return `${first.chord},${second.chord}`;
}

/** One key from a place on, and where it ends. */
function readKey(written: string, start: number): { chord: string; end: number } {
  const modifiers = { shift: false, ctrl: false, alt: false };
  let at = start;
  for (;;) {
    const word = /^(?:shift|control|ctrl|alt)/i.exec(written.slice(at))?.[0];
    if (word === undefined) break;
    at += word.length;
    const name = word.toLowerCase() === 'control' ? 'ctrl' : (word.toLowerCase() as keyof Modifiers);
    if (modifiers[name])
      throw new ChordError(`Duplicate or invalid modifier token '${MODIFIER_NAMES[name]}' for key '${written}'.`);
    modifiers[name] = true;
    if (at >= written.length) throw unrecognizedKey(written);
    if (!/[-+]/.test(written[at] as string)) throw invalidSequence(written);
    at++;
  }
  if (at >= written.length) throw invalidSequence(written);
  const comma = written.indexOf(',', at);
  const name = comma === at ? ',' : written.slice(at, comma < 0 ? undefined : comma);
  const end = at + name.length;
  if ([...name].length === 1) return { chord: pressOfCharacter(name, modifiers).chord, end };
  const named = NAMED_KEYS.get(name.toLowerCase());
  if (named === undefined) throw unrecognizedKey(name);
  return { chord: chordOfName(named, modifiers), end };
}

const MODIFIER_NAMES: Readonly<Record<keyof Modifiers, string>> = { shift: 'Shift', ctrl: 'Control', alt: 'Alt' };

function invalidSequence(written: string): ChordError {
  return new ChordError(`Invalid sequence '${written}'.`);
}

function unrecognizedKey(name: string): ChordError {
  return new ChordError(
    `Unrecognized key '${name}'. Please use a character literal or a well-known key name from the System.ConsoleKey enumeration.`,
  );
}

/** The chord without Shift, for keys that are not bound with it. */
export function withoutShift(chord: string): string | null {
  return chord.startsWith('Shift+') ? chord.slice('Shift+'.length) : null;
}
