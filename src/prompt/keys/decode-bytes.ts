/**
 * The bytes of a terminal as key presses, pasted texts and reports: the only reader of them. Knows the sequences of
 * xterm and its kin, kitty's keyboard protocol, xterm's modifyOtherKeys and Windows Terminal's win32-input-mode. Bytes
 * may be cut anywhere; what is no UTF-8 becomes U+FFFD.
 */
import { chordOfName, type KeyPress, type Modifiers, NO_MODIFIERS, pressOfCharacter } from './chord.ts';
import sequences from './sequences.json' with { type: 'json' };

export type TerminalEvent =
  | ({ readonly kind: 'key' } & KeyPress)
  /** A text that the terminal marks as pasted. */
  | { readonly kind: 'paste'; readonly text: string }
  /** Where the cursor is, both from 1: the answer to a question. */
  | { readonly kind: 'cursor'; readonly row: number; readonly column: number };

const ESC = '\u001b';
const PASTE_BEGIN = `${ESC}[200~`;
const PASTE_END = `${ESC}[201~`;
/** A paste without an end is let go when it has grown to this. */
const LONGEST_PASTE = 64 << 20;
/** Nobody's sequence is longer; what is, is no sequence. */
const LONGEST_SEQUENCE = 64;

/** A whole control sequence: its private mark, parameters, intermediate characters and final letter. */
const CSI = /^\u001b\[([<=>?]?)([0-9;:]*)([ -/]*)([@-~])/;
const CSI_BEGUN = /^\u001b\[[<=>?]?[0-9;:]*[ -/]*$/;
const SS3 = /^\u001bO([0-9]?)([A-Za-z])/;
/** An operating system command, as terminals answer questions for colours with. */
const OSC = /^\u001b\][0-9][^\u0007\u001b]*(?:\u0007|\u001b\\)/;
const OSC_BEGUN = /^\u001b\][0-9][^\u0007\u001b]*\u001b?$/;

export class KeyDecoder {
  private readonly utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  private rest = '';
  private pasted: string[] | null = null;
  private pastedLength = 0;
  /** While one is awaited, a cursor report is taken for one; xterm's Shift+F3 looks the same. */
  awaitsCursor = false;

  /** Whether something has begun that only more bytes, or the passing of time, can end. */
  get isPasting(): boolean {
    return this.pasted !== null;
  }

  get isPending(): boolean {
    return this.rest !== '' || this.pasted !== null;
  }

  /** What these bytes complete. */
  push(bytes: Uint8Array): TerminalEvent[] {
    this.rest += this.utf8.decode(bytes, { stream: true });
    return this.read(false);
  }

  /** No more bytes come soon: a begun escape sequence is the Escape key, a begun paste is whole. */
  flush(): TerminalEvent[] {
    const events = this.read(true);
    if (this.pasted) {
      this.pasted.push(this.rest);
      this.rest = '';
      events.push(this.endPaste());
    }
    return events;
  }

  private read(isLast: boolean): TerminalEvent[] {
    const events: TerminalEvent[] = [];
    // The text is cut once at the end: cutting it for every key would copy a long one over and over.
    const text = this.rest;
    let at = 0;
    while (at < text.length) {
      if (this.pasted) {
        const end = this.readPaste(text, at, events);
        if (end < 0) {
          at = -end - 1;
          break;
        }
        at = end;
      } else {
        const length = text[at] === ESC ? this.readEscape(text, at, isLast, events) : this.readKey(text, at, events);
        if (length === 0) break;
        at += length;
      }
    }
    this.rest = text.slice(at);
    return events;
  }

  /** Goes on behind the end mark; without one, gives the place to go on at later as a negative number less one. */
  private readPaste(text: string, from: number, events: TerminalEvent[]): number {
    const pasted = this.pasted as string[];
    const end = endOfPaste(text, from);
    if (end >= 0) {
      pasted.push(text.slice(from, end));
      events.push(this.endPaste());
      return end + PASTE_END.length;
    }
    // The end mark may be cut.
    const kept = Math.max(from, text.length - (PASTE_END.length - 1));
    const mark = text.indexOf(ESC, kept);
    const until = mark < 0 ? text.length : mark;
    pasted.push(text.slice(from, until));
    this.pastedLength += until - from;
    if (this.pastedLength > LONGEST_PASTE) events.push(this.endPaste());
    return -until - 1;
  }

  private endPaste(): TerminalEvent {
    const text = (this.pasted ?? []).join('');
    this.pasted = null;
    this.pastedLength = 0;
    return { kind: 'paste', text };
  }

  private readKey(text: string, at: number, events: TerminalEvent[]): number {
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    events.push({ kind: 'key', ...pressOfPlain(character, NO_MODIFIERS) });
    return character.length;
  }

  /** Reads what begins with Escape; 0 when it may go on. */
  private readEscape(text: string, at: number, isLast: boolean, events: TerminalEvent[]): number {
    const part = text.slice(at, at + LONGEST_SEQUENCE);
    const csi = CSI.exec(part);
    if (csi) {
      this.readCsi(csi, events);
      return csi[0].length;
    }
    const ss3 = SS3.exec(part);
    if (ss3) {
      const press = pressOfSs3(ss3[1] as string, ss3[2] as string);
      if (press) events.push({ kind: 'key', ...press });
      return ss3[0].length;
    }
    const osc = OSC.exec(text.slice(at, at + 4096));
    if (osc) return osc[0].length;
    const next = part.slice(1);
    const isBegun = next === '' || next === 'O' || CSI_BEGUN.test(part) || OSC_BEGUN.test(part);
    if (isBegun && !isLast && part.length < LONGEST_SEQUENCE) return 0;
    if (next === '') {
      events.push({ kind: 'key', chord: 'Escape', text: '' });
      return 1;
    }
    return this.readAltKey(text, at, isLast, events);
  }

  /** Escape and another key are that key with Alt. */
  private readAltKey(text: string, at: number, isLast: boolean, events: TerminalEvent[]): number {
    if (text[at + 1] === ESC) {
      const inner: TerminalEvent[] = [];
      const length = this.readEscape(text, at + 1, isLast, inner);
      const [key] = inner;
      if (length === 0) return 0;
      // Two Escapes one after the other are two keys.
      if (key?.kind === 'key' && key.chord !== 'Escape' && !/(?:^|\+)Alt\+/.test(key.chord)) {
        events.push({ kind: 'key', chord: withAlt(key.chord), text: '' });
        return length + 1;
      }
      events.push({ kind: 'key', chord: 'Escape', text: '' });
      return 1;
    }
    const character = String.fromCodePoint(text.codePointAt(at + 1) as number);
    events.push({ kind: 'key', ...pressOfPlain(character, { ...NO_MODIFIERS, alt: true }) });
    return 1 + character.length;
  }

  private readCsi([, mark, parameters, , letter]: RegExpExecArray, events: TerminalEvent[]): void {
    // Answers to questions about the terminal, and reports of the mouse, are not keys.
    if (mark !== '') return;
    const numbers = (parameters as string).split(';').map((part) => Number(part.split(':')[0] || '0'));
    const [first = 0, second = 0, third = 0] = numbers;
    if (letter === '~' && first === 200) this.pasted = [];
    else if (letter === 'R' && this.awaitsCursor) events.push({ kind: 'cursor', row: first, column: second });
    else {
      const press = pressOfCsi(letter as string, first, second, third, numbers);
      if (press) events.push({ kind: 'key', ...press });
    }
  }
}

/**
 * The last end mark before the next paste begins: one before it was in what was pasted, by somebody who wanted the rest to
 * be taken for keys.
 */
function endOfPaste(text: string, from: number): number {
  const first = text.indexOf(PASTE_END, from);
  if (first < 0) return first;
  const next = text.indexOf(PASTE_BEGIN, first);
  return text.lastIndexOf(PASTE_END, next < 0 ? text.length : next);
}

/** `Shift+Ctrl+x` → `Shift+Ctrl+Alt+x`: modifiers stand in this order. */
function withAlt(chord: string): string {
  const [, before, key] = /^((?:Shift\+)?(?:Ctrl\+)?)(.+)$/s.exec(chord) as RegExpExecArray;
  return `${before}Alt+${key}`;
}

/** A key that comes as one character. */
function pressOfPlain(character: string, modifiers: Modifiers): KeyPress {
  const code = character.codePointAt(0) as number;
  const named = (name: string): KeyPress => ({ chord: chordOfName(name, modifiers), text: '' });
  if (code === 0x7f) return named('Backspace');
  if (code >= 0x20) return pressOfCharacter(character, modifiers);
  if (code === 9) return named('Tab');
  // A line feed comes from programs that type for a person, and from texts pasted without marks.
  if (code === 13 || code === 10) return named('Enter');
  const letter = String.fromCharCode(code + 0x40).toLowerCase();
  return pressOfCharacter(letter, { ...modifiers, ctrl: true });
}

function pressOfSs3(modifier: string, letter: string): KeyPress | null {
  if (letter === 'M') return { chord: 'Enter', text: '' };
  const keypad = /^[j-y]$/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) - 0x40) : null;
  if (keypad !== null) return pressOfCharacter(keypad, NO_MODIFIERS);
  const name = nameIn(sequences.csiLetters, letter);
  return name === null ? null : { chord: chordOfName(name, modifiersOf(Number(modifier || '1'))), text: '' };
}

function pressOfCsi(
  letter: string,
  first: number,
  second: number,
  third: number,
  numbers: readonly number[],
): KeyPress | null {
  switch (letter) {
    case 'Z':
      return { chord: 'Shift+Tab', text: '' };
    case 'u':
      return pressOfCode(first, modifiersOf(second));
    case '_':
      return pressOfVirtualKey(numbers);
    case '~': {
      if (first === 27) return pressOfCode(third, modifiersOf(second));
      const name = nameIn(sequences.csiNumbers, String(first));
      return name === null ? null : { chord: chordOfName(name, modifiersOf(second)), text: '' };
    }
    default: {
      const name = nameIn(sequences.csiLetters, letter);
      return name === null ? null : { chord: chordOfName(name, modifiersOf(second)), text: '' };
    }
  }
}

/** A key told by its code point, as kitty's protocol and modifyOtherKeys do. */
function pressOfCode(code: number, modifiers: Modifiers): KeyPress | null {
  const name = nameIn(sequences.codePoints, String(code));
  if (name !== null && name !== 'Spacebar') return { chord: chordOfName(name, modifiers), text: '' };
  // Kitty's private codes: keys that no table knows, such as Caps Lock.
  if (code < 0x20 || code > 0x10ffff || (code >= 0xe000 && code <= 0xf8ff)) return null;
  const { shift } = modifiers;
  const character = String.fromCodePoint(code);
  const isLetter = character.toLowerCase() !== character.toUpperCase();
  return pressOfCharacter(character, { ...modifiers, shift: shift && (isLetter || character === ' ') });
}

/** One more than bits for Shift, Alt, Ctrl, as xterm counts. */
function modifiersOf(parameter: number): Modifiers {
  const bits = Math.max(0, parameter - 1);
  return { shift: (bits & 1) !== 0, alt: (bits & 2) !== 0, ctrl: (bits & 4) !== 0 };
}

/** Windows Terminal's form: virtual key, scan code, character, down or up, state, repeats. */
function pressOfVirtualKey([virtualKey = 0, , code = 0, down = 0, state = 0]: readonly number[]): KeyPress | null {
  if (down === 0) return null;
  const alt = (state & 3) !== 0;
  const ctrl = (state & 12) !== 0;
  const shift = (state & 16) !== 0;
  const functionKey = virtualKey >= 112 && virtualKey <= 135 ? `F${virtualKey - 111}` : null;
  const name = functionKey ?? nameIn(sequences.windowsVirtualKeys, String(virtualKey));
  if (name !== null && name !== 'Spacebar') return { chord: chordOfName(name, { shift, ctrl, alt }), text: '' };
  // AltGr is Ctrl and Alt together, and types a character.
  if (code >= 0x20 && ctrl && alt) return pressOfCharacter(String.fromCodePoint(code), NO_MODIFIERS);
  if (code >= 0x20) return pressOfCharacter(String.fromCodePoint(code), { shift: false, ctrl, alt });
  if (virtualKey >= 0x41 && virtualKey <= 0x5a)
    return pressOfCharacter(String.fromCharCode(virtualKey).toLowerCase(), { shift, ctrl, alt });
  return code > 0 ? pressOfPlain(String.fromCodePoint(code), { shift, ctrl: false, alt }) : null;
}

function nameIn(table: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(table, key) ? (table[key] as string) : null;
}
